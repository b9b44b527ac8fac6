package dev.monitor.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of Telegram's HTML on as many pages as they need. Each page is valid by itself: no tag is open at its end, and a
 * table that goes on has its title line again. Telegram takes 4096 characters after it has parsed the markup; counted
 * here is the markup too, and room is left for a footer.
 */
final class TelegramPages {
    private static final int MOST = 4000;
    private static final String OPEN = "<pre>";
    private static final String CLOSE = "</pre>\n";

    private final List<String> pages = new ArrayList<>();
    private StringBuilder page = new StringBuilder();

    /** Adds a line of valid HTML, which must be much shorter than a page. */
    void line(String html) {
        makeRoom(html.length() + 1);
        page.append(html).append('\n');
    }

    /** Adds a monospaced block of plain lines, the first of which is its title. */
    void table(List<String> lines) {
        String title = OPEN + Untrusted.html(lines.get(0));
        boolean open = false;
        for (String line : lines.subList(1, lines.size())) {
            String row = "\n" + Untrusted.html(line);
            if (open && !hasRoom(row.length() + CLOSE.length())) {
                page.append(CLOSE);
                turn();
                open = false;
            }
            if (!open) {
                makeRoom(title.length() + row.length() + CLOSE.length());
                page.append(title);
                open = true;
            }
            page.append(row);
        }
        if (open) {
            page.append(CLOSE);
        }
    }

    /** All pages, without white space around them. */
    List<String> pages() {
        turn();
        return List.copyOf(pages);
    }

    private void makeRoom(int length) {
        if (!hasRoom(length)) {
            turn();
        }
    }

    private boolean hasRoom(int length) {
        return page.length() + length <= MOST;
    }

    private void turn() {
        String full = page.toString().strip();
        if (!full.isEmpty()) {
            pages.add(full);
        }
        page = new StringBuilder();
    }
}

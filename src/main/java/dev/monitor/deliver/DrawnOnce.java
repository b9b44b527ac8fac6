package dev.monitor.deliver;

import dev.monitor.model.Figure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws each chart once, however many recipients get it: encoding a picture takes longer than all the rest of a message. */
final class DrawnOnce implements Drawing {
    /** A report has a few charts, and what is behind it waits its turn. */
    private static final int MOST_KEPT = 8;

    private final Drawing drawing;
    private final Map<Figure, byte[]> drawn = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Figure, byte[]> eldest) {
            return size() > MOST_KEPT;
        }
    };

    DrawnOnce(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public synchronized byte[] png(Figure figure) throws IOException {
        byte[] known = drawn.get(figure);
        if (known == null) {
            known = drawing.png(figure);
            drawn.put(figure, known);
        }
        return known;
    }
}

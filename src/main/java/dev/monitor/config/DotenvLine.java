package dev.monitor.config;

/**
 * One line of a settings file: {@code KEY=value} or {@code KEY="value"}, then perhaps a comment. What dotenv-java makes of
 * other forms surprises: it cuts {@code a=b#c} to {@code b}, keeps single quotes as part of a value, goes on into the
 * next lines from a quote that is not closed, and refuses {@code export}.
 *
 * @param text the line
 * @param key empty where there is none
 * @param fault what is wrong with it, without a word of it, since it may be a secret; empty if nothing is
 */
record DotenvLine(String text, String key, String fault) {
    /** Line separators, byte order mark, and what stands for bytes that are no UTF-8. */
    private static final String INVISIBLE = "\u2028\u2029\uFEFF\uFFFD";

    private static final String IN_QUOTES = "put the value in double quotes";
    private static final String IN_A_FILE =
            "a value with a double quote can be given as KEY_FILE, a label of a rule in single quotes";

    static DotenvLine of(String text) {
        if (isBlankOrComment(text, 0)) {
            return new DotenvLine(text, "", "");
        }
        int equals = text.indexOf('=');
        String key = equals < 0 ? "" : text.substring(0, equals).trim();
        if (key.startsWith("export ")) {
            return new DotenvLine(text, "", "export is not understood; write KEY=value");
        }
        if (!Form.KEY.fits(key)) {
            return new DotenvLine(text, "", "not of the form KEY=value");
        }
        String fault = isPrintable(text) ? fault(text, equals + 1) : "holds a control character or is not UTF-8";
        return new DotenvLine(text, key, fault);
    }

    boolean isBlank() {
        return key.isEmpty() && fault.isEmpty();
    }

    private static String fault(String text, int afterEquals) {
        int begin = afterEquals;
        while (begin < text.length() && isSpace(text.charAt(begin))) {
            begin++;
        }
        if (begin == text.length()) {
            return "";
        }
        return switch (text.charAt(begin)) {
            case '"' -> quotedFault(text, begin);
            case '\'' -> "single quotes would be part of the value; " + IN_QUOTES;
            default -> plainFault(text, begin);
        };
    }

    private static String quotedFault(String text, int begin) {
        int end = text.indexOf('"', begin + 1);
        if (end < 0) {
            return "a double quote is not closed";
        }
        // With another double quote in the rest, nobody can tell where the value was meant to end.
        boolean ends =
                isBlankOrComment(text, end + 1) && text.indexOf('"', end + 1) < 0 && !text.startsWith("#", end + 1);
        return ends ? "" : "something follows the closing double quote; " + IN_A_FILE;
    }

    private static String plainFault(String text, int begin) {
        int comment = text.indexOf('#', begin);
        if (comment >= 0 && !isSpace(text.charAt(comment - 1))) {
            return "# would cut the value off; " + IN_QUOTES + ", or a space before a comment";
        }
        String value =
                text.substring(begin, comment < 0 ? text.length() : comment).trim();
        return value.endsWith("\"") ? "a double quote ends the value but does not begin it; " + IN_A_FILE : "";
    }

    private static boolean isBlankOrComment(String text, int begin) {
        for (int i = begin; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return text.charAt(i) == '#';
            }
        }
        return true;
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (INVISIBLE.indexOf(c) >= 0 || (Character.isISOControl(c) && c != '\t')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}

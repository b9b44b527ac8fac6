package dev.monitor.deliver;

/** Makes a line for people of what came from outside. */
final class OneLine {
    private static final int LONGEST = 300;

    private OneLine() {}

    /** The text without the secrets, control characters and undue length. */
    static String of(String text, Secrets secrets) {
        // Blotted out before it is cut: half a secret is one too.
        StringBuilder line = new StringBuilder();
        secrets.blotOut(text)
                .codePoints()
                .map(c -> isPrintable(c) ? c : ' ')
                .limit(LONGEST)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /** Whether people see it as it is meant, on any screen. */
    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}

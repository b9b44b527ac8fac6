package dev.monitor.config;

import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import io.github.cdimascio.dotenv.internal.DotenvParser;
import io.github.cdimascio.dotenv.internal.DotenvReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands lines to dotenv-java's parser, which is loaded where there are some. Its public builder would read the file a second
 * time, under a path that it rewrites, mix in the environment, and take twice as long to start.
 */
final class DotenvJava {
    private DotenvJava() {}

    /**
     * The values by key, in the order of the lines.
     *
     * @param lines none of which it refuses; its exception would show the line, secret and all
     */
    static Map<String, String> read(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (DotenvEntry entry : new DotenvParser(new Lines(lines), true, true).parse()) {
                values.put(entry.getKey(), entry.getValue());
            }
        } catch (DotenvException e) {
            throw new IllegalStateException("dotenv-java refuses a line that passed the check");
        }
        return values;
    }

    private static final class Lines extends DotenvReader {
        private final List<String> lines;

        Lines(List<String> lines) {
            super("", "");
            this.lines = lines;
        }

        @Override
        public List<String> read() {
            return lines;
        }
    }
}

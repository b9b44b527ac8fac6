package dev.monitor.web;

import dev.monitor.render.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The files of the page, as they are in this build. */
final class Assets {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String FOLDER = "/assets/";
    private static final List<String> SCRIPTS = List.of(
            "alerts.js",
            "api.js",
            "app.js",
            "dom.js",
            "figures.js",
            "format.js",
            "graph.js",
            "graphs.js",
            "history.js",
            "now.js",
            "range.js",
            "table.js",
            "time.js",
            "users.js");

    private Assets() {}

    /** All of them by their paths. */
    static Map<String, Answer> all() {
        Map<String, Answer> all = new HashMap<>();
        all.put("/", Answer.of(HTML, resource("index.html")));
        all.put(FOLDER + "style.css", Answer.of(CSS, resource("style.css")));
        all.put(FOLDER + "theme.css", Answer.of(CSS, Theme.stylesheet().getBytes(StandardCharsets.UTF_8)));
        all.put(FOLDER + "icon.svg", Answer.of("image/svg+xml", resource("icon.svg")));
        all.put(FOLDER + "vendor/chart.js", Answer.of(SCRIPT, resource(chartScript())));
        for (String script : SCRIPTS) {
            all.put(FOLDER + script, Answer.of(SCRIPT, resource(script)));
        }
        return all;
    }

    /** Its path has its version, which the build knows. */
    private static String chartScript() {
        Properties chart = new Properties();
        try (InputStream in = open("chart.properties")) {
            chart.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read from this build: chart.properties", e);
        }
        return chart.getProperty("script");
    }

    private static byte[] resource(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read from this build: " + name, e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Assets.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("not in this build: " + name);
        }
        return in;
    }
}

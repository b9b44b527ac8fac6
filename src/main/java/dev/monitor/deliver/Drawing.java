package dev.monitor.deliver;

import dev.monitor.model.Figure;
import java.io.IOException;

/** Draws charts. */
@FunctionalInterface
public interface Drawing {
    /** The chart as a PNG file; whatever it throws costs the chart alone. */
    byte[] png(Figure figure) throws IOException;
}

package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.monitor.model.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DrawnOnceTest {
    private final List<Figure> drawn = new ArrayList<>();

    @Test
    void aChartThatManyGetIsDrawnOnce() throws IOException {
        Drawing once = new DrawnOnce(figure -> {
            drawn.add(figure);
            return new byte[] {1};
        });
        once.png(bars("alice"));
        once.png(bars("alice"));
        once.png(bars("bob"));
        assertEquals(List.of(bars("alice"), bars("bob")), drawn);
    }

    @Test
    void aChartThatFailedIsTriedAgain() throws IOException {
        Drawing once = new DrawnOnce(figure -> {
            drawn.add(figure);
            if (drawn.size() == 1) {
                throw new IOException("no font");
            }
            return new byte[] {1};
        });
        assertThrows(IOException.class, () -> once.png(bars("alice")));
        assertEquals(1, once.png(bars("alice")).length);
    }

    private static Figure bars(String label) {
        return new Figure.Bars("CPU", "s", List.of(new Figure.Bar(label, 1)));
    }
}

package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.monitor.model.Figure;
import dev.monitor.model.Report;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserBarsTest {
    @Test
    void eachUserIsABarAndTheOthersAreTheLastOne() {
        Figure.Bars bars = bars(Reports.ordinary());

        assertEquals("CPU time by user on web1.example.com", bars.title());
        assertEquals(
                List.of("alice", "bernadette-longname", "uid 1234", "others"),
                bars.bars().stream().map(Figure.Bar::label).toList());
        assertEquals("hours", bars.unit());
        assertEquals(12.05, bars.bars().get(0).value(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "PT2H,hours,2",
        "PT1H59M,minutes,119",
        "PT2M,minutes,2",
        "PT1M59.5S,seconds,119.5",
        "PT0.01S,seconds,0.01"
    })
    void theUnitSuitsTheLargestBar(Duration cpu, String unit, double value) {
        Figure.Bars bars = bars(Reports.alone("alice", cpu));

        assertEquals(unit, bars.unit());
        assertEquals(value, bars.bars().get(0).value(), 1e-9);
    }

    @Test
    void twentyUsersHaveABarEachAndMoreAreSummedUpInTheTwentieth() {
        assertEquals("user-0020", bars(Reports.crowd(20)).bars().get(19).label());

        List<Figure.Bar> bars = bars(Reports.crowd(22)).bars();
        assertEquals(20, bars.size());
        assertEquals(new Figure.Bar("3 more", 3 + 2 + 1), bars.get(19));
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertNull(UserBars.of(Reports.empty()));
    }

    private static Figure.Bars bars(Report report) {
        return (Figure.Bars) Objects.requireNonNull(UserBars.of(report));
    }
}

package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Recording;
import dev.monitor.model.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The history in local time, also where days are longer or shorter than others. */
class HistoryTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Series LOAD = new Series("load1", Map.of());

    @Test
    void anHourThatTheClockShowsTwiceHasTwoRows() {
        List<String> rows = rows(day("2026-10-25"), day("2026-10-26"), 60);
        assertEquals(25, rows.size());
        assertEquals(
                2,
                rows.stream().filter(row -> row.startsWith("Sun 25 Oct 02:00")).count());
    }

    @Test
    void anHourThatItSkipsHasNone() {
        List<String> rows = rows(day("2026-03-29"), day("2026-03-30"), 60);
        assertEquals(23, rows.size());
        assertEquals(
                0,
                rows.stream().filter(row -> row.startsWith("Sun 29 Mar 02:00")).count());
    }

    @Test
    void daysAreThoseOfTheCalendarAcrossTheEndsOfMonthsAndChangesOfTheClock() {
        List<String> rows = rows(day("2026-03-20"), day("2026-04-05"), 3600);
        assertEquals(16, rows.size());
        assertTrue(rows.get(9).startsWith("Sun 29 Mar 2026"), rows.get(9));
        assertTrue(rows.get(10).startsWith("Mon 30 Mar 2026"), rows.get(10));
        assertTrue(rows.get(12).startsWith("Wed 1 Apr 2026"), rows.get(12));
    }

    @Test
    void csvTellsTheOffsetOfEachMoment() {
        Instant change = Instant.parse("2026-10-25T01:00:00Z");
        List<Aggregate> points = List.of(
                Aggregate.of(change.minusSeconds(60), 1),
                Aggregate.of(change, 2),
                Aggregate.of(change.plusSeconds(1), 3));
        StringBuilder csv = new StringBuilder();
        new HistoryCsv(BERLIN, csv::append).add(new Recording(LOAD, points));
        assertEquals(
                List.of("time", "2026-10-25T02:59:00+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T02:00:01+01:00"),
                csv.toString()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList());
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(BERLIN).toInstant();
    }

    /** The rows of the table for a point each so many seconds. */
    private static List<String> rows(Instant from, Instant to, long step) {
        List<Aggregate> points = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(step)) {
            points.add(Aggregate.of(at, 1));
        }
        List<String> lines = new HistoryText(from, to, BERLIN, 80, false)
                .of(List.of(new Recording(LOAD, points)))
                .lines()
                .toList();
        return lines.subList(lines.indexOf("") + 1, lines.size()).stream()
                .filter(line -> line.matches("[A-Z][a-z][a-z] .*"))
                .toList();
    }
}

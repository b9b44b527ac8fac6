package dev.monitor.render;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Marks on an axis of time, in milliseconds since the epoch: at round local times, whatever the clocks do, and never more
 * than there is room for.
 */
final class TimeScale {
    private static final int[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720};
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120};
    private static final int MINUTES_OF_DAY = 1440;
    /** The average length of a month. */
    private static final double DAYS_OF_MONTH = 30.44;
    /** Offsets of time zones are multiples of this. */
    private static final int GRAIN = 15;
    /** Of the usual distance: two marks that a changed clock brings closer are one. */
    private static final double CLOSEST = 0.6;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);
    private static final LocalDate A_MONDAY = LocalDate.of(2024, 1, 1);

    private final Instant from;
    private final Instant to;
    private final ZoneId zone;

    private TimeScale(Instant from, Instant to, ZoneId zone) {
        this.from = from;
        this.to = to;
        this.zone = zone;
    }

    /** The marks between two moments, at most so many. */
    static List<Tick> ticks(Instant from, Instant to, ZoneId zone, int most) {
        return new TimeScale(from, to, zone).ticks(most);
    }

    private List<Tick> ticks(int most) {
        double minutes = Duration.between(from, to).toMillis() / 60_000.0;
        for (int step : MINUTES) {
            if (minutes / step <= most) {
                return clock(step);
            }
        }
        double days = minutes / MINUTES_OF_DAY;
        for (int step : DAYS) {
            if (days / step <= most) {
                return days(step);
            }
        }
        int last = MONTHS.length - 1;
        int place = 0;
        while (place < last && days / DAYS_OF_MONTH / MONTHS[place] > most) {
            place++;
        }
        return months(MONTHS[place]);
    }

    /** Times of the day; midnight is told by the day that begins. */
    private List<Tick> clock(int step) {
        long grain = 60L * Math.min(step, GRAIN);
        List<Tick> ticks = new ArrayList<>();
        long first = Math.floorDiv(from.getEpochSecond() + grain - 1, grain) * grain;
        for (long second = first; second <= to.getEpochSecond(); second += grain) {
            Instant at = Instant.ofEpochSecond(second);
            LocalTime time = at.atZone(zone).toLocalTime();
            if (time.toSecondOfDay() % (60 * step) == 0) {
                add(ticks, at, time.equals(LocalTime.MIDNIGHT) ? DAY : CLOCK, 60_000.0 * step);
            }
        }
        return ticks;
    }

    /** Days; if there is one a week, Mondays. */
    private List<Tick> days(int step) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate begin = first.minusDays(Math.floorMod(first.toEpochDay() - A_MONDAY.toEpochDay(), step));
        return dates(begin, day -> day.plusDays(step), DAY, (double) step * MINUTES_OF_DAY * 60_000);
    }

    /** Months; a January is told by its year. */
    private List<Tick> months(int step) {
        LocalDate first = LocalDate.ofInstant(from, zone).withDayOfMonth(1);
        long month = first.getYear() * 12L + first.getMonthValue() - 1;
        LocalDate begin = first.minusMonths(month % step);
        return dates(begin, day -> day.plusMonths(step), MONTH, step * DAYS_OF_MONTH * MINUTES_OF_DAY * 60_000);
    }

    private List<Tick> dates(LocalDate begin, UnaryOperator<LocalDate> next, DateTimeFormatter format, double step) {
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate day = begin; ; day = next.apply(day)) {
            ZonedDateTime at = day.atStartOfDay(zone);
            if (at.toInstant().isAfter(to)) {
                return ticks;
            }
            boolean isYear = format == MONTH && day.getMonthValue() == 1;
            if (!at.toInstant().isBefore(from)) {
                add(ticks, at.toInstant(), isYear ? YEAR : format, step);
            }
        }
    }

    private void add(List<Tick> ticks, Instant at, DateTimeFormatter format, double step) {
        double value = at.toEpochMilli();
        if (ticks.isEmpty() || value - ticks.get(ticks.size() - 1).value() > CLOSEST * step) {
            ticks.add(new Tick(value, format.format(at.atZone(zone))));
        }
    }
}

package dev.monitor.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.monitor.journal.Fields.Malformed;
import dev.monitor.model.CpuStat;
import dev.monitor.model.CpuTimes;
import dev.monitor.model.Rates;
import dev.monitor.model.RecordedRun;
import dev.monitor.model.Sample;
import dev.monitor.model.Section;
import dev.monitor.model.Uptime;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads journals line by line: our own, and pymonitor's, whose lines are {@code 2026-11-20 12:00:04,123 - {…}}; compressed
 * ones too. Lines are compared with the ones before them, also across files, so files are given in the order of time. What
 * of a line cannot be understood is left out and counted, never guessed.
 */
public final class JournalReader implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STAMP_END = " - {";
    private static final CpuTimes BOOT = new CpuTimes(List.of(0L, 0L, 0L, 0L));
    private static final double LAST_SECOND =
            Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    private final Deque<Path> files;
    private final ZoneId zone;
    private @Nullable Path file;
    private @Nullable LineReader lines;
    private long number;
    private @Nullable Instant previousAt;
    private @Nullable CpuTimes previousTimes;
    private long faulty;
    private String firstFault = "";

    /** @param zone where the clock of lines was that tell local time without offset */
    public JournalReader(List<Path> files, ZoneId zone) {
        this.files = new ArrayDeque<>(files);
        this.zone = zone;
    }

    /**
     * The next line that tells when it was written; null after the last one of the last file.
     *
     * @throws JournalException if a file cannot be read
     */
    public @Nullable RecordedRun next() throws JournalException {
        String line = line();
        while (line != null) {
            RecordedRun entry = line.isBlank() ? null : entry(line);
            if (entry != null) {
                return entry;
            }
            line = line();
        }
        return null;
    }

    /** How many lines could not be understood, or not wholly. */
    public long faulty() {
        return faulty;
    }

    /** Where the first of them is, for people: {@code FILE, line 12}; empty if there is none. */
    public String firstFault() {
        return firstFault;
    }

    private @Nullable String line() throws JournalException {
        try {
            while (true) {
                String line = lines == null ? null : lines.next();
                if (line != null) {
                    number++;
                    return line;
                }
                close();
                file = files.poll();
                if (file == null) {
                    return null;
                }
                lines = LineReader.open(file);
                number = 0;
            }
        } catch (NoSuchFileException e) {
            throw new JournalException(file + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new JournalException(file + ": may not be read by this user");
        } catch (IOException e) {
            throw new JournalException(file + ": " + e.getMessage());
        }
    }

    private @Nullable RecordedRun entry(String line) {
        int stamp = line.startsWith("{") ? -1 : line.indexOf(STAMP_END);
        try {
            JsonNode json = JSON.readTree(line.substring(stamp < 0 ? 0 : stamp + STAMP_END.length() - 1));
            Instant at = time(new Fields(json), stamp < 0 ? "" : line.substring(0, stamp));
            return entry(at, json);
        } catch (JsonProcessingException | Malformed | DateTimeException e) {
            countFault();
            return null;
        }
    }

    /** Unix seconds, else local time with offset, else without it, else the stamp before the object. */
    private Instant time(Fields line, String stamp) throws Malformed {
        if (line.has("timestamp")) {
            double seconds = line.decimal("timestamp");
            if (seconds < 0 || seconds > LAST_SECOND) {
                throw new Malformed("timestamp");
            }
            return Instant.ofEpochSecond((long) seconds);
        }
        String time =
                line.has("time") ? line.text("time") : stamp.replace(' ', 'T').replace(',', '.');
        boolean offset = time.endsWith("Z") || time.lastIndexOf('+') > 0 || time.lastIndexOf('-') > "2026-11".length();
        return offset
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDateTime.parse(time).atZone(zone).toInstant();
    }

    private RecordedRun entry(Instant at, JsonNode line) {
        List<Sample> samples = new ArrayList<>();
        CpuTimes times = null;
        Double uptime = null;
        Set<String> collectors = new HashSet<>();
        boolean whole = true;
        for (LineSection kind : LineSection.values()) {
            try {
                Section section = kind.of(line);
                if (section != null) {
                    samples.addAll(section.samples());
                    collectors.add(kind.key());
                }
                times = section instanceof CpuStat cpu ? cpu.total() : times;
                uptime = section instanceof Uptime up ? (Double) up.total() : uptime;
            } catch (Malformed e) {
                whole = false;
            }
        }
        if (!whole) {
            countFault();
        }
        samples.addAll(rates(at, times, uptime));
        Duration sinceBoot = uptime == null ? null : Duration.ofMillis(Math.round(1000 * uptime));
        return new RecordedRun(at, sinceBoot, samples, collectors);
    }

    /** The rates since the line before, or since boot if that was later. A line from before it has none. */
    private List<Sample> rates(Instant at, @Nullable CpuTimes times, @Nullable Double uptime) {
        if (times == null) {
            return List.of();
        }
        Instant beforeAt = previousAt;
        CpuTimes before = previousTimes;
        previousAt = at;
        previousTimes = times;
        if (beforeAt == null || before == null || !beforeAt.isBefore(at)) {
            return List.of();
        }
        boolean booted =
                uptime != null && at.minusMillis((long) (1000 * uptime)).isAfter(beforeAt);
        return Rates.between(booted ? BOOT : before, times).samples();
    }

    private void countFault() {
        faulty++;
        if (firstFault.isEmpty()) {
            firstFault = file + ", line " + number;
        }
    }

    @Override
    public void close() {
        try {
            if (lines != null) {
                lines.close();
                lines = null;
            }
        } catch (IOException e) {
            // What was read is good all the same.
        }
    }
}

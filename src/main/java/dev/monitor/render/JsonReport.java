package dev.monitor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.monitor.model.Budget;
import dev.monitor.model.Gap;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.NoRun;
import dev.monitor.model.Report;
import dev.monitor.model.Sessions;
import dev.monitor.model.TopProcesses;
import dev.monitor.model.Uptime;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON, for programs. Texts are whole and unchanged; characters outside of printable ASCII are escaped, so that
 * the output is safe on a terminal too. What is not known is null; why no better source of CPU times was used is the first
 * line of {@code degraded}.
 */
public final class JsonReport {
    private static final int HUNDREDTHS = 2;
    private static final int SHARE_PLACES = 4;

    private final JsonGenerator json;
    private final Times times;

    private JsonReport(JsonGenerator json, Times times) {
        this.json = json;
        this.times = times;
    }

    /**
     * The report as one object, ended by a line feed.
     *
     * @param zone whose offset the times have
     */
    public static String render(Report report, ZoneId zone) {
        StringWriter text = new StringWriter();
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        try (JsonGenerator json = factory.createGenerator(text)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            new JsonReport(json, new Times(zone)).report(report);
        } catch (IOException e) {
            throw new UncheckedIOException("a report in memory cannot fail to be written", e);
        }
        // The one control character that JSON and its writer let through; it can only be within a string.
        return text.append('\n').toString().replace("\u007f", "\\u007f");
    }

    private void report(Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", report.host());
        json.writeStringField("from", times.iso(report.from()));
        json.writeStringField("to", times.iso(report.to()));
        json.writeArrayFieldStart("users");
        for (Report.Row row : report.users()) {
            row(row);
        }
        json.writeEndArray();
        json.writeFieldName("others");
        row(report.others());
        seconds("total_cpu_seconds", report.total());
        seconds("machine_cpu_seconds", report.machine());
        seconds("unattributed_cpu_seconds", report.unattributed());
        json.writeStringField("source", report.source().key());
        gaps(report);
        load(report.load());
        memory(report.memory());
        uptime(report.uptime());
        sessions(report.sessions());
        top(report.top());
        json.writeArrayFieldStart("degraded");
        if (!report.note().isEmpty()) {
            json.writeString("accounting: " + report.note());
        }
        for (String line : report.degraded()) {
            json.writeString(line);
        }
        json.writeEndArray();
        if (!report.budgets().isEmpty()) {
            budgets(report.budgets());
        }
        if (!report.noRun().isEmpty()) {
            noRun(report.noRun());
        }
        json.writeEndObject();
    }

    private void budgets(List<Budget> budgets) throws IOException {
        json.writeArrayFieldStart("budgets");
        for (Budget budget : budgets) {
            json.writeStartObject();
            json.writeStringField("user", budget.user());
            json.writeStringField("period", budget.period().key());
            json.writeStringField("since", times.iso(budget.since()));
            seconds("limit_seconds", budget.limit());
            seconds("used_seconds", budget.used());
            decimal("percent", budget.percent(), 1);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void noRun(List<NoRun> spans) throws IOException {
        json.writeArrayFieldStart("no_run");
        for (NoRun span : spans) {
            json.writeStartObject();
            json.writeStringField("from", times.iso(span.from()));
            json.writeStringField("to", times.iso(span.to()));
            json.writeStringField("started", span.started() == null ? null : times.iso(span.started()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void row(Report.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("user", row.user());
        integer("uid", row.uid());
        seconds("cpu_seconds", row.cpu());
        decimal("share", row.share(), SHARE_PLACES);
        json.writeNumberField("commands", row.commands());
        integer("running", row.running() == null ? null : Long.valueOf(row.running()));
        json.writeArrayFieldStart("programs");
        for (Report.Program program : row.programs()) {
            json.writeStartObject();
            json.writeStringField("program", program.program());
            seconds("cpu_seconds", program.cpu());
            json.writeNumberField("commands", program.commands());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void gaps(Report report) throws IOException {
        json.writeArrayFieldStart("gaps");
        for (Gap gap : report.gaps()) {
            json.writeStartObject();
            json.writeStringField("from", times.iso(gap.from()));
            json.writeStringField("to", times.iso(gap.to()));
            json.writeStringField("why", gap.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void load(@Nullable LoadAvg load) throws IOException {
        if (load == null) {
            json.writeNullField("load");
            return;
        }
        json.writeArrayFieldStart("load");
        json.writeNumber(decimal(load.load1(), HUNDREDTHS));
        json.writeNumber(decimal(load.load5(), HUNDREDTHS));
        json.writeNumber(decimal(load.load15(), HUNDREDTHS));
        json.writeEndArray();
    }

    private void memory(@Nullable MemInfo memory) throws IOException {
        if (memory == null) {
            json.writeNullField("memory");
            return;
        }
        json.writeObjectFieldStart("memory");
        json.writeNumberField("total_bytes", memory.totalBytes());
        json.writeNumberField("available_bytes", memory.availableBytes());
        decimal("percent", memory.percent(), HUNDREDTHS);
        json.writeEndObject();
    }

    private void uptime(@Nullable Uptime uptime) throws IOException {
        if (uptime == null) {
            json.writeNullField("uptime_seconds");
        } else {
            decimal("uptime_seconds", uptime.total(), HUNDREDTHS);
        }
    }

    private void sessions(@Nullable Sessions sessions) throws IOException {
        if (sessions == null) {
            json.writeNullField("sessions");
            return;
        }
        json.writeArrayFieldStart("sessions");
        for (Sessions.Session session : sessions.sessions()) {
            json.writeStartObject();
            json.writeStringField("user", session.user());
            json.writeStringField("tty", session.tty());
            json.writeStringField("from", session.from());
            json.writeStringField("since", times.iso(session.since()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void top(@Nullable TopProcesses top) throws IOException {
        if (top == null) {
            json.writeNullField("top");
            return;
        }
        json.writeArrayFieldStart("top");
        for (TopProcesses.Entry process : top.processes()) {
            json.writeStartObject();
            json.writeNumberField("pid", process.pid());
            json.writeStringField("user", process.user());
            json.writeStringField("program", process.program());
            decimal("cpu_percent", process.cpuPercent(), HUNDREDTHS);
            json.writeNumberField("rss_bytes", process.rssBytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void integer(String name, @Nullable Long value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private void seconds(String name, @Nullable Duration duration) throws IOException {
        json.writeFieldName(name);
        if (duration == null) {
            json.writeNull();
        } else {
            json.writeNumber(rounded(Quantities.seconds(duration), HUNDREDTHS));
        }
    }

    private void decimal(String name, double value, int places) throws IOException {
        json.writeNumberField(name, decimal(value, places));
    }

    private static BigDecimal decimal(double value, int places) {
        return rounded(BigDecimal.valueOf(value), places);
    }

    /** Without trailing zeros, and never with an exponent. */
    private static BigDecimal rounded(BigDecimal value, int places) {
        BigDecimal shortest = value.setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}

package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.accounting.PacctWriter;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.render.TelegramHtml;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Names that users give to their programs, and to themselves, are data wherever they come to. */
class HostileNamesTest {
    private static final byte[][] NAMES = {
        bytes("z\nroot 9.99 cpu"),
        bytes("<b>&\""),
        bytes("</pre><a href='"),
        bytes("%s%n%d"),
        bytes("\u001b[2J\u001b]0;x\u0007"),
        bytes("\"},{\"run\":\""),
        {
            (byte) 0xff,
            (byte) 0xfe,
            (byte) 0xc3,
            (byte) 0x28,
            (byte) 0xa0,
            (byte) 0xed,
            (byte) 0xa0,
            (byte) 0x80,
            'x',
            (byte) 0xf0,
            (byte) 0x9f,
            (byte) 0x98,
            (byte) 0xc0,
            (byte) 0x80,
            (byte) 0x9b
        },
    };

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void somebodyRunsThem() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine).at("2026-03-02T12:00:00Z").set("HOST_NAME", "big");
        int pid = 4000;
        for (byte[] name : NAMES) {
            machine.append(
                    PacctWriter.record(ByteOrder.LITTLE_ENDIAN, 1001, name, 100, 0, 1_772_445_600L, 100, pid, 0));
            process(pid++, name);
        }
        machine.user("<i>mallory", 5001);
        machine.user("e\u001b[31mve", 5002);
        machine.ended("2026-03-02T11:00:00Z", 5001, "sh", 2).ended("2026-03-02T11:00:00Z", 5002, "sh", 3);
    }

    @Test
    void nobodyIsChargedWhoShouldNotBe() {
        JsonNode report = monitored.report("--dry-run", "--all-users");
        assertEquals(List.of("alice 7", "e\u001b[31mve 3", "<i>mallory 2"), Rows.seconds(report));
        assertTrue(Rows.of(report, "root").isMissingNode());
        assertEquals(5, Rows.of(report, "alice").path("programs").size());
    }

    @Test
    void aTerminalStaysSane() {
        for (String[] args : new String[][] {
            {"report", "--dry-run"},
            {"report", "--dry-run", "--all-users"},
            {"report", "--dry-run", "--format", "json"},
            {"report", "--dry-run", "--format", "html"},
            {"collect", "--dry-run"},
            {"collect", "--dry-run", "-v"},
            {"doctor"},
        }) {
            Monitored.Outcome outcome = monitored.run(args);
            assertEquals(0, outcome.exit(), outcome.err());
            for (char c : (outcome.out() + outcome.err()).toCharArray()) {
                boolean control = (c < ' ' && c != '\n') || (c >= 0x7f && c <= 0x9f) || c == '\u2028';
                assertFalse(control, "U+" + Integer.toHexString(c) + " in " + String.join(" ", args));
            }
        }
    }

    @Test
    void noLineOfTheReportIsForged() {
        String report = monitored.run("report", "--dry-run").out();
        assertFalse(report.lines().anyMatch(line -> line.strip().startsWith("root 9.99")), report);
    }

    @Test
    void theJournalHasOneLineARunAndKeepsTheNames() throws IOException {
        assertEquals(0, monitored.run("collect").exit());
        assertEquals(0, monitored.run("collect").exit());
        List<String> lines = monitored.journal();
        assertEquals(2, lines.size());
        String text = lines.get(0);
        assertTrue(text.chars().allMatch(c -> c >= ' ' && c != 0x7f), text);
        JsonNode users = Monitored.json(text).path("accounting").path("users");
        assertTrue(users.toString().contains("<i>mallory"), users.toString());
        assertEquals(Monitored.json(text).path("host").asText(), "big");
    }

    @Test
    void theMessageToTelegramIsValidAndShowsTheNamesAsTheyAre() throws IOException {
        try (BotApiServer api = new BotApiServer()) {
            monitored.telegram(api, "-100");
            assertEquals(new Monitored.Outcome(0, "", ""), monitored.run("report"));
            List<BotApiRequest> requests = api.requests("-100");
            assertTrue(requests.size() >= 2, "texts and a chart");
            StringBuilder shown = new StringBuilder();
            for (BotApiRequest request : requests) {
                if (request.method().equals("sendMessage")) {
                    assertEquals("HTML", request.parseMode());
                    assertTrue(request.text().length() <= 4096);
                    shown.append(TelegramHtml.parse(request.text()));
                }
            }
            assertTrue(shown.toString().contains("<i>mallory"), shown.toString());
            assertFalse(shown.toString().contains("\u001b"), shown.toString());
        }
    }

    @Test
    void thePageIsWellFormedAndShowsTheNamesAsTheyAre() throws Exception {
        Monitored.Outcome outcome = monitored.run("report", "--dry-run", "--all-users", "--format", "html");
        assertEquals(0, outcome.exit(), outcome.err());
        NodeList cells = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(outcome.out())))
                .getElementsByTagName("td");
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < cells.getLength(); i++) {
            shown.add(cells.item(i).getTextContent());
        }
        assertTrue(shown.containsAll(List.of("<i>mallory", "e?[31mve", "alice")), shown.toString());
    }

    @Test
    void metricsForPrometheusAreOneLineEach() {
        String metrics =
                monitored.run("collect", "--dry-run", "--format", "prometheus").out();
        for (String line : metrics.lines().toList()) {
            assertTrue(line.startsWith("#") || line.matches("monitor_[a-z0-9_]+(\\{.*})? \\S+"), line);
        }
        assertTrue(metrics.contains("{user=\"<i>mallory\"} 2"), metrics);
    }

    /** A living process with that name, whose command line says the same, of alice. */
    private void process(int pid, byte[] name) throws IOException {
        byte[] stat = PacctWriter.join(
                bytes(pid + " ("),
                name,
                bytes(") S 1 1 1 0 -1 4194560 1 0 0 0 " + 5_000 + " 0 0 0 20 0 1 0 1000 1000 9999 1 "
                        + "0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"));
        machine.proc(pid + "/stat", stat);
        machine.proc(pid + "/cmdline", PacctWriter.join(name, new byte[1], name, new byte[1]));
        machine.proc(pid + "/status", bytes("Name:\tx\nUid:\t1001\t1001\t1001\t1001\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

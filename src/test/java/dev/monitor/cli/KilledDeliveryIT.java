package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.MonitorJar;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed while a slow Telegram takes their alerts: each arrives, and after a yes none again. */
class KilledDeliveryIT {
    private static final MonitorJar.Outcome SILENT = new MonitorJar.Outcome(0, "", "");
    private static final int KILLS = 10;
    private static final int SLOW_MILLIS = 150;
    private static final long SEED = 20261120;
    private static final int ID = 16;
    private static final String CHAT = "-100";

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyAlertArrivesAndNoneAgainAfterAYes() throws Exception {
        Random random = new Random(SEED);
        ChangingMachine machine = new ChangingMachine(folder);
        try (BotApiServer api = new BotApiServer()) {
            MonitorJar monitor = new MonitorJar(folder)
                    .root(machine.root())
                    .set("LOAD_AVG_MAX", "1")
                    .set("BOT_TOKEN", BotApiServer.TOKEN)
                    .set("CHAT_ID", CHAT)
                    .set("TELEGRAM_API_URL", api.url().toString());
            load(machine, 0.1);
            long begun = System.nanoTime();
            assertEquals(SILENT, monitor.run("collect"));
            long usual = (System.nanoTime() - begun) / 1_000_000;
            for (int kill = 0; kill < KILLS; kill++) {
                api.script(CHAT, slow(), slow(), slow());
                load(machine, kill % 2 == 0 ? 3 : 0.1);
                Set<String> settled = settled();
                int asked = api.requests().size();
                Process run = monitor.start("collect");
                run.waitFor(usual / 2 + random.nextLong(usual + 3 * SLOW_MILLIS), TimeUnit.MILLISECONDS);
                run.destroyForcibly().waitFor();
                assertNoneOf(
                        settled, api.requests().subList(asked, api.requests().size()));
            }
            load(machine, 0.1);
            for (int run = 0; run < KILLS && (run == 0 || number("state = 'pending'") > 0); run++) {
                assertEquals(SILENT, monitor.run("collect"));
            }
            assertEquals(0, number("state <> 'delivered'"), "seed " + SEED);
            Set<String> arrived = ids(api.requests());
            assertEquals(settled(), arrived, "seed " + SEED);
            assertTrue(arrived.size() > 1, "some runs were in time");
            assertTrue(api.requests().size() <= arrived.size() + KILLS, "a kill costs one copy at most");
        }
    }

    private static BotApiReply slow() {
        return BotApiReply.ok().after(() -> {
            try {
                Thread.sleep(SLOW_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void load(ChangingMachine machine, double load) throws IOException {
        machine.proc("loadavg", load + " 0.5 0.5 1/100 4000\n");
    }

    private static void assertNoneOf(Set<String> settled, List<BotApiRequest> requests) {
        for (String id : ids(requests)) {
            assertFalse(settled.contains(id), "again after a yes: " + id + ", seed " + SEED);
        }
    }

    /** The messages that were asked to be taken. */
    private static Set<String> ids(List<BotApiRequest> requests) {
        Set<String> ids = new HashSet<>();
        for (BotApiRequest request : requests) {
            String text = request.text() + request.caption();
            int at = text.lastIndexOf("<code>id ");
            // Of a request that was cut off there may be nothing.
            if (at >= 0) {
                int begin = at + "<code>id ".length();
                ids.add(text.substring(begin, begin + ID));
            }
        }
        return ids;
    }

    private Set<String> settled() throws SQLException {
        return new HashSet<>(texts("SELECT message FROM outbox WHERE state = 'delivered'"));
    }

    private int number(String condition) throws SQLException {
        return texts("SELECT message FROM outbox WHERE " + condition).size();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state/monitor.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}

package dev.monitor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.config.SettingsException;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.HastyCourier;
import dev.monitor.model.Delivery;
import dev.monitor.model.DeliveryState;
import dev.monitor.model.Message.Kind;
import dev.monitor.model.OutboxEntry;
import dev.monitor.model.Receipt;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random schedules of alerts, faults of the other side and kills, over many runs: each alert reaches each living recipient,
 * by itself or in a digest, none goes out again after a yes that was written down, a conversation keeps its order, and what
 * does not arrive ends with a reason. A failure names its seed. {@code -Dlong=true} runs more of them.
 */
class DeliveryScheduleTest {
    private static final int SCHEDULES = Boolean.getBoolean("long") ? 1_000 : 100;
    private static final int RUNS = 12;

    @TempDir
    private Path folder;

    @Test
    void eachAlertReachesEachLivingRecipientAndNoneTwiceAfterAYes() throws Exception {
        Path root = memory();
        try {
            for (int i = 0; i < SCHEDULES; i++) {
                long seed = 7_000L + i;
                try (Schedule schedule = new Schedule(root, seed)) {
                    schedule.play();
                } catch (IOException | StoreException | RuntimeException | AssertionError e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                }
                Files.delete(root.resolve("state/monitor.db"));
            }
        } finally {
            delete(root);
        }
    }

    /** A folder in memory where there is one: tens of thousands of transactions would wait for a disk. */
    private Path memory() throws IOException, StoreException {
        // The driver's library is loaded once, from a folder that surely allows that.
        Store.createFolder(folder.resolve("driver"));
        Store.open(folder.resolve("driver")).close();
        Path shared = Path.of("/dev/shm");
        return Files.isWritable(shared) ? Files.createTempDirectory(shared, "schedules") : folder;
    }

    private static void delete(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The process is killed here. */
    private static final class Kill extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** One outbox and its history. */
    private static final class Schedule implements AutoCloseable, HastyCourier.Witness {
        private final Random random;
        private final BotApiServer api = new BotApiServer();
        private final BotApiServer nobody = new BotApiServer();
        private final Correspondence outbox;
        private final List<String> alerts = new ArrayList<>();
        private final Map<String, String> conversations = new HashMap<>();
        /** By recipient and row: how many requests the recipient had had when its yes was written down. */
        private final Map<String, Map<Long, Integer>> yes = new HashMap<>();

        private final Set<String> refused = new HashSet<>();
        private boolean calm;

        Schedule(Path root, long seed) throws IOException, StoreException, SettingsException {
            this.random = new Random(seed);
            this.outbox = new Correspondence(root, api, random, "-1", "-2", "-3");
            nobody.close();
        }

        void play() throws StoreException {
            for (int run = 0; run < RUNS; run++) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    alert();
                }
                if (random.nextInt(4) == 0) {
                    outbox.tell(Kind.REPORT, 2, null);
                }
                for (String chat : outbox.chats) {
                    makeTrouble(chat);
                }
                run(random.nextInt(5) == 0 ? nobody : api);
                outbox.pass(Duration.ofMinutes(random.nextInt(6) == 0 ? 120 : 1 + random.nextInt(10)));
            }
            calm = true;
            for (int run = 0; run < 200 && outbox.store().backlog().pending() > 0; run++) {
                run(api);
                outbox.pass(Duration.ofMinutes(20));
            }
            check();
        }

        private void alert() throws StoreException {
            String earlier =
                    alerts.isEmpty() || random.nextBoolean() ? null : alerts.get(random.nextInt(alerts.size()));
            String id = outbox.tell(Kind.ALERT, 1 + random.nextInt(2), earlier);
            alerts.add(id);
            if (earlier != null) {
                conversations.put(id, earlier);
            }
        }

        private void makeTrouble(String chat) {
            for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(8) : 0; i > 0; i--) {
                api.script(chat, fault(chat));
            }
        }

        private BotApiReply fault(String chat) {
            return switch (random.nextInt(10)) {
                case 0, 1 -> BotApiReply.dropped();
                case 2 -> BotApiReply.tooMany(1 + random.nextInt(400));
                case 3 -> BotApiReply.refused(500, "Internal Server Error");
                case 4 -> BotApiReply.badGateway();
                case 5 -> BotApiReply.answer(200, "{\"ok\":tru");
                case 6 -> BotApiReply.answer(200, "");
                case 7 -> BotApiReply.refused(401, "Unauthorized");
                case 8 -> random.nextInt(20) == 0 ? BotApiReply.stalled() : BotApiReply.ok();
                default -> random.nextInt(4) == 0 && !chat.equals("-3") ? blocked(chat) : BotApiReply.ok();
            };
        }

        private BotApiReply blocked(String chat) {
            refused.add(chat);
            return BotApiReply.refused(403, "Forbidden: bot was blocked by the user");
        }

        private void run(BotApiServer to) throws StoreException {
            try {
                outbox.deliver(to, this);
            } catch (Kill e) {
                outbox.reopen();
            }
        }

        @Override
        public void before(Delivery delivery) {
            mayKill();
        }

        @Override
        public void after(Delivery delivery, Receipt receipt) {
            mayKill();
            if (receipt instanceof Receipt.Delivered) {
                yes.computeIfAbsent(delivery.recipient(), chat -> new HashMap<>())
                        .put(delivery.id(), api.requests(delivery.recipient()).size());
            }
        }

        private void mayKill() {
            if (!calm && random.nextInt(30) == 0) {
                throw new Kill();
            }
        }

        private void check() throws StoreException {
            assertEquals(List.of(), outbox.store().backlog().waiting(10), "nothing may be left");
            for (String alert : alerts) {
                for (OutboxEntry entry : outbox.store().backlog().messages(alert)) {
                    check(entry);
                }
            }
            conversations.forEach(this::checkOrder);
        }

        private void check(OutboxEntry entry) throws StoreException {
            List<String> texts = outbox.texts(entry.recipient());
            Map<Long, Integer> arrived = yes.getOrDefault(entry.recipient(), Map.of());
            switch (entry.state()) {
                case DELIVERED -> {
                    int when = arrived.getOrDefault(entry.id(), 0);
                    assertTrue(when > 0, "delivered without a yes: " + entry);
                    String text = Correspondence.text(entry.message(), entry.part());
                    assertEquals(text, texts.get(when - 1));
                    assertFalse(texts.subList(when, texts.size()).contains(text), "again after a yes: " + entry);
                }
                case SUMMED_UP -> checkDigest(entry, texts);
                case GIVEN_UP -> {
                    assertTrue(refused.contains(entry.recipient()), "lost: " + entry);
                    assertTrue(entry.answer().startsWith("Forbidden"), "no reason: " + entry);
                }
                case PENDING -> throw new AssertionError(entry);
            }
        }

        private void checkDigest(OutboxEntry entry, List<String> texts) throws StoreException {
            String digest = entry.answer().substring("summed up in ".length());
            DeliveryState state = DeliveryState.DELIVERED;
            for (OutboxEntry part : outbox.store().backlog().messages(digest)) {
                state = part.state() == DeliveryState.DELIVERED ? state : part.state();
            }
            boolean told = texts.stream()
                    .anyMatch(text -> text.contains(" · id " + entry.message()) && text.contains("id " + digest));
            boolean lost = state == DeliveryState.GIVEN_UP && refused.contains(entry.recipient());
            assertTrue(lost || (told && state == DeliveryState.DELIVERED), "in no digest that arrived: " + entry);
        }

        private void checkOrder(String later, String earlier) {
            for (String chat : outbox.chats) {
                List<String> texts = outbox.texts(chat);
                int first = texts.indexOf(Correspondence.text(later, 1));
                int last = texts.lastIndexOf(Correspondence.text(earlier, 1));
                assertTrue(first < 0 || last < first, chat + ": " + later + " before " + earlier);
            }
        }

        @Override
        public void close() throws IOException {
            outbox.close();
            api.close();
        }
    }
}

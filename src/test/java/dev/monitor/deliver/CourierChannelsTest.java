package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Delivery;
import dev.monitor.model.Message;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Several channels at once, and which message comes before which. */
class CourierChannelsTest extends CourierCase {
    private final CountDownLatch telegramIsThrough = new CountDownLatch(1);

    @Test
    void aChannelThatHangsHoldsUpNoOther() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Channel mail = new HangingChannel(silent);
            List<Channel> both = new ArrayList<>(channels());
            both.add(0, mail);
            List<String> order = new ArrayList<>();
            new Courier(both)
                    .deliver(
                            rows(
                                    List.of(row("email", "a@b.c", Message.Kind.ALERT, 0)),
                                    Rows.message(9, "-1", Rows.text("a"))),
                            settlement((delivery, receipt) -> {
                                order.add(delivery.channel());
                                telegramIsThrough.countDown();
                            }),
                            BUDGET);
            assertEquals(List.of("telegram", "email"), order);
        }
    }

    @Test
    void aRequestThatIsNoLongerWantedIsNotMade() throws Exception {
        Settlement dropped = new Settlement() {
            @Override
            public boolean begin(Delivery delivery) {
                return delivery.part() != 2;
            }

            @Override
            public void settle(Delivery delivery, Receipt receipt) {
                CourierChannelsTest.this.settle(delivery, receipt);
            }
        };
        courier.deliver(Rows.message(1, "-1", Rows.text("a"), Rows.text("b"), Rows.text("c")), dropped, BUDGET);
        assertEquals(List.of("a", "c"), texts("-1"));
        assertEquals(List.of("101 -1 Delivered", "103 -1 Delivered"), settled);
    }

    @Test
    void whatCannotBeWrittenDownIsNotSent() {
        Settlement full = new Settlement() {
            @Override
            public boolean begin(Delivery delivery) throws UnsettledException {
                throw new UnsettledException("disk full");
            }

            @Override
            public void settle(Delivery delivery, Receipt receipt) {}
        };
        List<Delivery> due = Rows.message(1, "-1", Rows.text("a"));
        assertThrows(UnsettledException.class, () -> courier.deliver(due, full, BUDGET));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void alertsAndTestsComeBeforeReportsAndWhoHadNoTroubleFirst() throws Exception {
        deliver(List.of(
                row("telegram", "-1", Message.Kind.REPORT, 0),
                row("telegram", "-2", Message.Kind.ALERT, 3),
                row("telegram", "-3", Message.Kind.ALERT, 0),
                row("telegram", "-4", Message.Kind.TEST, 0)));
        assertEquals(
                List.of("-3", "-4", "-2", "-1"),
                server.requests().stream().map(BotApiRequest::chat).toList());
    }

    @Test
    void aConversationWaitsForItsBegin() throws Exception {
        server.script("-1", BotApiReply.dropped());
        Delivery first = Rows.row("-1", Rows.text("fires"));
        Delivery second = answer(201, "second", first.message(), "is worse");
        Delivery third = answer(301, "third", "second", "is over");
        deliver(List.of(first, second, third, answer(401, "other", "elsewhere", "other")));
        assertEquals(List.of("fires", "other"), texts("-1"));
    }

    @Test
    void aChannelThatThrowsCostsItsOwnRequestAlone() throws Exception {
        Channel broken = new BrokenChannel();
        List<Receipt> receipts = new ArrayList<>();
        new Courier(List.of(broken), time, new Random(1))
                .deliver(
                        List.of(
                                row("broken", "secret", Message.Kind.ALERT, 0),
                                row("broken", "other", Message.Kind.ALERT, 0)),
                        settlement((delivery, receipt) -> receipts.add(receipt)),
                        BUDGET);
        Receipt bug = new Receipt.Retry(Duration.ZERO, "a bug: java.lang.IllegalStateException");
        assertEquals(List.of(bug, new Receipt.Delivered("1")), receipts);
        assertTrue(!receipts.toString().contains("secret"));
    }

    private static Delivery answer(long id, String message, String thread, String text) {
        return new Delivery(
                id,
                message,
                Message.Kind.REPORT,
                "telegram",
                "",
                thread,
                false,
                "-1",
                1,
                1,
                Rows.text(text),
                0,
                Instant.ofEpochSecond(1_700_000_001L + id));
    }

    private static Delivery row(String channel, String to, Message.Kind kind, int attempts) {
        return new Delivery(
                1,
                "m" + (to.equals("secret") ? "0" : to),
                kind,
                channel,
                "",
                null,
                false,
                to,
                1,
                1,
                Rows.text("text"),
                attempts,
                Instant.ofEpochSecond(1_600_000_000L));
    }

    /** A connection on which nothing is said until the other channel is through. */
    private final class HangingChannel implements Channel {
        private final ServerSocket silent;

        HangingChannel(ServerSocket silent) {
            this.silent = silent;
        }

        @Override
        public String name() {
            return "email";
        }

        @Override
        public Receipt send(Delivery part) {
            try (Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                telegramIsThrough.await();
                return new Receipt.Retry(Duration.ZERO, "no greeting from " + socket.getPort());
            } catch (IOException | InterruptedException e) {
                return new Receipt.Retry(Duration.ZERO, String.valueOf(e.getMessage()));
            }
        }
    }

    /** A channel that breaks its word. */
    private static final class BrokenChannel implements Channel {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Receipt send(Delivery part) {
            if (part.recipient().equals("secret")) {
                throw new IllegalStateException("the password is secret");
            }
            return new Receipt.Delivered("1");
        }
    }
}

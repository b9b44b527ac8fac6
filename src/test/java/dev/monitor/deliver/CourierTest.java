package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.monitor.model.Delivery;
import dev.monitor.model.Message;
import dev.monitor.model.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourierTest extends CourierCase {
    private static final BotApiReply KICKED = BotApiReply.refused(403, "Forbidden: bot was kicked");

    @Test
    void oldestMessagesGoFirstAndTheirPartsInOrder() throws UnsettledException {
        List<Delivery> due = rows(
                Rows.message(2, "-1", Rows.text("new 1"), Rows.text("new 2")),
                Rows.message(1, "-1", Rows.text("old 1"), Rows.text("old 2"), Rows.text("old 3")));
        Collections.reverse(due);
        deliver(due);
        assertEquals(List.of("old 1", "old 2", "old 3", "new 1", "new 2"), texts("-1"));
        assertEquals(
                List.of(
                        "101 -1 Delivered",
                        "102 -1 Delivered",
                        "103 -1 Delivered",
                        "201 -1 Delivered",
                        "202 -1 Delivered"),
                settled);
    }

    @Test
    void eachReceiptIsSettledBeforeTheNextRequest() throws UnsettledException {
        List<Integer> requestsSoFar = new ArrayList<>();
        List<Delivery> due = Rows.message(1, "-1", Rows.text("a"), Rows.text("b"), Rows.photo());
        courier.deliver(
                due,
                settlement((delivery, receipt) ->
                        requestsSoFar.add(server.requests().size())),
                BUDGET);
        assertEquals(List.of(1, 2, 3), requestsSoFar);
    }

    @Test
    void whatCannotBeSettledEndsTheDelivery() throws UnsettledException {
        UnsettledException full = new UnsettledException("disk full");
        List<Delivery> due = rows(Rows.message(1, "-1", Rows.text("a")), Rows.message(1, "-2", Rows.text("a")));
        assertSame(
                full,
                assertThrows(
                        UnsettledException.class,
                        () -> courier.deliver(
                                due,
                                settlement((delivery, receipt) -> {
                                    throw full;
                                }),
                                BUDGET)));
        assertEquals(1, server.requests().size());
    }

    @Test
    void aRecipientThatIsOutOfReachLosesItsMessageAndTheOthersNothing() throws UnsettledException {
        server.script("-1", KICKED);
        deliver(rows(
                Rows.message(1, "-1", Rows.text("a"), Rows.text("b"), Rows.photo()),
                Rows.message(1, "-2", Rows.text("a"), Rows.photo())));
        assertEquals(
                List.of(
                        "101 -1 Rejected",
                        "102 -1 Rejected",
                        "103 -1 Rejected",
                        "101 -2 Delivered",
                        "102 -2 Delivered"),
                settled);
        assertEquals(List.of("a"), texts("-1"));
    }

    @Test
    void aRefusedPhotoCostsNoText() throws UnsettledException {
        server.script("-1", BotApiReply.ok(), BotApiReply.refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"));
        deliver(Rows.message(1, "-1", Rows.text("a"), Rows.photo(), Rows.text("b")));
        assertEquals(List.of("101 -1 Delivered", "102 -1 Rejected", "103 -1 Delivered"), settled);
    }

    @Test
    void aRefusedTextDoesNotStopThePhoto() throws UnsettledException {
        server.script("-1", BotApiReply.refused(400, "Bad Request: message is too long"));
        deliver(Rows.message(1, "-1", Rows.text("a"), Rows.photo()));
        assertEquals(List.of("101 -1 Rejected", "102 -1 Delivered"), settled);
    }

    @Test
    void aDroppedConnectionStopsItsOwnMessageAndIsLeftToTheNextRun() throws UnsettledException {
        server.script("-1", BotApiReply.dropped());
        deliver(rows(
                Rows.message(1, "-1", Rows.text("old 1"), Rows.text("old 2")),
                Rows.message(1, "-2", Rows.text("other")),
                Rows.message(2, "-1", Rows.text("new"))));
        assertEquals(List.of("101 -1 Retry", "101 -2 Delivered", "201 -1 Delivered"), settled);
        assertEquals(List.of("old 1", "new"), texts("-1"));
    }

    @Test
    void aMovedGroupIsFollowedAtOnceWithAllThatIsDueThere() throws UnsettledException {
        server.script("-1", BotApiReply.moved("-1001"));
        deliver(rows(
                Rows.message(1, "-1", Rows.text("a"), Rows.photo()),
                Rows.message(2, "-1", Rows.text("b")),
                Rows.message(2, "-2", Rows.text("c"))));
        assertEquals(
                List.of(
                        "101 -1 Moved",
                        "101 -1001 Delivered",
                        "102 -1001 Delivered",
                        "201 -1001 Delivered",
                        "201 -2 Delivered"),
                settled);
        assertEquals(1, server.requests("-1").size());
    }

    @Test
    void aGroupThatMovesInCirclesIsLeftToTheNextRun() throws UnsettledException {
        server.script("-1", BotApiReply.moved("-2"));
        server.script("-2", BotApiReply.moved("-1"));
        deliver(Rows.message(1, "-1", Rows.text("a")));
        assertEquals(List.of("101 -1 Moved", "101 -2 Moved"), settled);
    }

    @Test
    void rowsOfAChannelThatIsNotConfiguredAreGivenUpWithTheReason() throws UnsettledException {
        Delivery row = Rows.row("+49", Rows.text("a"));
        Delivery sms = new Delivery(
                7,
                "m",
                Message.Kind.ALERT,
                "sms",
                "high load",
                null,
                false,
                "+49",
                1,
                1,
                row.content(),
                0,
                Instant.EPOCH);
        Map<String, Receipt> receipts = new HashMap<>();
        courier.deliver(
                rows(List.of(sms), Rows.message(1, "-1", Rows.text("b"))),
                settlement((delivery, receipt) -> receipts.put(delivery.channel(), receipt)),
                BUDGET);
        assertEquals(
                Map.of(
                        "sms",
                        new Receipt.Rejected("channel sms is not configured", true),
                        "telegram",
                        new Receipt.Delivered("101")),
                receipts);
    }

    @Test
    void everyMessageArrivesExactlyOnceWhereItCanHoweverTheApiMisbehaves() throws UnsettledException {
        server.script("-1", KICKED);
        server.script("-2", BotApiReply.tooMany(1), BotApiReply.dropped(), BotApiReply.badGateway());
        List<Delivery> due = rows(
                Rows.message(1, "-1", Rows.text("report")), Rows.message(1, "-2", Rows.text("report"), Rows.photo()));
        List<Delivery> pending = new ArrayList<>(due);
        List<String> arrived = new ArrayList<>();
        for (int run = 1; run <= 4; run++) {
            courier.deliver(
                    List.copyOf(pending),
                    settlement((delivery, receipt) -> {
                        settle(delivery, receipt);
                        if (!(receipt instanceof Receipt.Retry)) {
                            pending.removeIf(
                                    row -> row.recipient().equals(delivery.recipient()) && row.id() == delivery.id());
                        }
                        if (receipt instanceof Receipt.Delivered) {
                            arrived.add(delivery.recipient() + " part " + delivery.part());
                        }
                    }),
                    BUDGET);
        }
        assertEquals(List.of(), pending);
        assertEquals(List.of("-2 part 1", "-2 part 2"), arrived);
        assertEquals(
                List.of(
                        "101 -1 Rejected",
                        "101 -2 Retry",
                        "101 -2 Retry",
                        "101 -2 Retry",
                        "101 -2 Delivered",
                        "102 -2 Delivered"),
                settled);
        assertEquals(1, server.requests("-1").size());
        assertEquals(List.of("report", "report", "report", "report", ""), texts("-2"));
    }
}

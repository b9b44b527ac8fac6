package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a courier waits for, and what it does not. */
class CourierTimeTest extends CourierCase {
    @Test
    void aShortPauseIsWaitedForWhileTheOthersAreServed() throws UnsettledException {
        server.script("-1", BotApiReply.tooMany(2));
        deliver(rows(
                Rows.message(1, "-1", Rows.text("old 1"), Rows.text("old 2")),
                Rows.message(2, "-1", Rows.text("new")),
                Rows.message(3, "-2", Rows.text("other"))));
        assertEquals(
                List.of("101 -1 Retry", "301 -2 Delivered", "101 -1 Delivered", "102 -1 Delivered", "201 -1 Delivered"),
                settled);
        assertEquals(List.of("old 1", "old 1", "old 2", "new"), texts("-1"));
        assertEquals(Duration.ofSeconds(2), time.waited());
    }

    @Test
    void aPauseIsReallyWaitedFor() throws UnsettledException {
        server.script("-1", BotApiReply.tooMany(1));
        long begin = System.nanoTime();
        new Courier(channels()).deliver(Rows.message(1, "-1", Rows.text("a")), settlement(this::settle), BUDGET);
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).compareTo(Duration.ofSeconds(1)) >= 0);
        assertEquals(List.of("101 -1 Retry", "101 -1 Delivered"), settled);
    }

    @Test
    void aLongPauseIsLeftToALaterRunAndTheRecipientInPeace() throws UnsettledException {
        server.script("-1", BotApiReply.tooMany(6));
        deliver(rows(
                Rows.message(1, "-1", Rows.text("old")),
                Rows.message(2, "-1", Rows.text("new")),
                Rows.message(2, "-2", Rows.text("other"))));
        assertEquals(List.of("101 -1 Retry", "201 -2 Delivered"), settled);
        assertEquals(Duration.ZERO, time.waited());
    }

    @Test
    void threeTriesAreEnoughForARun() throws UnsettledException {
        BotApiReply busy = BotApiReply.tooMany(1);
        server.script("-1", busy, busy, busy, busy);
        deliver(Rows.message(1, "-1", Rows.text("a"), Rows.text("b")));
        assertEquals(List.of("101 -1 Retry", "101 -1 Retry", "101 -1 Retry"), settled);
    }

    @Test
    void eachPartHasItsOwnTries() throws UnsettledException {
        BotApiReply busy = BotApiReply.tooMany(1);
        server.script("-1", busy, busy, BotApiReply.ok(), busy, busy);
        deliver(Rows.message(1, "-1", Rows.text("a"), Rows.text("b")));
        assertEquals(List.of("a", "a", "a", "b", "b", "b"), texts("-1"));
        assertEquals("102 -1 Delivered", settled.get(5));
    }

    @Test
    void theBudgetEndsEverythingAndWhatIsLeftIsNotSettled() throws UnsettledException {
        server.script("-1", BotApiReply.ok().after(() -> time.pass(BUDGET.minusNanos(1))));
        server.script("-2", BotApiReply.ok().after(() -> time.pass(Duration.ofNanos(1))));
        deliver(rows(
                Rows.message(1, "-1", Rows.text("a")),
                Rows.message(2, "-2", Rows.text("b"), Rows.text("c")),
                Rows.message(3, "-3", Rows.text("d"))));
        assertEquals(List.of("101 -1 Delivered", "201 -2 Delivered"), settled);
        assertEquals(2, server.requests().size());
    }

    @Test
    void aPauseBeyondTheBudgetIsNotWaitedFor() throws UnsettledException {
        server.script("-1", BotApiReply.tooMany(3).after(() -> time.pass(BUDGET.minusSeconds(3))));
        deliver(Rows.message(1, "-1", Rows.text("a")));
        assertEquals(List.of("101 -1 Retry"), settled);
        assertEquals(BUDGET.minusSeconds(3), time.waited());
    }
}

package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.monitor.accounting.SaOutput.Ended;
import dev.monitor.model.CollectException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaOutputTest {
    private static final String ALICE = "alice      5.00 cpu        0k mem      0 io ls              ";

    @Test
    void readsUserProgramAndHundredths() throws CollectException {
        assertEquals(
                List.of(
                        new Ended("alice", "ls", 500),
                        new Ended("root", "accton", 0),
                        new Ended("student0", "cc1", 13_640),
                        new Ended("-2949672", "a*", 1)),
                parse(ALICE + "\n"
                        + "root       0.00 cpu      619k mem      5 io accton          *\n"
                        + "student0 136.40 cpu        0k mem      0 io cc1             \n"
                        + "-2949672   0.01 cpu        0k mem      0 io a*              *\n"));
    }

    @Test
    void numbersWiderThanTheirFieldsAreRead() throws CollectException {
        assertEquals(
                List.of(new Ended("daemon", "big", 34_355_544_064L)),
                parse("daemon   343555440.64 cpu 123456789k mem 12345678 io big             \n"));
    }

    @Test
    void aProgramNamedLikeALineIsChargedToNobodyElse() throws CollectException {
        assertEquals(
                List.of(new Ended("student0", "z\nroot 9.99 cpu", 100), new Ended("alice", "ls", 500)),
                parse("student0   1.00 cpu        0k mem      0 io z\nroot 9.99 cpu \n" + ALICE + "\n"));
    }

    @Test
    void newlinesInNamesNeitherHideNorAddAProcess() throws CollectException {
        assertEquals(
                List.of(new Ended("bob", "\n\n\n", 1), new Ended("alice", "ls", 500)),
                parse("bob        0.01 cpu        0k mem      0 io \n\n\n             \n" + ALICE + "\n"));
    }

    @Test
    void namesOfOtherLettersAreRead() throws CollectException {
        assertEquals(
                List.of(new Ended("bob", "héé", 1), new Ended("alice", "ls", 500)),
                parse("bob        0.01 cpu        0k mem      0 io héé           *\n" + ALICE + "\n"));
    }

    @Test
    void anEmptyNameIsAName() throws CollectException {
        assertEquals(
                List.of(new Ended("bob", "", 1)),
                parse("bob        0.01 cpu        0k mem      0 io                 *\n"));
    }

    @Test
    void noOutputIsNoProcess() throws CollectException {
        assertEquals(List.of(), parse(""));
    }

    @Test
    void whatIsNotLaidOutAsSaDoesIsRefusedWithItsLine() {
        assertFault(1, "root 9.99 cpu\n");
        assertFault(1, "alice 5.00 cpu 0k mem 0 io ls              \n");
        assertFault(1, ALICE.replace("5.00", "5.0 ") + "\n");
        assertFault(1, ALICE.replace("5.00", "-.00") + "\n");
        assertFault(1, ALICE.replace(" io ", " xx ") + "\n");
        assertFault(2, ALICE + "\n" + ALICE.substring(0, ALICE.length() - 3));
        assertFault(3, ALICE + "\n" + ALICE + "\nand then something else\n");
        assertFault(1, "alice  99999999999999999999.00 cpu        0k mem      0 io ls              \n");
    }

    private static void assertFault(int line, String output) {
        CollectException fault = assertThrows(CollectException.class, () -> parse(output));
        assertEquals("sa -u file:" + line + ": not as sa -u prints it", fault.getMessage());
    }

    private static List<Ended> parse(String output) throws CollectException {
        return SaOutput.parse("sa -u file", output);
    }
}

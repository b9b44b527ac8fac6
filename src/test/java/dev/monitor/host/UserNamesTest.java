package dev.monitor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is behind a uid. */
class UserNamesTest {
    @TempDir
    Path root = Path.of("");

    @BeforeEach
    void aMachine() throws IOException {
        Files.createDirectory(root.resolve("etc"));
        write("passwd", "root:x:0:0::/root:/bin/sh\nalice:x:1001:1001::/home/alice:/bin/sh\n+nis\nbroken:x:y:z\n");
    }

    @Test
    void namesComeFromPasswdAndADeletedUserIsAUid() {
        assertEquals("alice", names().name(1001));
        assertEquals("uid 1234", names().name(1234));
    }

    @Test
    void aUidOfAContainerBelongsToWhomItWasGivenTo() throws IOException {
        write("subuid", "alice:100000:65536\n1002:200000:10\nnobody-here:300000:10\nrubbish\n");
        assertEquals(1001, names().owner(100_000));
        assertEquals(1001, names().owner(165_535));
        assertEquals(165_536, names().owner(165_536));
        assertEquals(1002, names().owner(200_005));
        assertEquals(300_001, names().owner(300_001));
    }

    @Test
    void aUserOfTheMachineIsNobodysContainer() throws IOException {
        write("subuid", "root:1000:1000\n");
        assertEquals(1001, names().owner(1001));
        assertEquals(0, names().owner(1002));
    }

    @Test
    void systemUsersAreBelowTheUidMinOfTheMachine() throws IOException {
        assertTrue(names().isSystem(999));
        assertTrue(names().isSystem(65_534));
        assertFalse(names().isSystem(1000));
        write("login.defs", "# UID_MIN 5\nUID_MIN\t\t  500\n");
        assertFalse(names().isSystem(500));
    }

    @Test
    void whatEarlierRunsFoundIsKnownAndNoCommandIsAskedForAnotherRoot() {
        UserNames names = names();
        names.remember(Map.of(2000L, "ldap-user", 2001L, ""));
        names.lookUp(Set.of(2000L, 2001L, 2002L));
        assertEquals("ldap-user", names.name(2000));
        assertEquals("uid 2001", names.name(2001));
        assertEquals(Map.of(), names.found());
    }

    private UserNames names() {
        return new Host(root, root.resolve("proc"), Clock.systemUTC()).users();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(root.resolve("etc").resolve(name), content);
    }
}

package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.accounting.SaUsers.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaUsersTest {
    @TempDir
    private Path root;

    private String added = "";

    @Test
    void aNameThatFitsIsThatUser() throws IOException {
        assertEquals(new User(1001, "alice"), user("alice"));
    }

    @Test
    void aCutNameIsTheOneUserWhoseNameBeginsSo() throws IOException {
        addUser("longername", 1100);
        assertEquals(new User(1100, "longername"), user("longerna"));
    }

    @Test
    void aCutNameThatSeveralUsersShareIsNobody() throws IOException {
        assertEquals(new User(-1, "student0…"), user("student0"));
        addUser("student0", 1100);
        assertEquals(new User(-1, "student0…"), user("student0"));
    }

    @Test
    void aNameThatIsNotKnownStaysAName() throws IOException {
        assertEquals(new User(-1, "carol"), user("carol"));
        assertEquals(new User(-1, "carolina…"), user("carolina"));
    }

    @Test
    void aNumberIsAUidThoughItMayBePrintedSigned() throws IOException {
        assertEquals(new User(4242, "uid 4242"), user("4242"));
        assertEquals(new User(4_294_967_294L, "uid 4294967294"), user("-2"));
    }

    @Test
    void aNumberThatMayBeCutIsNobody() throws IOException {
        assertEquals(new User(-1, "12345678…"), user("12345678"));
    }

    private User user(String shown) throws IOException {
        TestMachine machine = new TestMachine(root);
        Files.writeString(machine.passwd(), Files.readString(machine.passwd()) + added);
        return new SaUsers(machine.host().users()).user(shown);
    }

    private void addUser(String name, int uid) {
        added += name + ":x:" + uid + ":" + uid + "::/:\n";
    }
}

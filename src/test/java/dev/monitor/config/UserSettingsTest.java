package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UserSettingsTest {
    @Test
    void withoutListsAllButSystemUsersAreShown() {
        UserSettings users = new UserSettings(null, List.of(), List.of());

        assertEquals(true, users.shows("alice", false));
        assertEquals(false, users.shows("root", true));
    }

    @Test
    void aListOfIgnoredUsersReplacesTheSystemUsers() {
        UserSettings users = new UserSettings(List.of("alice"), List.of(), List.of());

        assertEquals(false, users.shows("alice", false));
        assertEquals(true, users.shows("bob", false));
        assertEquals(true, users.shows("root", true));
    }

    @Test
    void aListOfShownUsersLeavesOutAllOthersAndTakesSystemUsersThatItNames() {
        UserSettings users = new UserSettings(null, List.of("alice", "root"), List.of());

        assertEquals(true, users.shows("alice", false));
        assertEquals(true, users.shows("root", true));
        assertEquals(false, users.shows("bob", false));
    }

    @Test
    void whoIsInBothListsIsNotShown() {
        UserSettings users = new UserSettings(List.of("alice"), List.of("alice", "bob"), List.of());

        assertEquals(false, users.shows("alice", false));
        assertEquals(true, users.shows("bob", false));
    }
}

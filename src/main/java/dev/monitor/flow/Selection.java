package dev.monitor.flow;

import dev.monitor.config.UserSettings;
import dev.monitor.host.UserNames;
import java.util.List;

/**
 * Which users have a row of their own in a report; the sum of the others stays, so that the column adds up.
 *
 * @param users what the settings say
 * @param only the users that have one, whatever the settings say; empty to go by these
 * @param all everybody has one, system users too
 */
public record Selection(UserSettings users, List<String> only, boolean all) {
    public Selection {
        only = List.copyOf(only);
    }

    boolean hasRow(String user, long uid, UserNames names) {
        if (all) {
            return true;
        }
        return only.isEmpty() ? users.shows(user, names.isSystem(uid)) : only.contains(user);
    }
}

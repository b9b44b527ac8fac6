package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import java.util.HashMap;
import java.util.Map;

/**
 * Who is meant by the first eight characters of a name, or by the number that stands in its place. Where that cannot be
 * told, nobody is charged: the characters themselves are shown, without a uid.
 */
final class SaUsers {
    /** A user; the uid is -1 if only a name, or its beginning, is known. */
    record User(long uid, String name) {}

    private static final int SHOWN = 8;
    private static final long UNKNOWN_UID = -1;

    private final UserNames names;
    private final Map<String, User> users = new HashMap<>();

    SaUsers(UserNames names) {
        this.names = names;
    }

    User user(String shown) {
        User user = users.get(shown);
        if (user == null) {
            user = shown.length() < SHOWN ? whole(shown) : cut(shown);
            users.put(shown, user);
        }
        return user;
    }

    private User whole(String shown) {
        for (Map.Entry<Long, String> entry : names.local().entrySet()) {
            if (entry.getValue().equals(shown)) {
                return new User(entry.getKey(), shown);
            }
        }
        try {
            long uid = Integer.toUnsignedLong(Integer.parseInt(shown));
            return new User(uid, names.name(uid));
        } catch (NumberFormatException e) {
            return new User(UNKNOWN_UID, shown);
        }
    }

    private User cut(String shown) {
        User found = null;
        for (Map.Entry<Long, String> entry : names.local().entrySet()) {
            if (entry.getValue().startsWith(shown)) {
                if (found != null) {
                    return ambiguous(shown);
                }
                found = new User(entry.getKey(), entry.getValue());
            }
        }
        return found == null ? ambiguous(shown) : found;
    }

    private static User ambiguous(String shown) {
        return new User(UNKNOWN_UID, shown + "…");
    }
}

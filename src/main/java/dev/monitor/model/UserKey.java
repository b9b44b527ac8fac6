package dev.monitor.model;

/**
 * Tells users apart: a name that was given to another uid is another user.
 *
 * @param uid -1 where the source tells only a name
 * @param user the name; untrusted
 */
public record UserKey(long uid, String user) {
    /** By hand, as {@link #hashCode}: the first use of a generated one costs a cold start several milliseconds. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UserKey that && uid == that.uid && user.equals(that.user);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(uid) + user.hashCode();
    }
}

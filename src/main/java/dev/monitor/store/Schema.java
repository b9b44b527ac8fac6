package dev.monitor.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Brings the file to the form that this build knows: ordered SQL resources, and a table that says how far it has come. */
final class Schema {
    private static final String[] STEPS = {"001.sql", "002.sql", "003.sql", "004.sql", "005.sql", "006.sql"};

    private Schema() {}

    /** Makes what is missing, each step in a transaction of its own. */
    static void update(Database database) throws StoreException {
        if (version(database) == STEPS.length) {
            return;
        }
        database.begin();
        try {
            // Read again: another process may have been faster.
            int version = version(database);
            if (version == 0) {
                database.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
                database.execute("INSERT INTO schema_version VALUES (0)");
            }
            for (int step = version; step < STEPS.length; step++) {
                database.execute(resource(STEPS[step]));
            }
            database.update("UPDATE schema_version SET version = ?", STEPS.length);
            database.commit();
        } finally {
            database.rollback();
        }
    }

    /** Refuses a file that this build does not know. */
    static void require(Database database) throws StoreException {
        if (version(database) != STEPS.length) {
            throw new StoreException(
                    StoreException.Kind.FAILED,
                    database.file() + ": was written by another version; run `collect` once");
        }
    }

    private static int version(Database database) throws StoreException {
        try (Rows table = database.query("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'")) {
            if (!table.next()) {
                return 0;
            }
        }
        int version = 0;
        try (Rows row = database.query("SELECT version FROM schema_version")) {
            if (row.next()) {
                version = (int) row.number(1);
            }
        }
        if (version > STEPS.length) {
            throw new StoreException(
                    StoreException.Kind.FAILED,
                    database.file()
                            + ": was written by a newer version of monitor; use that one, or move the file away");
        }
        return version;
    }

    private static String resource(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in this build: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read from this build: " + name, e);
        }
    }
}

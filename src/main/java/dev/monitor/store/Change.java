package dev.monitor.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A statement that changes rows, prepared once to be run many times. */
final class Change implements AutoCloseable {
    private final Path file;
    private final PreparedStatement statement;

    Change(Path file, PreparedStatement statement) {
        this.file = file;
        this.statement = statement;
    }

    /** Runs it with texts and numbers, and tells how many rows it changed. */
    int run(Object... parameters) throws StoreException {
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            // What it did is done.
        }
    }
}

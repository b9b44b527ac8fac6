package dev.monitor.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a query, one after the other; columns are counted from 1. */
final class Rows implements AutoCloseable {
    private final Path file;
    private final PreparedStatement statement;
    private final ResultSet result;

    Rows(Path file, PreparedStatement statement, ResultSet result) {
        this.file = file;
        this.statement = statement;
        this.result = result;
    }

    /** Goes on to the next row, the first at first. */
    boolean next() throws StoreException {
        try {
            return result.next();
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    long number(int column) throws StoreException {
        try {
            return result.getLong(column);
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    double decimal(int column) throws StoreException {
        try {
            return result.getDouble(column);
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    @Nullable
    Long numberOrNull(int column) throws StoreException {
        try {
            long value = result.getLong(column);
            return result.wasNull() ? null : value;
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    double real(int column) throws StoreException {
        try {
            return result.getDouble(column);
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    /** A text, empty where there is none. */
    String text(int column) throws StoreException {
        try {
            String text = result.getString(column);
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    @Nullable
    String textOrNull(int column) throws StoreException {
        try {
            return result.getString(column);
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    byte[] bytes(int column) throws StoreException {
        try {
            byte[] bytes = result.getBytes(column);
            return bytes == null ? new byte[0] : bytes;
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    @Override
    public void close() {
        try {
            result.close();
            statement.close();
        } catch (SQLException e) {
            // What was read is good all the same.
        }
    }
}

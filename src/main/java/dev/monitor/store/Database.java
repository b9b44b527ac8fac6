package dev.monitor.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** One connection to the SQLite file, with the driver opened by name: a ServiceLoader would scan the whole jar. */
final class Database implements AutoCloseable {
    private static final String BUSY_TIMEOUT_MILLIS = "10000";

    private final Path file;
    private final Connection connection;
    private boolean begun;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Loads what of the driver needs no file. */
    static void loadDriver() {
        new SQLiteConfig(pragmas(false));
    }

    /**
     * Opens the file; changes are made in transactions that the caller begins and commits.
     *
     * @throws StoreException if the file cannot be opened, is no database, or stays locked
     */
    static Database open(Path file, boolean readOnly) throws StoreException {
        try {
            return new Database(file, JDBC.createConnection("jdbc:sqlite:" + file, pragmas(readOnly)));
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    private static Properties pragmas(boolean readOnly) {
        Properties pragmas = new Properties();
        pragmas.setProperty("busy_timeout", BUSY_TIMEOUT_MILLIS);
        pragmas.setProperty("jdbc.get_generated_keys", "false");
        // Dates are kept as numbers; the shortest pattern spares most of the driver's date formats.
        pragmas.setProperty("date_string_format", "S");
        if (readOnly) {
            pragmas.setProperty("open_mode", "1");
        } else {
            // TRUNCATE, not WAL: a reader of a WAL file would have to write.
            pragmas.setProperty("journal_mode", "TRUNCATE");
            // What is sorted and set aside for a while needs no other file system with room on it.
            pragmas.setProperty("temp_store", "MEMORY");
        }
        return pragmas;
    }

    /** Takes the write lock now, so that nothing that follows can find the file locked. */
    void begin() throws StoreException {
        execute("BEGIN IMMEDIATE");
        begun = true;
    }

    void commit() throws StoreException {
        execute("COMMIT");
        begun = false;
    }

    /** Undoes what was done since {@link #begin}, unless it is committed. */
    void rollback() {
        if (begun) {
            begun = false;
            try {
                execute("ROLLBACK");
            } catch (StoreException e) {
                // SQLite has rolled back by itself.
            }
        }
    }

    /** Runs statements without parameters. */
    void execute(String sql) throws StoreException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    /** Runs one statement that changes rows, and tells how many it changed. */
    int update(String sql, @Nullable Object... parameters) throws StoreException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    /** A statement that changes rows, to be run many times. */
    Change change(String sql) throws StoreException {
        try {
            return new Change(file, connection.prepareStatement(sql));
        } catch (SQLException e) {
            throw Faults.ofDatabase(file, e);
        }
    }

    /** The rows that a query finds. */
    Rows query(String sql, @Nullable Object... parameters) throws StoreException {
        PreparedStatement statement = null;
        try {
            statement = prepare(sql, parameters);
            return new Rows(file, statement, statement.executeQuery());
        } catch (SQLException e) {
            close(statement);
            throw Faults.ofDatabase(file, e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static void close(@Nullable PreparedStatement statement) {
        try {
            if (statement != null) {
                statement.close();
            }
        } catch (SQLException e) {
            // It is given up anyway.
        }
    }

    /** The file it is in, for what is said of it. */
    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Everything of value was committed; SQLite needs no orderly close.
        }
    }
}

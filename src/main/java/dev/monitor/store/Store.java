package dev.monitor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The SQLite file {@code STATE_PATH/monitor.db}: history, state and outbox. What a run has to keep is committed together,
 * so that a run that is killed before never happened.
 */
public final class Store implements AutoCloseable {
    private static final String FILE = "monitor.db";

    private final Database database;
    private final Reserve reserve;

    private Store(Database database, Reserve reserve) {
        this.database = database;
        this.reserve = reserve;
    }

    /** Begins to load the driver, beside whatever the caller goes on with: it takes longer than all the rest of a run. */
    public static void prepare() {
        Thread loader = new Thread("sqlite") {
            @Override
            public void run() {
                Database.loadDriver();
            }
        };
        loader.setDaemon(true);
        loader.start();
    }

    /** Makes the folder that holds the store, if it is absent: only its owner and group may look into it. */
    public static void createFolder(Path folder) throws StoreException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
            }
        } catch (IOException e) {
            throw Faults.ofFile(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw Faults.denied(folder);
        }
    }

    /** Opens the store to write, and makes it if it is absent. The folder must exist. */
    public static Store open(Path folder) throws StoreException {
        NativeLibrary.install(folder);
        Path file = file(folder);
        Reserve reserve = new Reserve(folder);
        try {
            return new Store(openUpToDate(file), reserve);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.FULL && reserve.free()) {
                return new Store(openUpToDate(file), reserve);
            }
            throw e;
        }
    }

    /** Opens a store in another folder, to write, with SQLite from the state folder if it is there. */
    static Store openBeside(Path folder, Path stateFolder) throws StoreException {
        NativeLibrary.installBeside(folder, stateFolder);
        return new Store(openUpToDate(file(folder)), new Reserve(folder));
    }

    /** A store that lasts for this process alone. */
    static Store inMemory(Path stateFolder) throws StoreException {
        NativeLibrary.useInstalled(stateFolder);
        return new Store(openUpToDate(Path.of(":memory:")), new Reserve(stateFolder));
    }

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    private static Database openUpToDate(Path file) throws StoreException {
        Database database = Database.open(file, false);
        try {
            Schema.update(database);
            return database;
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Moves a damaged store out of the way, so that the next one that is opened is new. Nobody may have it open.
     *
     * @return the name that it has now
     */
    public static Path setAside(Path folder, Instant at) throws StoreException {
        return SetAside.move(file(folder), at);
    }

    /** Opens the store to read; null if there is none yet. */
    public static @Nullable Store openToRead(Path folder) throws StoreException {
        Path file = file(folder);
        if (!Files.exists(file)) {
            if (Files.exists(folder) && !Files.isExecutable(folder)) {
                throw new StoreException(StoreException.Kind.DENIED, folder + ": may not be read by this user");
            }
            return null;
        }
        if (!Files.isReadable(file)) {
            throw new StoreException(StoreException.Kind.DENIED, file + ": may not be read by this user");
        }
        return openToRead(folder, folder);
    }

    /** Opens a store that is there to read, with SQLite from the state folder. */
    static Store openToRead(Path folder, Path stateFolder) throws StoreException {
        NativeLibrary.useInstalled(stateFolder);
        Database database = Database.open(file(folder), true);
        try {
            Schema.require(database);
            return new Store(database, new Reserve(folder));
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    /** Does several things at once or not at all. On a full file system the reserve is given up for them. */
    public void transaction(Work work) throws StoreException {
        try {
            attempt(work);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.FULL || !reserve.free()) {
                throw e;
            }
            attempt(work);
        }
    }

    private void attempt(Work work) throws StoreException {
        database.begin();
        try {
            work.run();
            database.commit();
        } finally {
            database.rollback();
        }
    }

    /** Takes the space that a later run may need on a full file system. */
    public void takeReserve() {
        reserve.take();
    }

    Handover handover() {
        return new Handover(this, database);
    }

    public RunTable runs() {
        return new RunTable(database);
    }

    public MeterTable meters() {
        return new MeterTable(database);
    }

    /** What the CPU meter left for its next run. */
    public MeterStateTable meterState() {
        return new MeterStateTable(database);
    }

    public DayUsage dayUsage() {
        return new DayUsage(runs(), meters());
    }

    public SampleTable samples() {
        return new SampleTable(database);
    }

    public GapTable gaps() {
        return new GapTable(database);
    }

    public Retention retention() {
        return new Retention(database);
    }

    public JournalTable journal() {
        return new JournalTable(database);
    }

    public Outbox outbox() {
        return new Outbox(database);
    }

    public OutboxExpiry outboxExpiry() {
        return new OutboxExpiry(database);
    }

    public Backlog backlog() {
        return new Backlog(database);
    }

    public Digests digests() {
        return new Digests(database);
    }

    public AilingTable ailing() {
        return new AilingTable(database);
    }

    public NameTable names() {
        return new NameTable(database);
    }

    public ToldTable told() {
        return new ToldTable(database);
    }

    public AlertTable alerts() {
        return new AlertTable(database);
    }

    public AlertLog alertLog() {
        return new AlertLog(database);
    }

    public SilenceTable silences() {
        return new SilenceTable(database);
    }

    public AttendanceTable attendance() {
        return new AttendanceTable(database);
    }

    public HeldTable held() {
        return new HeldTable(database);
    }

    @Override
    public void close() {
        database.close();
    }

    /** What is done in one transaction. */
    public interface Work {
        void run() throws StoreException;
    }
}

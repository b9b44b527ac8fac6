package dev.monitor.accounting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A kernel that writes accounting records to the file that it opened last, whatever its name has become, and those who
 * rotate this file. The uid of a record is its number.
 */
final class RotatingKernel implements AutoCloseable {
    /** How the file is rotated. */
    enum Rotation {
        /** Renames to .0 and compresses .0 to .1.gz the next time; the kernel is restarted some time later. */
        SAVELOG,
        /** Renames to .1 and compresses at once, or the next time. */
        NUMBERS,
        DATES,
        COPYTRUNCATE
    }

    private final TestMachine machine;
    private final Rotation rotation;
    private final Random random;
    private final List<Instant> ends = new ArrayList<>();
    private FileChannel channel;
    private byte[] unwritten = new byte[0];
    private int date = 20260101;

    RotatingKernel(TestMachine machine, Rotation rotation, Random random) throws IOException {
        this.machine = machine;
        this.rotation = rotation;
        this.random = random;
        this.channel = open();
    }

    /** Writes a record of the caller's. */
    void write(byte[] record) throws IOException {
        finishHalf();
        put(record);
    }

    /** When the process of each record ended. */
    List<Instant> ends() {
        return ends;
    }

    void write() throws IOException {
        finishHalf();
        for (int i = random.nextInt(4); i >= 0; i--) {
            put(nextRecord());
        }
    }

    void writeHalf() throws IOException {
        finishHalf();
        byte[] record = nextRecord();
        int half = 1 + random.nextInt(PacctWriter.BYTES - 1);
        put(Arrays.copyOf(record, half));
        unwritten = Arrays.copyOfRange(record, half, PacctWriter.BYTES);
    }

    /** A kernel takes no time for it; here runs may come between, so that the process ends now. */
    private void finishHalf() throws IOException {
        if (unwritten.length > 0) {
            put(unwritten);
            ends.set(ends.size() - 1, machine.now());
            unwritten = new byte[0];
        }
    }

    private void put(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    /** Its uid is its number. */
    private byte[] nextRecord() {
        machine.setClock(machine.now().plusSeconds(1));
        ends.add(machine.now());
        return PacctWriter.record(ends.size() - 1, "x", 1, 0, machine.now().getEpochSecond(), 0, 7, 0);
    }

    void restart() throws IOException {
        finishHalf();
        channel.close();
        channel = open();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(machine.pacct(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void rotate() throws IOException {
        finishHalf();
        if (!Files.exists(machine.pacct()) || Files.size(machine.pacct()) == 0) {
            return;
        }
        switch (rotation) {
            case SAVELOG -> savelog();
            case NUMBERS -> numbers();
            case DATES -> dates();
            case COPYTRUNCATE -> copytruncate();
        }
    }

    private void savelog() throws IOException {
        shift(1, ".gz");
        if (Files.exists(machine.pacct(".0"))) {
            machine.compress(".0", ".1.gz");
        }
        machine.move("", ".0");
        Files.createFile(machine.pacct());
        if (random.nextBoolean()) {
            restart();
        }
    }

    private void numbers() throws IOException {
        shift(1, ".gz");
        shift(1, "");
        machine.move("", ".1");
        restart();
        String[] plain = {".1", ".2"};
        for (String ending : plain) {
            if (Files.exists(machine.pacct(ending)) && random.nextBoolean()) {
                machine.compress(ending, ending + ".gz");
            }
        }
    }

    private void dates() throws IOException {
        String ending = "-" + date++;
        machine.move("", ending);
        restart();
        if (random.nextBoolean()) {
            machine.compress(ending, ending + ".gz");
        }
    }

    private void copytruncate() throws IOException {
        shift(1, "");
        Files.copy(machine.pacct(), machine.pacct(".1"));
        try (FileChannel file = FileChannel.open(machine.pacct(), StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    private void shift(int from, String ending) throws IOException {
        for (int number = 30; number >= from; number--) {
            if (Files.exists(machine.pacct("." + number + ending))) {
                machine.move("." + number + ending, "." + (number + 1) + ending);
            }
        }
    }

    void deleteOldest() throws IOException {
        try (Stream<Path> files = Files.list(machine.pacct("").resolveSibling("."))) {
            List<Path> rotated = files.filter(
                            file -> !file.getFileName().toString().equals("pacct"))
                    .sorted(Comparator.comparingInt(RotatingKernel::number))
                    .toList();
            if (!rotated.isEmpty()) {
                Files.delete(rotated.get(rotation == Rotation.DATES ? 0 : rotated.size() - 1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The number in the name of a rotated file. */
    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }
}

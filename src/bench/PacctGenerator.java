import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Writes an accounting file (acct(5), version 3, little-endian) as a busy machine of many users would, to be run as
 * {@code java PacctGenerator.java FILE RECORDS SEED}. The same seed gives the same file.
 *
 * <p>200 users end processes, a few of them most: the weight of a user is one over his rank. Of 300 programs everybody
 * runs the same 20 and 20 more of his own, with the same law. What a process uses varies around what its program usually
 * does: most end within some hundredths of a second, a few run for hours. Records follow each other by 0.25 s on average.
 */
final class PacctGenerator {
    private static final int USERS = 200;
    private static final int FIRST_UID = 20_000;
    private static final int PROGRAMS = 300;
    private static final int COMMON_PROGRAMS = 20;
    private static final int PROGRAMS_OF_A_USER = 40;

    /** 2026-01-01 00:00 UTC. */
    private static final double BEGIN = 1_767_225_600;

    private static final double SECONDS_BETWEEN = 0.25;
    private static final int PIDS = 1 << 22;
    private static final int RECORD_BYTES = 64;
    private static final int COMM_BYTES = 16;
    private static final int BLOCK_RECORDS = 1 << 12;

    private static final String[] COMMON = {
        "sh", "ls", "cat", "grep", "sed", "awk", "bash", "python3", "git", "make", "cc1", "as", "ld", "ssh", "rm", "cp",
        "mkdir", "sleep", "vim", "R"
    };

    private final SplittableRandom random;
    private final double[] userChances = chances(USERS);
    private final double[] programChances = chances(PROGRAMS_OF_A_USER);
    private final byte[][] names = new byte[PROGRAMS][];

    /** The usual CPU time of each program: the logarithm of its ticks of 1/100 s. */
    private final double[] usual = new double[PROGRAMS];

    private PacctGenerator(long seed) {
        random = new SplittableRandom(seed);
        for (int program = 0; program < PROGRAMS; program++) {
            String name = program < COMMON_PROGRAMS ? COMMON[program] : "program" + program;
            names[program] = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), COMM_BYTES);
            usual[program] = 4 * random.nextDouble();
        }
    }

    public static void main(String[] args) throws IOException {
        long records = Long.parseLong(args[1]);
        try (FileChannel file = new FileOutputStream(args[0]).getChannel()) {
            new PacctGenerator(Long.parseLong(args[2])).write(file, records);
        }
    }

    private void write(FileChannel file, long records) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_RECORDS * RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long record = 0; record < records; record++) {
            put(block, record);
            if (!block.hasRemaining() || record + 1 == records) {
                block.flip();
                while (block.hasRemaining()) {
                    file.write(block);
                }
                block.clear();
            }
        }
    }

    private void put(ByteBuffer block, long record) {
        int user = draw(userChances);
        int program = program(user, draw(programChances));
        double ticks = Math.exp(usual[program] + 2 * normal()) - 1;
        double inUserMode = 0.5 + random.nextDouble() / 2;
        double waiting = Math.exp(2 + 2 * normal());
        float elapsed = (float) (Math.max(0, ticks) + waiting);
        double end = BEGIN + record * SECONDS_BETWEEN + random.nextDouble();
        int uid = FIRST_UID + user;
        boolean forked = random.nextInt(10) == 0;

        block.put((byte) (forked ? 1 : 0)).put((byte) 3).putShort((short) 0x8801).putInt(0);
        block.putInt(uid).putInt(uid).putInt((int) (300 + record % (PIDS - 300))).putInt(1);
        block.putInt((int) (end - elapsed / 100)).putFloat(elapsed);
        block.putShort(comp(ticks * inUserMode)).putShort(comp(ticks * (1 - inUserMode)));
        block.putShort(comp(1024 + random.nextInt(100_000))).putShort((short) 0).putShort((short) 0);
        block.putShort(comp(random.nextInt(5000))).putShort((short) 0).putShort((short) 0);
        block.put(names[program]);
    }

    /** The program that a user runs as often as its rank says: every other one is common to all. */
    private static int program(int user, int rank) {
        if (rank % 2 == 0) {
            return rank / 2;
        }
        return COMMON_PROGRAMS + (user * 37 + rank / 2) % (PROGRAMS - COMMON_PROGRAMS);
    }

    /** The sums of the weights 1, 1/2, 1/3 … as parts of the last sum. */
    private static double[] chances(int ranks) {
        double[] sums = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1.0 / (rank + 1);
            sums[rank] = sum;
        }
        for (int rank = 0; rank < ranks; rank++) {
            sums[rank] /= sum;
        }
        return sums;
    }

    private int draw(double[] chances) {
        double chance = random.nextDouble();
        int rank = 0;
        while (chance >= chances[rank] && rank + 1 < chances.length) {
            rank++;
        }
        return rank;
    }

    /** About normally distributed (Irwin–Hall of twelve). */
    private double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    /** The comp_t that is nearest: thirteen bits, and an exponent of eight in three bits. */
    private static short comp(double value) {
        long mantissa = Math.round(Math.max(0, value));
        int exponent = 0;
        while (mantissa > 0x1fff) {
            mantissa = (mantissa + 4) / 8;
            exponent++;
        }
        return (short) (exponent << 13 | mantissa);
    }
}

package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.AlertState;
import dev.monitor.model.Sample;
import dev.monitor.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random rules over random looks at one series, against a naive reference that keeps every look for ever and says from all of
 * them what is told now. A failure names its seed. {@code -Dlong=true} runs many more of them.
 */
final class EvaluatorModelTest {
    private static final int SEQUENCES = Boolean.getBoolean("long") ? 200_000 : 4_000;
    private static final int LOOKS = 120;
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /**
     * One look.
     *
     * @param value null where the series is not there
     */
    private record Past(Duration at, @Nullable Double value, boolean well, boolean silenced) {
        boolean tells() {
            return value == null ? well : !value.isNaN();
        }
    }

    private record Told(Duration at, String kind, double value) {}

    @Test
    void theEvaluatorTellsWhatOneWouldTellWhoRemembersEverything() {
        Map<Kinds, Integer> seen = new EnumMap<>(Kinds.class);
        for (int seed = 0; seed < SEQUENCES; seed++) {
            play(seed, seen);
        }
        for (Kinds kind : Kinds.values()) {
            assertTrue(seen.getOrDefault(kind, 0) > SEQUENCES / 10, kind + " only " + seen.get(kind) + " times");
        }
    }

    private enum Kinds {
        FIRING,
        WORSE,
        STILL,
        RESOLVED,
        GONE
    }

    private static void play(int seed, Map<Kinds, Integer> seen) {
        Random random = new Random(seed);
        Rule rule = rule(random);
        Reference reference = new Reference(rule);
        List<AlertState> states = List.of();
        Duration now = Duration.ZERO;
        boolean silenced = false;
        double value = 5;
        for (int i = 0; i < LOOKS; i++) {
            now = now.plusSeconds(random.nextInt(12) == 0 ? random.nextInt(1000) + 1 : 1 + random.nextInt(90));
            silenced = random.nextInt(15) == 0 ? !silenced : silenced;
            value = random.nextInt(3) == 0 ? random.nextInt(12) : value;
            int trouble = random.nextInt(20);
            Double shown = trouble == 0 || trouble == 1 ? null : trouble == 2 ? (Double) Double.NaN : (Double) value;
            Past look = new Past(now, shown, trouble != 1, silenced);
            Evaluation evaluation =
                    Evaluator.evaluate(List.of(rule), silenced ? Set.of("X") : Set.of(), states, look(look));
            states = evaluation.states();
            List<String> expected = reference.look(look);
            assertEquals(expected, Runs.told(evaluation.events()), "seed " + seed + ", look " + i + ": " + rule.text());
            for (String told : expected) {
                seen.merge(Kinds.valueOf(told.substring(0, told.indexOf(' '))), 1, Integer::sum);
            }
        }
    }

    private static Look look(Past past) {
        List<Sample> samples = past.value() == null ? List.of() : List.of(Sample.of("load1", past.value()));
        Set<String> well = past.well() ? Set.of("loadavg") : Set.of();
        return new Look(past.at(), Runs.START.plus(past.at()), INTERVAL, samples, well);
    }

    private static Rule rule(Random random) {
        Op op = List.of(Op.values()).get(random.nextInt(6));
        double threshold = 1 + random.nextInt(9);
        Duration repeat = random.nextBoolean() ? null : Duration.ofSeconds(60 + random.nextInt(1200));
        return new Rule(
                "X",
                "load1",
                Map.of(),
                op,
                threshold,
                random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(500)),
                op.hasSides() && random.nextBoolean() ? threshold : op.clear(threshold),
                op.hasSides() && random.nextBoolean(),
                repeat,
                repeat != null && random.nextBoolean(),
                Severity.WARNING,
                List.of());
    }

    /** Says what is told by looking at the whole past each time. */
    private static final class Reference {
        private final Rule rule;
        private final List<Past> looks = new ArrayList<>();
        private final List<Boolean> fired = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private double lastKnown;

        Reference(Rule rule) {
            this.rule = rule;
        }

        List<String> look(Past look) {
            boolean before = !fired.isEmpty() && fired.get(fired.size() - 1);
            boolean peopleKnow = peopleKnow();
            looks.add(look);
            boolean fires = !look.tells() ? before : fires(look, before, peopleKnow);
            fired.add(fires);
            if (look.value() != null && look.tells() && (fires || before)) {
                lastKnown = look.value();
            }
            String kind = look.silenced() ? null : kind(look, before, fires, peopleKnow);
            if (kind == null) {
                return List.of();
            }
            told.add(new Told(look.at(), kind, lastKnown));
            return List.of(kind + " X " + lastKnown);
        }

        private boolean peopleKnow() {
            return !told.isEmpty()
                    && Kinds.valueOf(told.get(told.size() - 1).kind()).compareTo(Kinds.STILL) <= 0;
        }

        private boolean fires(Past look, boolean before, boolean peopleKnow) {
            Double value = look.value();
            if (value == null) {
                return false;
            }
            if (isBad(value)) {
                return before || peopleKnow || badFor().compareTo(rule.pending()) >= 0;
            }
            return before && !isBack(value);
        }

        /** For how long all looks found it bad, none of them too far from the one before. */
        private Duration badFor() {
            Duration last = looks.get(looks.size() - 1).at();
            Duration first = last;
            for (int i = looks.size() - 1; i >= 0; i--) {
                Past look = looks.get(i);
                if (look.tells()) {
                    Double value = look.value();
                    long apart = first.minus(look.at()).toSeconds();
                    if (value == null
                            || !isBad(value)
                            || apart > Math.max(300, rule.pending().toSeconds())) {
                        break;
                    }
                    first = look.at();
                }
            }
            return last.minus(first);
        }

        private @Nullable String kind(Past look, boolean before, boolean fires, boolean peopleKnow) {
            if (!fires) {
                boolean vanished = before && look.tells() && look.value() == null;
                return !peopleKnow ? null : vanished ? "GONE" : "RESOLVED";
            }
            Double value = look.value();
            if (value == null || !look.tells()) {
                return null;
            }
            Told last = lastTelling();
            Duration repeat = rule.repeat();
            boolean isDue = last == null
                    || (repeat != null && look.at().minus(last.at()).compareTo(repeat) >= 0);
            boolean isWorse = last != null && rule.worse() && isBad(value) && isNews(value, last.value());
            if (!peopleKnow) {
                return !rule.latched() || isDue || isWorse ? "FIRING" : null;
            }
            return isWorse ? "WORSE" : isDue ? "STILL" : null;
        }

        /** What was told last of firing, whatever was told of its end. */
        private @Nullable Told lastTelling() {
            for (int i = told.size() - 1; i >= 0; i--) {
                if (Kinds.valueOf(told.get(i).kind()).compareTo(Kinds.STILL) <= 0) {
                    return told.get(i);
                }
            }
            return null;
        }

        private boolean isBad(double value) {
            return switch (rule.op().symbol()) {
                case ">" -> value > rule.threshold();
                case ">=" -> value >= rule.threshold();
                case "<" -> value < rule.threshold();
                case "<=" -> value <= rule.threshold();
                case "==" -> value == rule.threshold();
                default -> value != rule.threshold();
            };
        }

        private boolean isBack(double value) {
            return switch (rule.op().symbol().charAt(0)) {
                case '>' -> value <= rule.clear();
                case '<' -> value >= rule.clear();
                default -> true;
            };
        }

        /** The values are whole numbers up to eleven: a greater one is always greater by more than 5 %. */
        private boolean isNews(double value, double told) {
            return rule.op().symbol().charAt(0) == '>' ? value > told : value < told;
        }
    }
}

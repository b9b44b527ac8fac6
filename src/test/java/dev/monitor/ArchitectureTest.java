package dev.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms, what each may use, and which door leads out. */
class ArchitectureTest {
    private static final String ROOT = "dev.monitor";

    /** Which rooms a room may use; every room may use the JDK and the libraries. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("host", List.of("model")),
            Map.entry("collect", List.of("host", "model")),
            Map.entry("accounting", List.of("host", "model")),
            Map.entry("alert", List.of("model")),
            Map.entry("store", List.of("model")),
            Map.entry("journal", List.of("model")),
            Map.entry("render", List.of("model")),
            Map.entry("config", List.of("host", "model")),
            Map.entry("deliver", List.of("render", "host", "config", "model")),
            Map.entry("doctor", List.of("host", "store", "deliver", "config", "model")),
            Map.entry(
                    "flow",
                    List.of(
                            "collect",
                            "accounting",
                            "alert",
                            "store",
                            "journal",
                            "render",
                            "deliver",
                            "config",
                            "host",
                            "model")),
            Map.entry("web", List.of("store", "render", "config", "model")),
            Map.entry("cli", List.of("flow", "doctor", "web", "config", "render", "host", "model")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static List<String> rooms() {
        return new ArrayList<>(ROOMS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsThatItMay(String room) {
        List<String> allowed = new ArrayList<>(ROOMS.getOrDefault(room, List.of()));
        allowed.add(room);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat(ofOurs("outside " + allowed, name -> !allowed.contains(name)))
                .check(CLASSES);
    }

    @Test
    void everyClassIsInARoomThatIsNamedHere() {
        classes()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .resideInAnyPackage(
                        ROOMS.keySet().stream().map(room -> ROOT + "." + room).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void theModelKnowsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".model", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void childProcessesAreStartedByTheHostAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".host")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .check(CLASSES);
    }

    private interface RoomTest {
        boolean holds(String room);
    }

    private static DescribedPredicate<JavaClass> ofOurs(String description, RoomTest test) {
        return new DescribedPredicate<>(description) {
            @Override
            public boolean test(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith(ROOT + ".")
                        && test.holds(name.substring(ROOT.length() + 1).replaceAll("\\..*", ""));
            }
        };
    }
}

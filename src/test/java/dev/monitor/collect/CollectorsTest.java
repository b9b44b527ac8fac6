package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.CollectException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CollectorsTest {
    @Test
    void theirNamesAreTheKeysOfTheJournal() {
        List<String> names = new ArrayList<>();
        for (Collector<?> collector : Collectors.all()) {
            names.add(collector.name());
        }

        assertEquals(List.of("cpu_data", "uptime", "loadavg", "meminfo", "sessions", "filesystems", "pressure"), names);
    }

    @ParameterizedTest
    @CsvSource({
        "normal, 7",
        "rebooted, 6",
        "hostile-names, 6",
        "many-cpus, 5",
        "old-kernel, 4",
        "container, 5",
        "logind, 6",
        "truncated, 0",
    })
    void eachSucceedsOrSaysInOneLineWhyNot(String machine, int succeeding) {
        int succeeded = 0;
        for (Collector<?> collector : Collectors.all()) {
            try {
                assertFalse(
                        collector.collect(Machines.fixture(machine)).samples().isEmpty(), collector.name());
                succeeded++;
            } catch (CollectException e) {
                assertFalse(e.getMessage().isEmpty());
                assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
                assertEquals(!machine.equals("truncated"), e.isNoData(), e.getMessage());
            }
        }
        assertEquals(succeeding, succeeded);
    }
}

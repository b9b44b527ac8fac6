package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PermissionTest {
    private static final int ROOT = 0;
    private static final int SOMEBODY = 4711;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rw-r--r--", "rwxr-xr-x"})
    void othersMayReadAFileWithoutASecret(String permissions) throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with("LOG_KEEP=1d", "CHAT_ID=", "PROXY=http://proxy:1");
        SettingsFolder.permit(settings.file(), permissions);

        assertEquals(List.of(), settings.load().warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw--w----", "rw-----w-", "rw-rw-r--", "rw-rw-rw-"})
    void nobodyElseMayWriteIt(String permissions) throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with("LOG_KEEP=wrong");
        SettingsFolder.permit(settings.file(), permissions);

        assertExposed(settings, ": others may write it; chmod go-w " + settings.file());
    }

    @ParameterizedTest
    @CsvSource({
        "BOT_TOKEN=1:a, BOT_TOKEN",
        "API_HASH=x, API_HASH",
        "TWILIO_AUTH_TOKEN=x, TWILIO_AUTH_TOKEN",
        "SMTP_PASSWORD=x, SMTP_PASSWORD",
        "SMTP_PASSWORD=a#b, SMTP_PASSWORD",
        "WEB_PASSWORD=x, WEB_PASSWORD",
        "HEARTBEAT_URL=https://h/x, HEARTBEAT_URL",
        "PROXY=http://u:p@proxy:1, PROXY",
        "PROXY=http://u:p#@proxy:1, PROXY"
    })
    void nobodyElseMayReadASecretNotEvenAWrongOne(String line, String key) throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with(line);
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw-r--r--")) {
            SettingsFolder.permit(settings.file(), permissions);
            assertExposed(settings, ": others may read it and it holds " + key + "; chmod 600 " + settings.file());
        }
    }

    @Test
    void itMustBelongToRootOrToWhoRunsTheProgram() throws Exception {
        Path path = Path.of("/etc/monitor/monitor.env");
        new GuardedFile(path, ROOT, 0600, "").check("BOT_TOKEN", SOMEBODY);
        new GuardedFile(path, SOMEBODY, 0600, "").check("BOT_TOKEN", SOMEBODY);

        assertEquals(
                path + ": it belongs to uid 4711; chown 0 " + path,
                message(new GuardedFile(path, SOMEBODY, 0600, ""), ROOT));
        assertEquals(
                path + ": it belongs to uid 4712; others may write it; sudo chown 4711 " + path + " && chmod go-w "
                        + path,
                message(new GuardedFile(path, SOMEBODY + 1, 0620, ""), SOMEBODY));
    }

    @Test
    void theRemedyCanBePastedIntoAShell() {
        Path path = Path.of("/srv/it's here/$(x).env");

        assertEquals(
                path + ": others may write it; chmod go-w '/srv/it'\\''s here/$(x).env'",
                message(new GuardedFile(path, ROOT, 0602, ""), ROOT));
    }

    @Test
    void rootRefusesTheFileOfSomebodyElse() throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with("LOG_KEEP=1d");
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT), "only root may give files away");
        Files.setAttribute(settings.file(), "unix:uid", SOMEBODY);

        assertExposed(settings, ": it belongs to uid 4711; chown 0 " + settings.file());
    }

    @Test
    void aFileThatMayNotBeReadIsToldWithItsRemedy() throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with("LOG_KEEP=1d");
        SettingsFolder.permit(settings.file(), "-w-------");
        Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        assumeTrue(!uid.equals(ROOT), "root may read everything");

        assertExposed(settings, ": may not be read; chmod u+r " + settings.file());
    }

    private static String message(GuardedFile file, int runner) {
        return assertThrows(SettingsException.class, () -> file.check(null, runner))
                .lines()
                .get(0);
    }

    private static void assertExposed(SettingsFolder settings, String expected) {
        SettingsException fault = settings.fault();
        assertEquals(SettingsException.Kind.PERMISSION, fault.kind());
        assertEquals(List.of(settings.file() + expected), fault.lines());
    }
}

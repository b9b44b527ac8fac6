package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"p\"#'a ss", "p\"#'a ss\n", "p\"#'a ss\r\n"})
    void theContentWithoutItsLineEndIsTheValue(String content) throws Exception {
        SettingsFolder.write(value(), "rw-------", content);

        Settings settings = new SettingsFolder(folder)
                .with("WEB_USER=u", "WEB_PASSWORD_FILE=" + value())
                .settings();
        assertEquals(new Secret("p\"#'a ss"), settings.web().password());
    }

    @Test
    void anyKeyButARuleMayBeGivenSo() throws Exception {
        SettingsFolder.write(value(), "rw-------", "/from/a/file");

        Settings settings = new SettingsFolder(folder)
                .with("PACCT_FILE_FILE=" + value(), "RULE_X_FILE=" + value())
                .load(Map.of("LOG_PATH_FILE", value().toString()))
                .settings();
        assertEquals("/from/a/file", settings.accounting().file());
        assertEquals(Path.of("/from/a/file"), settings.journal().folder());
        assertEquals(Map.of("X_FILE", value().toString()), settings.alerts().rules());
    }

    @Test
    void bothFormsInOnePlaceAreAProblem() throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with("LOG_KEEP=1d", "LOG_KEEP_FILE=" + value());

        assertEquals(
                List.of("LOG_KEEP: given both directly and as LOG_KEEP_FILE; keep one of them"), settings.problems());
    }

    @Test
    void eitherFormInTheEnvironmentGoesBeforeEitherInTheFile() throws Exception {
        SettingsFolder.write(value(), "rw-------", "2d");
        SettingsFolder settings = new SettingsFolder(folder).with("LOG_KEEP=1d", "HISTORY_KEEP_FILE=" + value());

        Settings loaded = settings.load(Map.of("LOG_KEEP_FILE", value().toString(), "HISTORY_KEEP", "3d"))
                .settings();
        assertEquals(2, loaded.journal().keep().toDays());
        assertEquals(3, loaded.store().historyKeep().toDays());
    }

    @Test
    void aSecretMustNotBeReadableByOthersAnythingElseMay() throws Exception {
        SettingsFolder.write(value(), "rw-r--r--", "1:a");

        assertEquals(
                "1:a",
                new SettingsFolder(folder)
                        .with("HOST_NAME_FILE=" + value())
                        .settings()
                        .host()
                        .name());
        SettingsException fault =
                new SettingsFolder(folder).with("BOT_TOKEN_FILE=" + value()).fault();
        assertEquals(SettingsException.Kind.PERMISSION, fault.kind());
        assertEquals(value() + ": others may read it and it holds BOT_TOKEN; chmod 600 " + value(), fault.getMessage());
    }

    @Test
    void nobodyElseMayWriteIt() throws Exception {
        SettingsFolder.write(value(), "rw-rw----", "name");

        SettingsException fault =
                new SettingsFolder(folder).with("HOST_NAME_FILE=" + value()).fault();
        assertEquals(value() + ": others may write it; chmod go-w " + value(), fault.getMessage());
    }

    @Test
    void aFileThatCannotBeUsedIsAProblemThatDoesNotShowItsName() throws Exception {
        SettingsFolder.write(folder.resolve("empty"), "rw-------", "\n");
        SettingsFolder.write(folder.resolve("large"), "rw-------", "x".repeat((64 << 10) + 1));
        SettingsFolder.write(folder.resolve("lines"), "rw-------", "a\nb");
        List<String> problems = new SettingsFolder(folder)
                .with(
                        "API_ID_FILE=relative",
                        "LOG_PREFIX_FILE=" + folder.resolve("absent"),
                        "LOG_SUFFIX_FILE=" + folder,
                        "LOG_KEEP_FILE=" + folder.resolve("large"),
                        "STATE_PATH_FILE=" + folder.resolve("empty"),
                        "HOST_NAME_FILE=" + folder.resolve("lines"))
                .problems();

        assertEquals(
                List.of(
                        "API_ID_FILE: not an absolute path; plain ASCII where the locale is C",
                        "LOG_PREFIX_FILE: names a file that cannot be used: no such file",
                        "LOG_SUFFIX_FILE: names a file that cannot be used: not a regular file",
                        "LOG_KEEP_FILE: names a file that cannot be used: larger than 64 KiB",
                        "STATE_PATH_FILE: names an empty file",
                        "HOST_NAME: holds a control character or is not UTF-8"),
                problems);
    }

    private Path value() {
        return folder.resolve("value");
    }
}

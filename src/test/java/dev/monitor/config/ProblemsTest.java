package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemsTest {
    private static final String CANARY = "CaNaRy";

    @TempDir
    Path folder;

    @Test
    void allProblemsAreToldAtOnceThoseOfLinesToo() throws Exception {
        SettingsException fault = new SettingsFolder(folder)
                .with("LOG_KEEP=abc", "SMTP_PASSWORD=ab#cd", "no line", "CPU_MAX=101", "CHAT_ID=5")
                .fault(Map.of("DISK_MAX", "-1"));

        assertEquals(SettingsException.Kind.INVALID, fault.kind());
        List<String> where = new ArrayList<>();
        for (String line : fault.lines()) {
            where.add(line.substring(0, line.indexOf(": ")));
        }
        String file = folder.resolve(".env").toString();
        assertEquals(
                List.of(
                        file + " line 2",
                        file + " line 3",
                        "BOT_TOKEN",
                        "SMTP_USER",
                        "SMTP_HOST",
                        "MAIL_FROM",
                        "MAIL_TO",
                        "LOG_KEEP",
                        "CPU_MAX",
                        "DISK_MAX"),
                where);
        assertEquals(String.join("\n", fault.lines()), fault.getMessage());
    }

    @ParameterizedTest
    @FieldSource("dev.monitor.config.ContractKeys#ALL")
    @ValueSource(strings = {"export BOT_TOKEN", "UNHEARD_OF", "RULE_X"})
    void noMessageShowsAValueWhereverASecretWasPut(String key) throws Exception {
        for (String form : List.of(
                "=/CaNaRy:,@/x\u0007",
                "=CaNaRy#x",
                "=\"CaNaRy",
                "='CaNaRy'",
                " CaNaRy",
                "=CaNaRy: ,",
                "_FILE=/tmp/CaNaRy/x",
                "_FILE=CaNaRy",
                "=http://CaNaRy@/",
                "=\"CaNaRy\nx=CaNaRy\"")) {
            String messages =
                    messages(new SettingsFolder(folder).with("LOG_KEEP=wrong", key + form, CANARY + "=", "A" + CANARY));
            assertTrue(messages.contains("LOG_KEEP: "));
            assertFalse(messages.contains(CANARY), messages);
        }
    }

    private static String messages(SettingsFolder settings) {
        return settings.fault().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT_ID=5, BOT_TOKEN: missing; CHAT_ID needs it",
        "SMTP_PORT=25, SMTP_HOST: missing; SMTP_PORT needs it",
        "WEB_USER=u, WEB_PASSWORD: missing; WEB_USER needs it",
        "TWILIO_AUTH_TOKEN=t, TWILIO_ACCOUNT_SID: missing; TWILIO_AUTH_TOKEN needs it",
        "WEB_LISTEN=0.0.0.0:80, 'WEB_LISTEN: others can reach that address; set WEB_USER and WEB_PASSWORD, or listen on 127.0.0.1'",
        "REPORT_TO=sms, 'REPORT_TO: sms is not set up; it needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM and TWILIO_TO'"
    })
    void whatAKeyNeedsBesidesIsAProblemIfItIsMissing(String line, String expected) throws Exception {
        assertEquals(expected, new SettingsFolder(folder).with(line).problems().get(0));
    }

    @ParameterizedTest
    @CsvSource({"tls, 587", "tls, 25", "starttls, 465", "none, 465"})
    void securityAndPortThatDisagreeAreAProblem(String security, String port) throws Exception {
        List<String> problems = new SettingsFolder(folder)
                .with("SMTP_HOST=h", "MAIL_FROM=a@b", "MAIL_TO=c@d", "SMTP_SECURITY=" + security, "SMTP_PORT=" + port)
                .problems();

        assertEquals(
                List.of("SMTP_SECURITY: does not agree with SMTP_PORT: starttls is 587, tls 465, none 25"), problems);
    }

    @Test
    void aRuleUnderTheNameOfAThresholdThatIsSetIsAProblem() throws Exception {
        SettingsFolder settings = new SettingsFolder(folder).with("CPU_MAX=5", "RULE_CPU_MAX=load1 > 4");

        assertEquals(
                List.of("RULE_CPU_MAX: CPU_MAX is a rule of that name already; choose another"), settings.problems());
    }

    @Test
    void aControlCharacterInTheEnvironmentIsAProblem() throws Exception {
        SettingsException fault = new SettingsFolder(folder).fault(Map.of("HOST_NAME", "a\u001b[2J"));

        assertEquals(List.of("HOST_NAME: holds a control character or is not UTF-8"), fault.lines());
    }
}

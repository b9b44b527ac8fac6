package dev.monitor.deliver;

import dev.monitor.model.Receipt;
import java.time.Duration;

/**
 * What an answer of Twilio means for a message, and what people can do about a refusal. The codes are those of
 * twilio.com/docs/api/errors.
 */
final class TwilioVerdict {
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONG_PAUSE = Duration.ofHours(1);

    private TwilioVerdict() {}

    /** The receipt for a request to send. */
    static Receipt receipt(TwilioAnswer answer) {
        if (answer.isOk()) {
            String sid = answer.text("sid");
            return sid.isEmpty()
                    ? new Receipt.Retry(Duration.ZERO, "an answer from Twilio without the id of the message")
                    : new Receipt.Delivered(sid);
        }
        return switch (answer.code()) {
            case 30023, 63038 -> new Receipt.Retry(answer.pause(LONG_PAUSE), refusal(answer));
            case 20429, 21611, 30001, 30008, 30017, 30022 ->
                new Receipt.Retry(answer.pause(SHORT_PAUSE), refusal(answer));
            default -> byStatus(answer);
        };
    }

    private static Receipt byStatus(TwilioAnswer answer) {
        int status = answer.status();
        if (status == 429) {
            return new Receipt.Retry(answer.pause(SHORT_PAUSE), refusal(answer));
        }
        return status < 400 || status >= 500 || status == 408 || isOfAccount(answer)
                ? new Receipt.Retry(Duration.ZERO, refusal(answer))
                : new Receipt.Rejected(refusal(answer), isUnreachable(answer));
    }

    /** What was said, in our words where it is known what helps. */
    static String refusal(TwilioAnswer answer) {
        String number = answer.code() == 0 ? "HTTP " + answer.status() : "error " + answer.code();
        String what = meaning(answer.code());
        what = what.isEmpty() ? answer.text("message") : what;
        return what.isEmpty() ? number : number + ": " + what;
    }

    private static String meaning(int code) {
        return switch (code) {
            case 20003 -> "the account or its token is wrong: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN";
            case 20005, 30002 -> "the account is not active: see the Twilio console";
            case 20008 -> "these are test credentials: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN";
            case 20404 -> "there is no such account or server: check TWILIO_ACCOUNT_SID and TWILIO_API_URL";
            case 20429 -> "too many requests at a time";
            case 21211 -> "the number is invalid: check TWILIO_TO";
            case 21212 -> "the sender is invalid: check TWILIO_FROM";
            case 21266 -> "sender and recipient are the same: check TWILIO_FROM and TWILIO_TO";
            case 21408 -> "SMS to that region is switched off: allow it in the Twilio console, or check TWILIO_TO";
            case 21606, 21659, 21660, 21661 ->
                "the sender is no number of this account that can send SMS there: check TWILIO_FROM";
            case 21608 -> "a trial account sends to verified numbers only: verify this one in the Twilio console";
            case 21610 ->
                "the recipient unsubscribed: START sent from that phone to TWILIO_FROM lets messages in again";
            case 21611, 30001 -> "too many messages wait at Twilio";
            case 21612 -> "there is no way from the sender to that number: check TWILIO_FROM and TWILIO_TO";
            case 21614, 21635, 30006 -> "the number cannot receive SMS: check TWILIO_TO";
            case 21617 -> "the text is too long";
            case 30003 -> "the phone is switched off or out of reach";
            case 30004 -> "the recipient or the network blocks it";
            case 30005 -> "the number is unknown to its network: check TWILIO_TO";
            case 30007 -> "the network took it for unwanted advertising";
            case 30017, 30022 -> "the network is busy";
            case 30023, 63038 -> "the account's messages of this day are used up";
            case 30032, 30034 -> "the sender must be registered in the Twilio console first: see TWILIO_FROM";
            default -> "";
        };
    }

    /** Whether it is the account that is refused: once the settings are mended, all that waits can go out. */
    private static boolean isOfAccount(TwilioAnswer answer) {
        return switch (answer.code()) {
            case 20003, 20005, 20008, 20404, 30002 -> true;
            default -> answer.status() == 401 || answer.status() == 404;
        };
    }

    private static boolean isUnreachable(TwilioAnswer answer) {
        return answer.status() == 403
                || (answer.code() != 21617 && !meaning(answer.code()).isEmpty());
    }
}

package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import java.time.Duration;

/** SMS, through Twilio. What may have been sent by an earlier try is looked up before it is sent again. */
final class TwilioChannel implements Channel {
    private final TwilioApi api;
    private final TwilioLookUp lookUp;

    TwilioChannel(TwilioApi api) {
        this.api = api;
        this.lookUp = new TwilioLookUp(api);
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public Receipt send(Delivery part) {
        if (!(part.content() instanceof Part.Text content)) {
            return new Receipt.Rejected("an SMS can hold text alone");
        }
        String text = SmsText.fit(content.html());
        try {
            String sid = part.attempts() == 0 ? null : lookUp.find(part.recipient(), text, part.created());
            return sid == null ? send(part.recipient(), text) : new Receipt.Delivered(api.oneLine(sid));
        } catch (ChannelException e) {
            // In the words of a try: one fault is told once, and not once more when the next run looks first.
            return new Receipt.Retry(Duration.ZERO, String.valueOf(e.getMessage()));
        }
    }

    private Receipt send(String to, String text) {
        try {
            Receipt receipt = TwilioVerdict.receipt(api.send(to, text));
            if (receipt instanceof Receipt.Delivered delivered) {
                return new Receipt.Delivered(api.oneLine(delivered.id()));
            } else if (receipt instanceof Receipt.Retry retry) {
                return new Receipt.Retry(retry.after(), api.oneLine(retry.why()));
            } else if (receipt instanceof Receipt.Rejected rejected) {
                return new Receipt.Rejected(api.oneLine(rejected.why()), rejected.unreachable());
            }
            return receipt;
        } catch (ChannelException e) {
            return new Receipt.Retry(Duration.ZERO, String.valueOf(e.getMessage()));
        }
    }
}

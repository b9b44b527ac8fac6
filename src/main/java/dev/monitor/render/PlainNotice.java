package dev.monitor.render;

import dev.monitor.model.Part;
import java.util.List;

/** A notice about messages themselves, in the forms of all channels. */
public final class PlainNotice {
    private final Bulletin bulletin;

    PlainNotice(Bulletin bulletin) {
        this.bulletin = bulletin;
    }

    /** One printable line of at most 120 characters, for lists and logs and as the subject of an e-mail. */
    public String subject() {
        return bulletin.subject();
    }

    /** For Telegram. */
    public List<Part> telegram() {
        return TelegramAlert.parts(bulletin);
    }

    /** At most 300 characters of plain text. */
    public String sms() {
        return SmsAlert.text(bulletin);
    }

    /** As an e-mail. */
    public Part.Letter letter() {
        return MailAlert.letter(bulletin);
    }
}

package cn.topcentral.hub.bot.web.form;

import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.login.SignedText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a page carries so that its entry can be told from a program's, and sent twice without harm: an id and the time the page was made, signed. No
 * cookie, so that it also works in a frame.
 */
final class FormStamp {
    private static final Duration VALID = Duration.ofHours(24);

    private final SignedText signed;
    private final Clock clock;

    FormStamp(SessionKey key, Clock clock) {
        this.signed = new SignedText(key, "form");
        this.clock = clock;
    }

    /** A page as its entry names it. */
    record Page(String id, Instant madeAt) {}

    String make(String form) {
        return signed.sign(
                form + " " + UUID.randomUUID() + " " + clock.instant().toEpochMilli());
    }

    /** Empty when it is not of this form's page, or of one that was made too long ago. */
    Optional<Page> read(String form, String stamp) {
        return signed.verified(stamp)
                .map(text -> text.split(" ", -1))
                .filter(parts -> parts.length == 3 && parts[0].equals(form))
                .map(parts -> new Page(parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2]))))
                .filter(page -> clock.instant().isBefore(page.madeAt().plus(VALID)));
    }
}

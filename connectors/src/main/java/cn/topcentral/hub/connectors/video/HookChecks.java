package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What every platform's request is checked for before its signature. */
final class HookChecks {
    private HookChecks() {}

    /** Whether a request is a POST of JSON; a sender that names no content type is believed. */
    static Optional<Refused> jsonPost(HookRequest request) {
        if (!request.method().equals("POST")) {
            return Optional.of(new Refused(405, "only POST brings events here, not " + request.method()));
        }
        boolean json = request.header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                .orElse(true);
        return json ? Optional.empty() : Optional.of(new Refused(415, "the content type is not application/json"));
    }

    /** Whether a signed timestamp, in seconds or milliseconds of the epoch, is near enough to now. */
    static Optional<Refused> age(String timestamp, Instant now) {
        if (!timestamp.matches("\\d{9,13}")) {
            return Optional.of(new Refused(400, "the timestamp is no epoch time"));
        }
        try {
            long value = Long.parseLong(timestamp);
            Instant signed = timestamp.length() > 10 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
            return Hmac.fresh(signed, now)
                    ? Optional.empty()
                    : Optional.of(new Refused(
                            403, "the timestamp is more than five minutes from now; check the clock of this host"));
        } catch (DateTimeException e) {
            return Optional.of(new Refused(400, "the timestamp is no epoch time"));
        }
    }
}

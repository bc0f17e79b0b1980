package cn.topcentral.hub.bot.config;

import java.time.Duration;
import java.util.Optional;

/**
 * WeCom's address book of customers (客户联系), which tells whose the ids in chats are. Read as soon as the section is there; the app needs the right
 * to it.
 *
 * @param interval {@code interval}: how often to read it, default 6h. WeCom's event wakes the hub between
 */
public record WecomContacts(Duration interval) {
    private static final Duration LEAST = Duration.ofMinutes(10);

    static Optional<WecomContacts> read(ConfigSection section) {
        Optional<Duration> interval = section.duration("interval", LEAST);
        return section.isAbsent()
                ? Optional.empty()
                : Optional.of(new WecomContacts(interval.orElse(Duration.ofHours(6))));
    }
}

package cn.topcentral.hub.bot.config;

import java.time.Duration;
import java.util.Optional;

/**
 * WeCom's departments as the source of who works here and who leads whom. Read as soon as the section is there; beside it a list of employees can be
 * imported, whose words win.
 *
 * @param interval {@code interval}: how often to read them, default 6h
 */
public record WecomStaff(Duration interval) {
    private static final Duration LEAST = Duration.ofMinutes(10);

    static Optional<WecomStaff> read(ConfigSection section) {
        Optional<Duration> interval = section.duration("interval", LEAST);
        return section.isAbsent()
                ? Optional.empty()
                : Optional.of(new WecomStaff(interval.orElse(Duration.ofHours(6))));
    }
}

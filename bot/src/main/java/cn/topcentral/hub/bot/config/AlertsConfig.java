package cn.topcentral.hub.bot.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * How people are told of risks and of what cannot wait.
 *
 * @param group {@code group}: name of the chat group (wecom.groups) that gets alerts and reports, default {@code sales}; nothing goes there while no
 *     such group is configured
 * @param priorityLevels {@code priority_levels}: levels of customers that are watched every five minutes, default A, VIP, 重点 and 战略. Customers
 *     who had something urgent in the last two weeks are watched anyway
 * @param gather {@code wait}: how long the first alert of a customer waits for others to come along, default 2m
 * @param repeat {@code repeat}: how long until an alert that still stands and that nobody took up is shown again, default 1d
 * @param escalate {@code escalate}: working time without anybody taking it up until the manager is told, and as long again until their manager is,
 *     default 2h
 * @param quietFrom {@code quiet_from}: from when in the evening on only urgent communications are pushed, default 20:00
 * @param quietUntil {@code quiet_until}: until when in the morning, default 08:30. Days off count as quiet throughout
 */
public record AlertsConfig(
        String group,
        Set<String> priorityLevels,
        Duration gather,
        Duration repeat,
        Duration escalate,
        LocalTime quietFrom,
        LocalTime quietUntil) {
    public static final AlertsConfig DEFAULT = new AlertsConfig(
            "sales",
            Set.of("A", "VIP", "重点", "战略"),
            Duration.ofMinutes(2),
            Duration.ofDays(1),
            Duration.ofHours(2),
            LocalTime.of(20, 0),
            LocalTime.of(8, 30));

    public AlertsConfig {
        priorityLevels = Set.copyOf(priorityLevels);
    }

    static AlertsConfig read(ConfigSection section) {
        Set<String> levels = section.texts("priority_levels", TextRule.ANY);
        return new AlertsConfig(
                section.text("group", TextRule.ID).orElse(DEFAULT.group()),
                levels.isEmpty() ? DEFAULT.priorityLevels() : levels,
                section.duration("wait", Duration.ofSeconds(1)).orElse(DEFAULT.gather()),
                section.duration("repeat", Duration.ofMinutes(5)).orElse(DEFAULT.repeat()),
                section.duration("escalate", Duration.ofMinutes(1)).orElse(DEFAULT.escalate()),
                time(section, "quiet_from").orElse(DEFAULT.quietFrom()),
                time(section, "quiet_until").orElse(DEFAULT.quietUntil()));
    }

    private static Optional<LocalTime> time(ConfigSection section, String key) {
        return section.text(key, TextRule.TIME_OF_DAY).map(LocalTime::parse);
    }
}

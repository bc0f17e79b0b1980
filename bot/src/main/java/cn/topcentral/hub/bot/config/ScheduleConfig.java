package cn.topcentral.hub.bot.config;

import java.util.Optional;

/**
 * When the hub does by itself what seed 5.2 lists, as crons of five fields (minute, hour, day of month, month, day of week) in the firm's zone.
 * Pushes that fall on a full or half hour leave some minutes later, as WeCom asks.
 *
 * @param dailyReport {@code daily_analysis}: default {@code 0 9 * * *}
 * @param weeklyReport {@code weekly_analysis}: default {@code 0 9 * * 1}
 * @param monthlyReport {@code monthly_analysis}: default {@code 0 9 1 * *}
 * @param riskCheck {@code real_time_alert}: default every five minutes
 * @param reminders {@code reminders}: when tasks that are due are looked through, default every five minutes
 * @param taskDigest {@code task_digest}: when everybody is told of what is over, default {@code 35 8 * * 1-5}
 * @param retention {@code retention}: when what is kept for a time only is cleaned away, default {@code 43 2 * * *}
 */
public record ScheduleConfig(
        Cron dailyReport,
        Cron weeklyReport,
        Cron monthlyReport,
        Cron riskCheck,
        Cron reminders,
        Cron taskDigest,
        Cron retention) {
    public static final ScheduleConfig DEFAULT = new ScheduleConfig(
            Cron.parse("0 9 * * *").orElseThrow(),
            Cron.parse("0 9 * * 1").orElseThrow(),
            Cron.parse("0 9 1 * *").orElseThrow(),
            Cron.parse("*/5 * * * *").orElseThrow(),
            Cron.parse("2-59/5 * * * *").orElseThrow(),
            Cron.parse("35 8 * * 1-5").orElseThrow(),
            Cron.parse("43 2 * * *").orElseThrow());

    static ScheduleConfig read(ConfigSection section) {
        return new ScheduleConfig(
                cron(section, "daily_analysis").orElse(DEFAULT.dailyReport()),
                cron(section, "weekly_analysis").orElse(DEFAULT.weeklyReport()),
                cron(section, "monthly_analysis").orElse(DEFAULT.monthlyReport()),
                cron(section, "real_time_alert").orElse(DEFAULT.riskCheck()),
                cron(section, "reminders").orElse(DEFAULT.reminders()),
                cron(section, "task_digest").orElse(DEFAULT.taskDigest()),
                cron(section, "retention").orElse(DEFAULT.retention()));
    }

    private static Optional<Cron> cron(ConfigSection section, String key) {
        return section.text(key, TextRule.CRON).flatMap(Cron::parse);
    }
}

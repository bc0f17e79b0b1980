package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When a job runs, in words; what has no simple ones is shown as it is written. */
final class CronWords {
    private static final List<String> DAYS = List.of("日", "一", "二", "三", "四", "五", "六");
    private static final List<String> NAMES = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Pattern STEP = Pattern.compile("(?:\\*|0)/(\\d+)");
    private static final Pattern SPAN = Pattern.compile("([A-Z\\d]+)-([A-Z\\d]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private CronWords() {}

    static String of(Schedule.Job job) {
        return job.interval()
                .map(interval -> "每" + ChineseTime.length(interval) + "一次")
                .or(() -> job.cron().map(CronWords::of))
                .orElse("");
    }

    /** @param cron as Quartz writes it, with seconds and Sunday as 1 */
    static String of(String cron) {
        List<String> fields = List.of(cron.strip().split("\\s+", -1));
        if (fields.size() < 6 || !fields.get(4).equals("*")) {
            return cron;
        }
        Optional<String> days = days(fields.get(3), fields.get(5));
        Optional<String> times = times(fields.get(1), fields.get(2));
        return days.flatMap(day -> times.map(time -> day + time)).orElse(cron);
    }

    private static Optional<String> times(String minutes, String hours) {
        Matcher step = STEP.matcher(minutes);
        if (step.matches()) {
            String every = "每" + step.group(1) + "分钟";
            Matcher span = SPAN.matcher(hours);
            return hours.equals("*")
                    ? Optional.of(every)
                    : span.matches()
                            ? Optional.of(span.group(1) + "点到" + span.group(2) + "点" + every)
                            : Optional.empty();
        }
        if (!NUMBER.matcher(minutes).matches()) {
            return Optional.empty();
        }
        if (hours.equals("*")) {
            return Optional.of("每小时第" + minutes + "分");
        }
        List<String> each = List.of(hours.split(",", -1));
        return each.stream().allMatch(hour -> NUMBER.matcher(hour).matches())
                ? Optional.of(each.stream()
                        .map(hour -> "%02d:%02d".formatted(Integer.parseInt(hour), Integer.parseInt(minutes)))
                        .collect(Collectors.joining("、")))
                : Optional.empty();
    }

    private static Optional<String> days(String ofMonth, String ofWeek) {
        if (ofWeek.equals("?") || ofWeek.equals("*")) {
            return ofMonth.equals("*") || ofMonth.equals("?")
                    ? Optional.of("每天")
                    : NUMBER.matcher(ofMonth).matches() ? Optional.of("每月" + ofMonth + "日") : Optional.empty();
        }
        Matcher span = SPAN.matcher(ofWeek.toUpperCase(Locale.ROOT));
        if (span.matches()) {
            return day(span.group(1)).flatMap(from -> day(span.group(2)).map(to -> "周" + from + "到周" + to));
        }
        List<Optional<String>> each =
                List.of(ofWeek.split(",", -1)).stream().map(CronWords::day).toList();
        return each.stream().allMatch(Optional::isPresent)
                ? Optional.of("每周" + each.stream().flatMap(Optional::stream).collect(Collectors.joining("、")))
                : Optional.empty();
    }

    private static Optional<String> day(String text) {
        int named = NAMES.indexOf(text.toUpperCase(Locale.ROOT));
        int number = named >= 0 ? named + 1 : text.matches("[1-7]") ? Integer.parseInt(text) : 0;
        return number == 0 ? Optional.empty() : Optional.of(DAYS.get(number - 1));
    }
}

package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.text.Voice;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the times that matter and resolves them against the time of the record. */
final class DateFinder {
    private static final Pattern OWN_DATE_BEFORE =
            Pattern.compile("(?:时间|日期|Date)\\s?:\\s?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern VISIT_NOW = Pattern.compile("^(?:今天|今日|上午|下午|中午|早上|晚上|今早).{0,6}$");
    private static final Pattern PART_OF_TODAY = Pattern.compile("^(?:上午|下午|中午|早上|晚上|今早).{0,6}$");
    private static final Pattern SOLICITATION =
            Pattern.compile("退订|回复T|unsubscribe|无抵押|加QQ|加V信|组委会|刷单|代开发票", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEEKDAY_ADDED = Pattern.compile("(?<=[号日])\\s?(?:周|星期|礼拜)[一二三四五六日天]|内$");
    private static final Pattern WISH_BEFORE = Pattern.compile("(?:祝|愿|恭祝|预祝)[^,，。;\\n]{0,8}$");
    private static final Pattern DEADLINE = Pattern.compile("(?:前|内|起|截止)$");
    private static final Pattern NAMES_MONTH = Pattern.compile("月|/");
    private static final int NEAR = 30;
    private static final int OPENING = 24;
    private static final int MOST = 60;

    private final ChineseCalendar calendar;
    /** Rules that can match only where one of some characters stands; most texts have few of them. */
    private record RuleGroup(Pattern needs, List<DateRule> rules) {}

    private final List<RuleGroup> groups;

    DateFinder(ChineseCalendar calendar) {
        this.calendar = calendar;
        this.groups = List.of(
                new RuleGroup(Pattern.compile("[月号日/.-]"), CalendarDates.rules()),
                new RuleGroup(Pattern.compile("[A-Za-z]{3}"), EnglishDates.rules()),
                new RuleGroup(
                        Pattern.compile(
                                "节|年|初|假|双|618|圣诞|五一|国庆|中秋|端午|清明|元旦|十五|before|after|by |until",
                                Pattern.CASE_INSENSITIVE),
                        FestivalDates.rules()),
                new RuleGroup(Pattern.compile("[天日周星礼今明昨后前时钟期内右]|\\dh"), RelativeDates.rules()),
                new RuleGroup(Pattern.compile("[月季年旬Q]"), PeriodDates.rules()),
                new RuleGroup(Pattern.compile("[点时:午晚早班]"), HourDates.rules()));
    }

    /** Every time that matters, in order. */
    List<FoundDate> find(Reading reading) {
        if (SOLICITATION.matcher(reading.words()).find()) {
            return List.of();
        }
        List<FoundDate> found = new ArrayList<>();
        for (RuleGroup group : groups) {
            if (group.needs().matcher(reading.words()).find()) {
                group.rules().forEach(rule -> apply(rule, reading, found));
            }
        }
        found.sort(Comparator.comparingInt(FoundDate::start));
        List<FoundDate> told = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            FoundDate date = found.get(i);
            boolean explained = i > 0 && explains(reading, found.get(i - 1), date);
            boolean opensList = explained || (i + 1 < found.size() && opens(date, found.get(i + 1)));
            if (!opensList && matters(reading, date) && told.stream().noneMatch(earlier -> repeats(earlier, date))) {
                told.add(date);
            }
        }
        return List.copyOf(told);
    }

    private void apply(DateRule rule, Reading reading, List<FoundDate> found) {
        Matcher matcher = rule.pattern().matcher(reading.words());
        while (matcher.find() && found.size() < MOST) {
            resolve(rule, matcher, reading, found).ifPresent(found::add);
        }
    }

    private Optional<FoundDate> resolve(DateRule rule, Matcher matcher, Reading reading, List<FoundDate> found) {
        int start = matcher.start();
        int end = matcher.end();
        if (start == end
                || WISH_BEFORE.matcher(reading.before(start, 12)).find()
                || !reading.claims().isFree(start, end)) {
            return Optional.empty();
        }
        boolean deadline =
                DEADLINE.matcher(reading.words().substring(start, end)).find();
        DateContext context = new DateContext(
                reading.time().toLocalDateTime(),
                calendar,
                reading.before(start, 12),
                reading.after(end, 12),
                deadline,
                mentionedMonth(reading, start, found));
        Optional<DayRange> range = rule.resolver().apply(matcher, context);
        if (range.isEmpty() || !reading.claims().claim(start, end)) {
            return Optional.empty();
        }
        String text = reading.literal(start, end).strip();
        return Optional.of(new FoundDate(
                start,
                end,
                new DateMention(text, range.get().start(), range.get().end())));
    }

    /** The month of the nearest time before it in its line: 30日 after 7月29日 is the 30th of July. */
    private static Optional<YearMonth> mentionedMonth(Reading reading, int start, List<FoundDate> found) {
        int lineStart = Math.max(start - NEAR, reading.words().lastIndexOf('\n', start - 1));
        return found.stream()
                .filter(date -> date.end() <= start
                        && date.start() > lineStart
                        && NAMES_MONTH.matcher(date.mention().text()).find())
                .max(Comparator.comparingInt(FoundDate::start))
                .map(date -> YearMonth.from(date.mention().start()));
    }

    /** 6月送货计划:6月5日: the month only announces the days. */
    private static boolean opens(FoundDate month, FoundDate day) {
        boolean single = day.mention().start().equals(day.mention().end());
        boolean inside = !day.mention().start().isBefore(month.mention().start())
                && !day.mention().end().isAfter(month.mention().end());
        return single
                && inside
                && day.start() - month.end() < 8
                && month.end() - month.start() < 6
                && DayRange.month(YearMonth.from(month.mention().start()))
                        .equals(new DayRange(
                                month.mention().start(), month.mention().end()));
    }

    /** 明天(10月11日): one time, said twice. */
    private static boolean explains(Reading reading, FoundDate earlier, FoundDate date) {
        boolean bracket = date.start() - earlier.end() == 1 && reading.words().charAt(earlier.end()) == '(';
        return bracket && earlier.mention().start().equals(date.mention().start());
    }

    /** The same day said again in the same words or fewer. */
    private static boolean repeats(FoundDate earlier, FoundDate again) {
        DateMention first = earlier.mention();
        DateMention second = again.mention();
        String core = WEEKDAY_ADDED.matcher(second.text()).replaceFirst("");
        return first.start().equals(second.start())
                && first.end().equals(second.end())
                && first.text().contains(core);
    }

    /** The date of the visit or meeting itself, or of the letter, is no news. */
    private static boolean matters(Reading reading, FoundDate date) {
        boolean today = date.mention().start().equals(reading.day())
                && date.mention().end().equals(reading.day());
        if (!today) {
            return true;
        }
        String text = date.mention().text();
        CommunicationType type = reading.text().request().type();
        boolean numbered =
                text.chars().anyMatch(c -> c >= '0' && c <= '9') && !text.contains("前") && !text.contains("点");
        int opening = firstWord(reading) + OPENING;
        if (type == CommunicationType.VISIT || type == CommunicationType.MEETING || type == CommunicationType.VIDEO) {
            boolean report = reading.voice(date.start()) == Voice.REPORT;
            boolean named = numbered
                    && (date.start() < opening
                            || OWN_DATE_BEFORE
                                    .matcher(reading.lineBefore(date.start(), 8))
                                    .find());
            boolean visit = type == CommunicationType.VISIT
                    && date.start() < opening
                    && VISIT_NOW.matcher(text).matches();
            return !named && !visit && !(report && PART_OF_TODAY.matcher(text).matches() && !text.contains("前"));
        }
        boolean alone = numbered
                && reading.lineBefore(date.start(), 30).isBlank()
                && reading.lineAfter(date.end(), 30).isBlank();
        return !(type == CommunicationType.EMAIL && alone);
    }

    private static int firstWord(Reading reading) {
        String words = reading.words();
        int first = 0;
        while (first < words.length() && Character.isWhitespace(words.charAt(first))) {
            first++;
        }
        return first;
    }
}

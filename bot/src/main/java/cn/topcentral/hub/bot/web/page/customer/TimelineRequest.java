package cn.topcentral.hub.bot.web.page.customer;

import cn.topcentral.hub.bot.timeline.PersonKey;
import cn.topcentral.hub.bot.timeline.RecentDays;
import cn.topcentral.hub.bot.timeline.TimelineFilter;
import cn.topcentral.hub.bot.timeline.TimelineFilter.Traits;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the address of a timeline, a list or a chat asks for: {@code days} (a period up to now), or {@code from} and {@code to} (a day in
 * Asia/Shanghai or an instant; the day of {@code to} is still shown) and {@code period} (what the two are called); {@code type}, {@code intent},
 * {@code sentiment}, {@code urgency} (any number of times, or several with commas), {@code channel}, {@code person} ({@link PersonKey}),
 * {@code text}; {@code before} (a place on the timeline), {@code record} (a record to begin with), {@code sort=oldest}, {@code part} (only what
 * follows, for a page that shows the rest already; on a timeline its last day), {@code thread} (a chat).
 */
record TimelineRequest(
        TimelineFilter filter,
        Optional<Cursor> before,
        Optional<RecordId> record,
        boolean oldestFirst,
        Optional<String> part,
        Optional<String> thread) {
    private static final int MAX_PERIOD_CHARS = 24;
    private static final int MAX_TEXT_CHARS = 100;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws ProblemException for values that mean nothing */
    static TimelineRequest of(Context context, Instant now) {
        return new TimelineRequest(
                filter(context, now),
                PageParameters.place(context),
                PageParameters.text(context, "record").map(TimelineRequest::recordId),
                PageParameters.text(context, "sort").filter("oldest"::equals).isPresent(),
                PageParameters.text(context, "part"),
                PageParameters.text(context, "thread"));
    }

    /** The day under whose heading what follows goes on. */
    Optional<LocalDate> shownDay() {
        return part.flatMap(day -> {
            try {
                return Optional.of(LocalDate.parse(day));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static TimelineFilter filter(Context context, Instant now) {
        Optional<RecentDays> recent = PageParameters.text(context, "days")
                .filter(days -> !days.equals("custom"))
                .map(days -> RecentDays.ofCode(days).orElseThrow(() -> PageParameters.wrong("days")));
        Optional<Instant> from = recent.map(days -> days.from(now)).or(() -> time(context, "from", 0));
        Optional<Instant> to = recent.isPresent() ? Optional.empty() : time(context, "to", 1);
        String words = recent.map(RecentDays::label)
                .or(() -> PageParameters.text(context, "period"))
                .orElseGet(() -> words(from, to));
        return new TimelineFilter(
                from,
                to,
                Shortening.chars(words, MAX_PERIOD_CHARS),
                recent,
                codes(context, "type", CommunicationType.values(), CommunicationType::code),
                new Traits(
                        Set.copyOf(
                                PageParameters.text(context, "channel").stream().toList()),
                        codes(context, "intent", IntentCategory.values(), IntentCategory::code),
                        codes(context, "sentiment", SentimentClass.values(), SentimentClass::code),
                        codes(context, "urgency", UrgencyLevel.values(), UrgencyLevel::code),
                        PageParameters.text(context, "person")
                                .map(token -> PersonKey.of(token).orElseThrow(() -> PageParameters.wrong("person"))),
                        PageParameters.text(context, "text")
                                .map(text -> Shortening.chars(CleanText.line(text), MAX_TEXT_CHARS))
                                .orElse("")));
    }

    private static RecordId recordId(String id) {
        try {
            return new RecordId(id);
        } catch (IllegalArgumentException e) {
            throw PageParameters.wrong("record");
        }
    }

    private static Optional<Instant> time(Context context, String name, int daysAfter) {
        return PageParameters.text(context, name).map(text -> {
            try {
                Instant time = text.length() == "2024-06-15".length()
                        ? LocalDate.parse(text)
                                .plusDays(daysAfter)
                                .atStartOfDay(ChineseTime.ZONE)
                                .toInstant()
                        : Instant.parse(text);
                // Beyond these the database has no times.
                if (time.isAfter(Instant.EPOCH) && time.isBefore(LAST)) {
                    return time;
                }
            } catch (DateTimeException e) {
                // Answered below, like a time that is out of range.
            }
            throw PageParameters.wrong(name);
        });
    }

    private static <T> Set<T> codes(Context context, String name, T[] values, Function<T, String> code) {
        Set<T> chosen = new LinkedHashSet<>();
        for (String given : context.queryParams(name)) {
            for (String one : given.split(",", -1)) {
                if (!one.isBlank()) {
                    chosen.add(Arrays.stream(values)
                            .filter(value -> code.apply(value).equals(one))
                            .findFirst()
                            .orElseThrow(() -> PageParameters.wrong(name)));
                }
            }
        }
        return chosen;
    }

    /** A period without a name is called by its days. */
    private static String words(Optional<Instant> from, Optional<Instant> to) {
        Optional<LocalDate> first = from.map(ChineseTime::date);
        Optional<LocalDate> last = to.map(end -> ChineseTime.date(end.minusNanos(1)));
        if (first.isPresent() && last.isPresent()) {
            return first.get() + " 至 " + last.get();
        }
        return first.map(day -> day + " 起")
                .or(() -> last.map(day -> "至 " + day))
                .orElse("");
    }
}

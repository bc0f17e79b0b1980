package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.bot.timeline.TimelineFilter;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.Shortening;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the address of a timeline page asks for: {@code from}, {@code to} (a day in Asia/Shanghai or an instant; the day of {@code to} is still
 * shown), {@code period} (what the two are called), {@code type} (any number of times), {@code before} (a place on the timeline),
 * {@code record} (a record to begin with).
 */
record TimelineRequest(TimelineFilter filter, Optional<Cursor> before, Optional<RecordId> record) {
    private static final int MAX_PERIOD_CHARS = 24;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws ProblemException for values that mean nothing */
    static TimelineRequest of(Context context) {
        Optional<Instant> from = time(context, "from", 0);
        Optional<Instant> to = time(context, "to", 1);
        String words = PageParameters.text(context, "period").orElseGet(() -> words(from, to));
        return new TimelineRequest(
                new TimelineFilter(from, to, Shortening.chars(words, MAX_PERIOD_CHARS), types(context)),
                PageParameters.place(context),
                PageParameters.text(context, "record").map(TimelineRequest::recordId));
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

    private static Set<CommunicationType> types(Context context) {
        Set<CommunicationType> types = EnumSet.noneOf(CommunicationType.class);
        for (String code : context.queryParams("type")) {
            types.add(List.of(CommunicationType.values()).stream()
                    .filter(type -> type.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> PageParameters.wrong("type")));
        }
        return types;
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

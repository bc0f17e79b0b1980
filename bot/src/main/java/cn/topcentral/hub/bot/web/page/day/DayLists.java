package cn.topcentral.hub.bot.web.page.day;

import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.task.Agenda;
import cn.topcentral.hub.storage.task.Agenda.Kind;
import cn.topcentral.hub.storage.task.Agenda.Place;
import cn.topcentral.hub.storage.task.Agenda.Span;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.templates.page.day.DayTask;
import cn.topcentral.hub.templates.page.day.DayTasks;
import cn.topcentral.hub.templates.text.ChineseTime;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the lists of somebody's tasks: what is over, what is for today, what comes next; each a piece at a time. Thread-safe. */
final class DayLists {
    private static final int AT_ONCE = 15;

    private final Agenda agenda;
    private final DayRows rows;
    private final Clock clock;

    DayLists(Agenda agenda, DayRows rows, Clock clock) {
        this.agenda = agenda;
        this.rows = rows;
        this.clock = clock;
    }

    /** The lists, in their order on the page. */
    enum Which {
        OVERDUE("逾期"),
        TODAY("今天"),
        LATER("接下来");

        private final String label;

        Which(String label) {
            this.label = label;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What an address asks for: {@code kind} of tasks, {@code list} alone, {@code after} a place in it.
     *
     * @param which empty for all lists
     */
    record Wanted(Kind kind, Optional<Which> which, Optional<Place> after) {
        /** @throws cn.topcentral.hub.bot.web.ProblemException for values that mean nothing */
        static Wanted of(Context context) {
            Kind kind = PageParameters.text(context, "kind")
                    .map(code -> named(Kind.values(), code, "kind"))
                    .orElse(Kind.ALL);
            Optional<Which> which =
                    PageParameters.text(context, "list").map(code -> named(Which.values(), code, "list"));
            return new Wanted(kind, which, PageParameters.text(context, "after").map(Wanted::place));
        }

        private static <E extends Enum<E>> E named(E[] values, String code, String parameter) {
            return Arrays.stream(values)
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(code))
                    .findFirst()
                    .orElseThrow(() -> PageParameters.wrong(parameter));
        }

        private static Place place(String token) {
            int end = token.indexOf('_');
            String id = token.substring(end + 1);
            if (end < 0 || id.isEmpty() || id.indexOf('\0') >= 0) {
                throw PageParameters.wrong("after");
            }
            try {
                String due = token.substring(0, end);
                return new Place(due.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(due)), id);
            } catch (DateTimeException e) {
                throw PageParameters.wrong("after");
            }
        }
    }

    DayTasks read(Which which, Wanted wanted, Employee reader, String csrf) {
        List<Task> found = agenda.page(reader.userid(), wanted.kind(), span(which), wanted.after(), AT_ONCE + 1);
        List<DayTask> shown = found.stream()
                .limit(AT_ONCE)
                .map(task -> rows.task(task, reader, Optional.empty(), csrf))
                .toList();
        Optional<String> more = found.size() > AT_ONCE
                ? Optional.of(address(which, wanted.kind(), found.get(AT_ONCE - 1)))
                : Optional.empty();
        return new DayTasks(which.key(), which.label, shown, more);
    }

    Agenda.Counts counts(Employee reader) {
        Instant now = clock.instant();
        return agenda.counts(reader.userid(), now, tomorrow(now));
    }

    private Span span(Which which) {
        Instant now = clock.instant();
        return switch (which) {
            case OVERDUE -> new Span(Instant.EPOCH, Optional.of(now));
            case TODAY -> new Span(now, Optional.of(tomorrow(now)));
            case LATER -> new Span(tomorrow(now), Optional.empty());
        };
    }

    private static Instant tomorrow(Instant now) {
        return ChineseTime.date(now).plusDays(1).atStartOfDay(ChineseTime.ZONE).toInstant();
    }

    private static String address(Which which, Kind kind, Task last) {
        String place = last.dueAt().map(Instant::toString).orElse("") + "_" + last.id();
        return "/day?list=" + which.key()
                + (kind == Kind.ALL ? "" : "&kind=" + kind.name().toLowerCase(Locale.ROOT))
                + "&after=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }
}

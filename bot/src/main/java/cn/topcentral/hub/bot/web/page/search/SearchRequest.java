package cn.topcentral.hub.bot.web.page.search;

import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordSearch;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.templates.page.search.SearchForm;
import cn.topcentral.hub.templates.page.search.SearchForm.Choice;
import cn.topcentral.hub.templates.text.ChineseTime;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the address of a search narrows it: by the kind of hits, by the types of records (any number of times), and by the days from and to (in
 * Asia/Shanghai, both included).
 */
record SearchRequest(Kind kind, Set<CommunicationType> types, Optional<LocalDate> from, Optional<LocalDate> to) {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST = LocalDate.of(9998, 12, 31);

    /** Kinds of hits, as the address names them. */
    enum Kind {
        ALL("全部"),
        CUSTOMERS("客户"),
        CONTACTS("联系人"),
        RECORDS("沟通记录"),
        FILES("附件"),
        TASKS("待办"),
        REPORTS("报告");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws ProblemException for values that mean nothing */
    static SearchRequest of(Context context) {
        Kind kind = PageParameters.text(context, "kind")
                .map(code -> Arrays.stream(Kind.values())
                        .filter(value -> value.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> PageParameters.wrong("kind")))
                .orElse(Kind.ALL);
        Set<CommunicationType> types = EnumSet.noneOf(CommunicationType.class);
        for (String code : context.queryParams("type")) {
            types.add(Arrays.stream(CommunicationType.values())
                    .filter(type -> type.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> PageParameters.wrong("type")));
        }
        return new SearchRequest(kind, types, day(context, "from"), day(context, "to"));
    }

    private static Optional<LocalDate> day(Context context, String name) {
        return PageParameters.text(context, name).map(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                // Beyond these the database has no times.
                if (day.isAfter(FIRST) && day.isBefore(LAST)) {
                    return day;
                }
            } catch (DateTimeException e) {
                // Answered below, like a day that is out of range.
            }
            throw PageParameters.wrong(name);
        });
    }

    boolean wants(Kind wanted) {
        return kind == Kind.ALL || kind == wanted;
    }

    /** Whether only records can have what is asked for: nothing else has a channel. */
    boolean narrowed() {
        return !types.isEmpty() || from.isPresent() || to.isPresent();
    }

    /** Which records; empty where others are looked for alone. */
    Optional<RecordSearch> records() {
        boolean wanted = wants(Kind.RECORDS) || kind == Kind.FILES;
        return wanted
                ? Optional.of(new RecordSearch(
                        types,
                        from.map(day -> day.atStartOfDay(ChineseTime.ZONE).toInstant()),
                        to.map(day ->
                                day.plusDays(1).atStartOfDay(ChineseTime.ZONE).toInstant()),
                        kind == Kind.FILES))
                : Optional.empty();
    }

    /** What stands for it in addresses, beginning with {@code &}. */
    String filter() {
        return kind(kind) + narrowing();
    }

    private String narrowing() {
        StringBuilder filter = new StringBuilder();
        types.stream().sorted().forEach(type -> filter.append("&type=").append(type.code()));
        from.ifPresent(day -> filter.append("&from=").append(day));
        to.ifPresent(day -> filter.append("&to=").append(day));
        return filter.toString();
    }

    private static String kind(Kind kind) {
        return kind == Kind.ALL ? "" : "&kind=" + kind.code();
    }

    /** The same search for hits of one kind. */
    static String address(String words, Optional<CustomerId> customer, Kind kind) {
        return PageLinks.INTERNAL.search(words, customer) + kind(kind);
    }

    SearchForm form(String words, Optional<CustomerId> customer) {
        return new SearchForm(
                kind.code(),
                words.isEmpty()
                        ? List.of()
                        : Arrays.stream(Kind.values())
                                .map(value -> new Choice(
                                        value.label(),
                                        address(words, customer, value)
                                                + (value == Kind.ALL || value == Kind.RECORDS || value == Kind.FILES
                                                        ? narrowing()
                                                        : ""),
                                        value == kind))
                                .toList(),
                Arrays.stream(CommunicationType.values())
                        .map(type -> new Choice(type.icon() + " " + type.label(), type.code(), types.contains(type)))
                        .toList(),
                from.map(LocalDate::toString).orElse(""),
                to.map(LocalDate::toString).orElse(""),
                records().isPresent());
    }
}

package cn.topcentral.hub.bot.web.page.day;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.bot.dialog.FiledVisits;
import cn.topcentral.hub.bot.timeline.Gist;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.page.day.DayLists.Wanted;
import cn.topcentral.hub.bot.web.page.day.DayLists.Which;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.OwnCustomers;
import cn.topcentral.hub.storage.customer.OwnCustomers.LastContact;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.Agenda;
import cn.topcentral.hub.templates.page.day.DayAlert;
import cn.topcentral.hub.templates.page.day.DayContact;
import cn.topcentral.hub.templates.page.day.DayCustomer;
import cn.topcentral.hub.templates.page.day.DayPage;
import cn.topcentral.hub.templates.page.day.DayTask;
import cn.topcentral.hub.templates.page.day.DayTasks;
import cn.topcentral.hub.templates.page.day.DayVisit;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads somebody's day: their own tasks, customers and alerts, also where they lead others. Thread-safe. */
final class DayReader {
    private static final int MOST_ALERTS = 10;
    private static final int MOST_VISITS = 10;
    private static final int MOST_CONTACTS = 6;
    /** Most customers of this business order monthly; who was silent for as long is worth a call. */
    private static final int QUIET_DAYS = 30;

    private final DayLists lists;
    private final DayRows rows;
    private final AlertBoard alerts;
    private final FiledVisits visits;
    private final OwnCustomers customers;
    private final TimelineRepository records;
    private final EmployeeRepository employees;
    private final Access access;
    private final Clock clock;

    DayReader(
            DayLists lists,
            DayRows rows,
            AlertBoard alerts,
            FiledVisits visits,
            OwnCustomers customers,
            TimelineRepository records,
            EmployeeRepository employees,
            Access access,
            Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.alerts = alerts;
        this.visits = visits;
        this.customers = customers;
        this.records = records;
        this.employees = employees;
        this.access = access;
        this.clock = clock;
    }

    DayPage page(Employee reader, Wanted wanted, Optional<DayTask> said, String csrf) {
        Instant now = clock.instant();
        boolean whole = wanted.which().isEmpty();
        Agenda.Counts counts = lists.counts(reader);
        List<DayTasks> shown = wanted.which()
                .map(Stream::of)
                .orElseGet(() -> Arrays.stream(Which.values()))
                .map(which -> lists.read(which, wanted, reader, csrf))
                .filter(list -> !whole || !list.tasks().isEmpty())
                .toList();
        // Their own, and what is nobody's: what their people have is on the board.
        List<DayAlert> waiting = whole
                ? alerts.waiting(reader, OwnerScope.of(Set.of(reader.userid())), MOST_ALERTS).stream()
                        .map(alert -> rows.alert(alert, false, csrf))
                        .toList()
                : List.of();
        List<DayVisit> reports = whole ? visits(reader, csrf) : List.of();
        List<DayContact> newest = whole ? contacts(customers.newest(reader.userid(), MOST_CONTACTS), now) : List.of();
        List<DayContact> quiet = whole
                ? contacts(
                        customers.quietSince(reader.userid(), now.minus(Duration.ofDays(QUIET_DAYS)), MOST_CONTACTS),
                        now)
                : List.of();
        return new DayPage(
                CleanText.line(reader.name()),
                greeting(now),
                ChineseTime.dayHeading(ChineseTime.date(now), now),
                summary(counts, waiting.size(), reports.size()),
                said,
                kinds(counts, wanted),
                shown,
                whole,
                waiting,
                reports,
                newest,
                quiet,
                QUIET_DAYS,
                access.isAtLeast(reader, Role.MANAGER),
                whole && counts.total() == 0 && newest.isEmpty() && waiting.isEmpty() && reports.isEmpty(),
                employees.all().stream()
                        .filter(employee ->
                                employee.active() && !employee.userid().equals(reader.userid()))
                        .map(employee -> CleanText.line(employee.name()))
                        .distinct()
                        .toList(),
                UUID.randomUUID().toString(),
                csrf);
    }

    private List<DayVisit> visits(Employee reader, String csrf) {
        return Stream.concat(visits.open(reader).stream(), visits.toConfirm(reader, MOST_VISITS).stream())
                .map(dialog -> rows.visit(dialog, csrf))
                .toList();
    }

    private List<DayContact> contacts(List<LastContact> found, Instant now) {
        Map<RecordId, TimelineRecord> newest = records
                .byIds(found.stream().map(LastContact::record).toList())
                .stream()
                .collect(Collectors.toMap(TimelineRecord::id, Function.identity()));
        return found.stream()
                .flatMap(last -> Optional.ofNullable(newest.get(last.record())).stream()
                        .map(record -> new DayContact(
                                new DayCustomer(
                                        last.name(),
                                        PageLinks.INTERNAL
                                                .timeline(last.customer())
                                                .toString()),
                                record.type().icon(),
                                Gist.of(record),
                                PageLinks.INTERNAL
                                        .record(last.customer(), last.record())
                                        .toString(),
                                last.time(),
                                now)))
                .toList();
    }

    private static List<DayPage.Kind> kinds(Agenda.Counts counts, Wanted wanted) {
        return Stream.of(
                        kind("全部", counts.total(), "/day", Agenda.Kind.ALL, wanted),
                        kind("🤝 我方承诺", counts.ours(), "/day?kind=ours", Agenda.Kind.OURS, wanted),
                        kind("⏳ 等客户", counts.theirs(), "/day?kind=theirs", Agenda.Kind.THEIRS, wanted),
                        kind("⏰ 提醒", counts.reminders(), "/day?kind=reminders", Agenda.Kind.REMINDERS, wanted))
                .filter(kind -> kind.count() > 0 || kind.current())
                .toList();
    }

    private static DayPage.Kind kind(String label, long count, String path, Agenda.Kind kind, Wanted wanted) {
        return new DayPage.Kind(label, count, path, wanted.kind() == kind);
    }

    private static String greeting(Instant now) {
        int hour = now.atZone(ChineseTime.ZONE).getHour();
        return hour < 5 ? "夜深了" : hour < 11 ? "早上好" : hour < 13 ? "中午好" : hour < 18 ? "下午好" : "晚上好";
    }

    private static String summary(Agenda.Counts counts, int alerts, int reports) {
        String words = Stream.of(
                        counts.overdue() > 0 ? "逾期" + counts.overdue() + "项" : "",
                        counts.today() > 0 ? "今天还有" + counts.today() + "项" : "",
                        alerts > 0 ? "预警" + alerts + "条" : "",
                        reports > 0 ? "报告" + reports + "份待确认" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("，"));
        return words.isEmpty() ? "今天没有到期的事。" : words + "。";
    }
}

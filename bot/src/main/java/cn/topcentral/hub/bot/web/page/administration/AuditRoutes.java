package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.export.CsvText;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.audit.AuditLog.Placed;
import cn.topcentral.hub.storage.audit.AuditQuery;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.When;
import cn.topcentral.hub.templates.page.administration.AuditPage;
import cn.topcentral.hub.templates.page.administration.AuditRows;
import cn.topcentral.hub.templates.page.administration.EmployeePage.Option;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code /administration/audit}: who did what, filtered, page by page or as a file. */
final class AuditRoutes implements Routes {
    private static final String PAGE = "/administration/audit";
    private static final int ROWS = 50;
    private static final int READ = 1_000;
    /** What a spreadsheet still opens well; a narrower period gives the rest. */
    private static final int MOST_IN_FILE = 50_000;

    private static final String[] HEAD = {"时间", "谁", "账号", "做了什么", "动作", "对象", "说明"};

    private final Frame frame;
    private final AuditLog audit;
    private final EmployeeRepository employees;
    private final Clock clock;

    AuditRoutes(Frame frame, AuditLog audit, EmployeeRepository employees, Clock clock) {
        this.frame = frame;
        this.audit = audit;
        this.employees = employees;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PAGE, frame.membersOnly().page(Role.ADMIN, this::show));
        routes.get(PAGE + ".csv", frame.membersOnly().page(Role.ADMIN, this::file));
    }

    private void show(Context context, Employee employee) {
        AuditRequest request = AuditRequest.of(context);
        Map<String, String> names = names();
        AuditRows rows = rows(request, names);
        if (ProblemAnswers.forScript(context)) {
            frame.part(context, rows);
            return;
        }
        frame.show(
                context,
                employee,
                Optional.of(Place.ADMINISTRATION),
                new AuditPage(
                        request.values(),
                        actors(request, names),
                        actions(),
                        request.at(PAGE + ".csv", Optional.empty()),
                        rows));
    }

    private AuditRows rows(AuditRequest request, Map<String, String> names) {
        Instant now = clock.instant();
        List<Placed> found = audit.find(request.query(ROWS));
        return new AuditRows(
                found.stream().map(placed -> row(placed.entry(), names, now)).toList(),
                Optional.of(found)
                        .filter(list -> list.size() == ROWS)
                        .map(list -> request.at(
                                PAGE, Optional.of(list.get(list.size() - 1).place()))));
    }

    private static AuditRows.Row row(AuditEntry entry, Map<String, String> names, Instant now) {
        return new AuditRows.Row(
                When.of(entry.happenedAt(), now),
                names.getOrDefault(entry.actor(), entry.actor()),
                AuditWords.action(entry.action()),
                entry.action(),
                CleanText.line(entry.subject()),
                new AuditRequest(Map.of("subject", entry.subject()), Optional.empty()).at(PAGE, Optional.empty()),
                AuditWords.details(entry.details()));
    }

    private static List<Option> actors(AuditRequest request, Map<String, String> names) {
        Stream<Option> other = Optional.ofNullable(request.values().get("actor"))
                .filter(actor -> !names.containsKey(actor))
                .map(actor -> new Option(actor, actor))
                .stream();
        return Stream.of(
                        Stream.of(new Option("", "所有人")),
                        other,
                        names.entrySet().stream().map(name -> new Option(name.getKey(), name.getValue())))
                .flatMap(options -> options)
                .toList();
    }

    private List<Option> actions() {
        return Stream.concat(
                        Stream.of(new Option("", "全部")),
                        audit.actions().stream().map(code -> new Option(code, AuditWords.action(code))))
                .toList();
    }

    private Map<String, String> names() {
        return employees.all().stream()
                .collect(Collectors.toMap(Employee::userid, Employee::name, (one, other) -> one, LinkedHashMap::new));
    }

    private void file(Context context, Employee employee) throws IOException {
        AuditRequest request = AuditRequest.of(context);
        audit.record(new AuditEntry(
                clock.instant(), employee.userid(), "audit.export", "audit", Map.copyOf(request.values())));
        context.contentType("text/csv; charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"audit-" + ChineseTime.date(clock.instant()) + ".csv\"");
        Map<String, String> names = names();
        // Written as it is read, so that a long trail takes no memory.
        try (Writer writer = new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8)) {
            writer.write('\uFEFF');
            CSVPrinter csv = new CSVPrinter(
                    writer, CSVFormat.EXCEL.builder().setHeader(HEAD).get());
            AuditQuery next = request.query(READ);
            List<Placed> found;
            int written = 0;
            do {
                found = audit.find(next);
                for (Placed placed : found) {
                    csv.printRecord(cells(placed.entry(), names));
                }
                written += found.size();
                next = found.isEmpty()
                        ? next
                        : next.after(found.get(found.size() - 1).place());
            } while (found.size() == READ && written < MOST_IN_FILE);
        }
    }

    private static List<String> cells(AuditEntry entry, Map<String, String> names) {
        return List.of(
                ChineseTime.date(entry.happenedAt()) + " " + ChineseTime.clock(entry.happenedAt()),
                CsvText.safe(names.getOrDefault(entry.actor(), "")),
                CsvText.safe(entry.actor()),
                AuditWords.action(entry.action()),
                entry.action(),
                CsvText.safe(entry.subject()),
                CsvText.safe(AuditWords.details(entry.details())));
    }
}

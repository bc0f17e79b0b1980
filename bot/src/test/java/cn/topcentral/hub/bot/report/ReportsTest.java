package cn.topcentral.hub.bot.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.coordination.LocalCoordinator;
import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.notification.PushedBefore;
import cn.topcentral.hub.storage.report.ReportRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports by command and by push, on a clock that is moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ReportLinks LINKS = new ReportLinks(URI.create("https://hub.example.com"));
    private static final ChineseCalendar CALENDAR = ChineseCalendar.official();

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private HubData data;
    private Customer aux;
    private Instant now = Instant.EPOCH;
    private CommandDispatcher dispatcher;
    private int asked;
    private Optional<ChartLinks> pictures = Optional.empty();

    /** Stands until it is moved. */
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone");
        }
    };

    @BeforeAll
    void start(@TempDir Path files) {
        data = new HubData(files);
        data.employees().save(person("wangqiang", "王强", Role.MANAGER, true));
        data.employees().save(person("admin", "管理员", Role.ADMIN, true));
        data.employees().save(person("gone", "已离职", Role.MANAGER, false));
        data.employees().save(HubData.employee("lisi", "李四", true));
        aux = data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "aux.example");
        for (int day = 3; day <= 14; day++) {
            data.take(data.mail(at("2024-06-%02dT10:00".formatted(day)), "a@aux.example", "询价", "请报PCR-ABS-1000的价格"));
        }
        dispatcher = dispatcher(List.of(new ReportCommand(
                new CustomerChoice(
                        new CustomerLookup(data.db().database()),
                        data.customers(),
                        new Access(data.employees()),
                        new AuditLog(data.db().database()),
                        clock),
                new HistoryRepository(data.db().database()),
                coordinator(),
                desk(),
                new Access(data.employees()),
                new AuditLog(data.db().database()),
                LINKS,
                clock,
                false)));
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        data.close();
    }

    @BeforeEach
    void clear() {
        data.db().execute("DELETE FROM notifications");
        data.db().execute("DELETE FROM reports");
        now = at("2024-06-15T09:00");
    }

    private static Employee person(String userid, String name, Role role, boolean active) {
        return new Employee(
                userid, name, role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), active);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    private CommandDispatcher dispatcher(List<Command> commands) {
        return new CommandDispatcher(
                new CommandRegistry(commands),
                commands.get(0),
                data.employees()::byUserid,
                List.of(),
                Guess.NONE,
                new RateLimit(1000, Duration.ofMinutes(1), clock));
    }

    private ReportDesk desk() {
        return WrittenReports.desk(data.db().database());
    }

    private ReportRepository reports() {
        return new ReportRepository(data.db().database());
    }

    private LocalCoordinator coordinator() {
        return WrittenReports.coordinator(data.db().database(), threads);
    }

    private ReportPushes pushes() {
        return new ReportPushes(
                clock,
                desk(),
                new Outbox(data.db().database()),
                new PushedBefore(data.db().database()),
                new Access(data.employees()),
                Optional.of("sales"),
                LINKS,
                pictures,
                CALENDAR::isWorkday);
    }

    private RecordingContext typed(String user, String line) {
        RecordingContext context = RecordingContext.alone("r" + asked++);
        dispatcher.received(user, new Incoming.Text(line), context);
        return context;
    }

    private long pushed(String where) {
        return data.db().count("SELECT count(*) FROM notifications WHERE " + where);
    }

    @ParameterizedTest
    @CsvSource({
        "/报告, 📊 沟通日报, 2024年6月14日, RPT-D-20240614",
        "/report daily 2024-06-13, 📊 沟通日报, 2024年6月13日, RPT-D-20240613",
        "/报告 周报, 📊 沟通周报, 第23周, RPT-W-2024W23",
        "/报告 周报 本周, 📊 沟通周报, 第24周, RPT-W-2024W24",
        "/报告 月报 6月, 📊 沟通月报, 2024年6月, RPT-M-202406"
    })
    void aManagerGetsTheReportOfThePeriod(String line, String kind, String title, String id) {
        RecordingContext context = typed("wangqiang", line);

        assertThat(context.said)
                .singleElement()
                .asString()
                .contains(kind, title, "沟通记录：", "https://hub.example.com/r/" + id);
        assertThat(reports().byId(id)).isPresent();
    }

    @Test
    void theSameReportIsNotWrittenTwice() {
        typed("wangqiang", "/报告");
        typed("admin", "/报告");

        assertThat(data.db().count("SELECT count(*) FROM reports")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/报告", "/报告 周报", "/report monthly"})
    void aRepIsToldWhoseReportsTheseAre(String line) {
        assertThat(typed("wangwei", line).said).singleElement().asString().contains("主管", "/报告 奥克斯");
        assertThat(data.db().count("SELECT count(*) FROM reports")).isZero();
    }

    @Test
    void aCustomersReportIsForWhoeverMaySeeTheCustomer() {
        RecordingContext context = typed("wangwei", "/报告 奥克斯");

        assertThat(context.said.get(context.said.size() - 1))
                .contains("📊 客户报告", "奥克斯", "https://hub.example.com/r/RPT-C-" + aux.id() + "-20240615");
        assertThat(typed("lisi", "/报告 奥克斯").said).singleElement().asString().contains("不在您负责的范围内");
    }

    @ParameterizedTest
    @CsvSource({"/报告 日报 周报, 一次只能", "/报告 日报 2024-13-01, 有效的", "/报告 日报 2024-06-20, 还没到", "/报告 客户报告, 客户名"})
    void whatCannotBeIsSaidWithTheWayOut(String line, String holds) {
        assertThat(typed("admin", line).said).singleElement().asString().contains(holds);
    }

    @Test
    void theDailyReportGoesToTheGroupAndEveryManagerOnce() {
        pushes().daily();
        now = now.plusSeconds(20);
        pushes().daily();

        assertThat(data.db().value("SELECT string_agg(audience, ' ' ORDER BY audience) FROM notifications"))
                .isEqualTo("group:sales member:admin member:wangqiang");
        assertThat(pushed("kind = 'report' AND expires_at = timestamptz '2024-06-15 21:00+08'"))
                .isEqualTo(3);
        assertThat(
                        pushed(
                                "next_attempt_at BETWEEN timestamptz '2024-06-15 09:01+08' AND timestamptz '2024-06-15 09:04+08'"))
                .isEqualTo(3);
        assertThat(pushed("card::text LIKE '%2024年6月14日%' AND card::text LIKE '%/r/RPT-D-20240614%'"))
                .isEqualTo(3);
    }

    @Test
    void theDailyCardHasAPictureWhereWeComCanFetchIt(@TempDir Path folder) {
        data.take(
                data.mail(at("2024-06-20T10:00"), "a@aux.example", "询价", "请报价"),
                data.call(at("2024-06-20T11:00"), "+8613800138000", "催报价"));
        now = at("2024-06-21T09:00");
        pictures = Optional.of(new ChartLinks(SessionKey.in(folder), LINKS, clock));
        pushes().daily();
        pictures = Optional.empty();

        String cards = data.db().value("SELECT string_agg(card::text, ' ') FROM notifications");
        assertThat(cards)
                .contains("news_notice", "https://hub.example.com/r/RPT-D-20240620/chart/0.png?sig=")
                .doesNotContain("text_notice");
        pushes().weekly();
        assertThat(data.db().value("SELECT string_agg(card::text, ' ') FROM notifications WHERE summary LIKE '%周报%'"))
                .contains("text_notice");
    }

    @Test
    void theGroupGetsTotalsOnly() {
        data.db()
                .execute("UPDATE customer_communications SET urgency_level = 'high', intent_category = 'complaint',"
                        + " sentiment = 'negative' WHERE communication_time = timestamptz '2024-06-14 10:00+08'");

        pushes().daily();

        assertThat(pushed("audience LIKE 'group:%' AND card::text LIKE '%奥克斯%'"))
                .isZero();
        assertThat(pushed("audience LIKE 'member:%' AND card::text LIKE '%奥克斯%'"))
                .isEqualTo(2);
        data.db()
                .execute(
                        "UPDATE customer_communications SET urgency_level = NULL, intent_category = NULL, sentiment = NULL");
    }

    @Test
    void whatIsCorrectedWithinTheDayIsPushedAsACorrection() {
        pushes().daily();
        data.take(data.mail(at("2024-06-14T16:00"), "a@aux.example", "补录", "再报一个PCR-PC-3000"));
        now = at("2024-06-15T11:00");

        pushes().daily();
        pushes().daily();

        assertThat(pushed("dedupe_key LIKE 'report/RPT-D-20240614/%'")).isEqualTo(3);
        assertThat(pushed("dedupe_key LIKE 'report/RPT-D-20240614-v2/%' AND card::text LIKE '%更正%'"))
                .isEqualTo(3);
        assertThat(pushed("TRUE")).isEqualTo(6);
    }

    @Test
    void whatAManagerReadBeforehandIsNoCorrection() {
        now = at("2024-06-12T23:30");
        typed("wangqiang", "/报告 日报 今天");
        data.take(data.mail(at("2024-06-12T23:40"), "a@aux.example", "深夜", "还在吗"));
        now = at("2024-06-13T09:00");

        pushes().daily();

        assertThat(pushed("dedupe_key LIKE 'report/RPT-D-20240612-v2/%'")).isEqualTo(3);
        assertThat(pushed("card::text LIKE '%更正%'")).isZero();
    }

    @Test
    void aDayOfSilenceIsSaidOnWorkdaysOnly() {
        now = at("2024-07-02T09:00"); // a Tuesday
        pushes().daily();
        assertThat(pushed("card::text LIKE '%没有任何沟通记录%'")).isEqualTo(3);

        now = at("2024-07-07T09:00"); // the day before is a Saturday
        pushes().daily();
        assertThat(pushed("TRUE")).isEqualTo(3);
    }

    @Test
    void weekAndMonthAreThoseThatAreOver() {
        now = at("2024-06-10T09:00");
        pushes().weekly();
        now = at("2024-07-01T09:00");
        pushes().monthly();

        assertThat(pushed("dedupe_key LIKE 'report/RPT-W-2024W23/%'")).isEqualTo(3);
        assertThat(pushed("dedupe_key LIKE 'report/RPT-M-202406/%'")).isEqualTo(3);
    }
}

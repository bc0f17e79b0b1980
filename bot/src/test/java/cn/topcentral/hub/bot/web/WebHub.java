package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.Alerts;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.bot.report.ChartLinks;
import cn.topcentral.hub.bot.report.ReportLinks;
import cn.topcentral.hub.bot.report.ReportMaking;
import cn.topcentral.hub.bot.report.ReportPages;
import cn.topcentral.hub.bot.report.ReportShares;
import cn.topcentral.hub.bot.report.WrittenReports;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.login.LoginRoutes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.login.WeComLoginConfig;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.claim.ClaimRoutes;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.TimelineRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.bot.web.page.day.DayRoutes;
import cn.topcentral.hub.bot.web.page.merge.MergeRoutes;
import cn.topcentral.hub.bot.web.page.record.RecordRoutes;
import cn.topcentral.hub.bot.web.page.search.SearchRoutes;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.templates.page.Pages;
import cn.topcentral.hub.templates.text.ChineseTime;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server as the hub composes it, on any free port, with data and a WeCom of the test's making. */
final class WebHub implements AutoCloseable {
    static final URI PUBLIC = URI.create("https://hub.example.com");

    /** A route of another module that fails, as routes of a running hub may. */
    private static final Routes FAILING = routes -> routes.get("/fails", context -> {
        throw new IllegalStateException("password=hunter2");
    });

    final HubData data;
    final FakeWeCom wecom = new FakeWeCom();
    final MovableClock clock = new MovableClock();
    final House house;
    private final Path dataDirectory;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private WebServer server;

    WebHub(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.house = new House(dataDirectory);
        this.data = new HubData(dataDirectory.resolve("files"));
        this.server = start(Optional.of(new WeComLoginConfig(
                URI.create("https://open.weixin.qq.com"),
                URI.create("https://login.work.weixin.qq.com"),
                "ww5823bf96d3bd56c7",
                1000002,
                PUBLIC)));
    }

    /** A clock that stands until it is moved. */
    static final class MovableClock extends Clock {
        private volatile Instant now = HubData.NOON;

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Instants only");
        }
    }

    /** Stops and starts with the same data, as after a new release; the log-in as given. */
    void restart(Optional<WeComLoginConfig> login) {
        server.close();
        server = start(login);
    }

    private WebServer start(Optional<WeComLoginConfig> login) {
        Pages pages = new Pages();
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        LoginRoutes logins =
                LoginRoutes.create(login, wecom, data.employees(), SessionKey.in(dataDirectory), true, pages, clock);
        Frame frame = new Frame(logins.membersOnly(), pages);
        List<Routes> routes = new ArrayList<>(List.of(
                logins,
                new HealthRoutes(data.db().database()),
                new MetricsRoutes(meters, () -> {}),
                FAILING,
                guarded(frame)));
        routes.addAll(house.routes(frame, data, SessionKey.in(dataDirectory), clock));
        routes.addAll(work(frame));
        routes.addAll(customers(frame));
        routes.addAll(StudyHub.routes(data, frame, clock));
        routes.addAll(reports(frame));
        return WebServer.start(0, PUBLIC, pages, meters, routes);
    }

    private List<Routes> customers(Frame frame) {
        Access access = new Access(data.employees());
        AuditLog audit = new AuditLog(data.db().database());
        VisibleCustomer visible = new VisibleCustomer(data.customers(), access);
        return List.of(
                new TimelineRoutes(frame, visible, headers(data, clock), data.pages(), audit, clock),
                new RecordRoutes(frame, visible, headers(data, clock), data.db().database(), files(), audit, clock));
    }

    static CustomerHeaders headers(HubData data, Clock clock) {
        return new CustomerHeaders(
                data.customers(),
                data.employees(),
                new TimelineRepository(data.db().database()),
                new InsightRepository(data.db().database()),
                clock);
    }

    /** Where attachments are kept. */
    FileStore files() {
        return new FileStore(dataDirectory.resolve("files"));
    }

    private List<Routes> reports(Frame frame) {
        ReportLinks links = new ReportLinks(PUBLIC);
        AuditLog audit = new AuditLog(data.db().database());
        return ReportPages.routes(
                frame,
                data.db().database(),
                data.employees(),
                links,
                charts(),
                new ReportShares(
                        new Outbox(data.db().database()),
                        audit,
                        links,
                        Optional.of(new ReportShares.Group("sales", false)),
                        clock),
                new ReportMaking(
                        new HistoryRepository(data.db().database()),
                        WrittenReports.ofCustomers(data.db().database(), threads),
                        threads,
                        clock),
                clock);
    }

    /** The address of a chart as it stands on a card. */
    URI chart(String report, int place) {
        return charts().picture(report, place);
    }

    private ChartLinks charts() {
        return new ChartLinks(SessionKey.in(dataDirectory), new ReportLinks(PUBLIC), clock);
    }

    private List<Routes> work(Frame frame) {
        Access access = new Access(data.employees());
        return List.of(
                new DayRoutes(
                        frame,
                        data.db().database(),
                        data.employees(),
                        access,
                        alerts(access).board(),
                        clock,
                        Optional.empty()),
                new ClaimRoutes(frame, data.db().database(), data.employees(), access, clock),
                new MergeRoutes(frame, data.db().database(), data.employees(), access, clock),
                new SearchRoutes(frame, data.db().database(), data.search(PUBLIC), access, new PhoneNumbers()));
    }

    /** Without an agent: tests put the alerts they need into the database. */
    private Alerts alerts(Access access) {
        return new Alerts(
                data.db().database(),
                access,
                new CustomerChoice(
                        new CustomerLookup(data.db().database()),
                        data.customers(),
                        access,
                        new AuditLog(data.db().database()),
                        clock),
                history -> {
                    throw new IllegalStateException("Nobody looks for risks here");
                },
                AlertsConfig.DEFAULT,
                new PageLinks(PUBLIC),
                (key, message) -> {},
                clock,
                ChineseTime.ZONE);
    }

    /** A change and a manager's page of a module that is none of the hub's. */
    private static Routes guarded(Frame frame) {
        return routes -> {
            routes.post(
                    "/changes",
                    frame.membersOnly()
                            .action((context, employee) -> context.result("changed by " + employee.userid())));
            routes.get(
                    "/managers",
                    frame.membersOnly().page(Role.MANAGER, (context, employee) -> context.result("for managers")));
        };
    }

    /** Empties it, which takes less time than another one would. Sessions stay good. */
    void clear() {
        data.db()
                .execute(
                        "TRUNCATE audit_log, alert_silences, employees, customers, customer_communications, callback_ledger,"
                                + " notifications, form_rejections, source_activity, source_states, communication_attachments"
                                + " RESTART IDENTITY CASCADE");
        data.employees().save(HubData.employee("wangwei", "王伟", true));
        house.started.clear();
        house.stored.clear();
        clock.set(HubData.NOON);
    }

    int port() {
        return server.port();
    }

    Browser browser() {
        return new Browser(server.port(), "Mozilla/5.0 (X11; Linux x86_64) Chrome/140");
    }

    Browser phone() {
        return new Browser(server.port(), Browser.INSIDE_WECOM);
    }

    Browser signedIn() {
        return signedIn("wangwei");
    }

    Browser signedIn(String userid) {
        Browser browser = phone();
        browser.signIn("/", wecom.codeOf(userid));
        return browser;
    }

    /** Every path the server answers at. */
    List<WebServer.Route> routes() {
        return server.routes();
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
        data.close();
    }
}

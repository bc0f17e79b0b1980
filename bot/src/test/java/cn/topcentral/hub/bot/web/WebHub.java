package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.report.ReportRoutes;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.web.login.LoginRoutes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.login.WeComLoginConfig;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.RowsRepository;
import cn.topcentral.hub.templates.page.Pages;
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
        List<Routes> routes = new ArrayList<>(house.routes(frame, data, SessionKey.in(dataDirectory), clock));
        routes.addAll(List.of(
                logins,
                new PageRoutes(
                        frame,
                        new VisibleCustomer(data.customers(), new Access(data.employees())),
                        data.reader(PUBLIC),
                        data.search(PUBLIC),
                        new Access(data.employees()),
                        new AuditLog(data.db().database()),
                        clock,
                        Optional.empty()),
                new ReportRoutes(
                        frame,
                        new ReportRepository(data.db().database()),
                        new RowsRepository(data.db().database()),
                        data.customers(),
                        new Access(data.employees())),
                new HealthRoutes(data.db().database()),
                new MetricsRoutes(meters, () -> {}),
                FAILING,
                guarded(frame)));
        return WebServer.start(0, PUBLIC, pages, meters, routes);
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
        data.close();
    }
}

package cn.topcentral.hub.bench.timeline;

import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.TimelinePages;
import cn.topcentral.hub.bot.web.WebServer;
import cn.topcentral.hub.bot.web.login.LoginResult;
import cn.topcentral.hub.bot.web.login.LoginRoutes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.login.WeComLoginConfig;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.TimelineRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.TimelineHints;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.templates.page.Pages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The timeline pages as the hub serves them, on a port of their own, and one administrator who is signed in and looks at them. */
final class PageServer implements AutoCloseable {
    private static final String WHO = "bench";

    private final WebServer server;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    PageServer(Database database, Path directory, Clock clock) {
        EmployeeRepository employees = new EmployeeRepository(database);
        employees.save(new Employee(
                WHO, WHO, Role.ADMIN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true));
        CustomerRepository customers = new CustomerRepository(database);
        TimelineRepository timeline = new TimelineRepository(database);
        URI address = URI.create("http://127.0.0.1/");
        Pages pages = new Pages();
        LoginRoutes login = LoginRoutes.create(
                Optional.of(new WeComLoginConfig(address, address, WHO, 1, address)),
                code -> new LoginResult.Member(code),
                employees,
                SessionKey.in(directory),
                false,
                pages,
                clock);
        this.server = WebServer.start(
                0,
                address,
                pages,
                new SimpleMeterRegistry(),
                List.of(
                        login,
                        new TimelineRoutes(
                                new Frame(login.membersOnly(), pages),
                                new VisibleCustomer(customers, new Access(employees)),
                                new CustomerHeaders(
                                        customers, employees, timeline, new InsightRepository(database), clock),
                                new TimelinePages(
                                        timeline,
                                        new TimelineHints(database),
                                        customers,
                                        employees,
                                        new ContactPointRepository(database),
                                        clock),
                                new AuditLog(database),
                                clock)));
        signIn();
    }

    private void signIn() {
        String login = ask("/login").headers().firstValue("Location").orElse("");
        String state = login.replaceAll(".*[?&]state=([0-9a-f]+).*", "$1");
        ask("/login/callback?code=" + WHO + "&state=" + state);
    }

    /**
     * A page.
     *
     * @return its length in characters
     */
    int page(String path) {
        HttpResponse<String> answer = ask(path);
        if (answer.statusCode() != 200) {
            throw new BenchmarkFailed("The page " + path + " was answered with " + answer.statusCode());
        }
        return answer.body().length();
    }

    private HttpResponse<String> ask(String path) {
        try {
            return browser.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .header("User-Agent", "wxwork/4.1.36")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchmarkFailed("The page " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted while asking for " + path, e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

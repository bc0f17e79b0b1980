package cn.topcentral.hub.bench.callback;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.command.HelpCommand;
import cn.topcentral.hub.bot.command.TimelineCommand;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.timeline.TimelineReader;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.web.callback.CallbackEndpoint;
import cn.topcentral.hub.bot.web.callback.CallbackWorker;
import cn.topcentral.hub.bot.web.callback.WeComAppDoor;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import io.javalin.Javalin;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The hub as far as the app door goes: endpoint, ledger, worker and commands, on a port of its own. */
final class AppHub implements AutoCloseable {
    private static final int WORKERS = 6;
    private static final URI PUBLIC = URI.create("https://hub.example/");

    private final WeComClient client;
    private final CallbackWorker worker;
    private final Javalin server;

    AppHub(Database database, WeComAppConfig config, Clock clock) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        CallbackRepository ledger = new CallbackRepository(database);
        this.client = new WeComClient(config);
        this.worker = new CallbackWorker(
                CallbackEndpoint.DOOR,
                ledger,
                new WeComAppDoor(dispatcher(database, clock), client, new Delivery(meters)),
                CallbackWorker.ANSWER_RETRIES,
                WORKERS,
                clock,
                meters);
        CallbackCrypto crypto = new CallbackCrypto(config.token(), config.aesKey(), config.corpId());
        CallbackEndpoint endpoint = new CallbackEndpoint(crypto, ledger, worker::wake, clock, meters);
        this.server = serve(endpoint::register);
        worker.start();
    }

    /** Starts a server on any free port of the loopback address. */
    static Javalin serve(Consumer<JavalinDefaultRoutingApi> routes) {
        return Javalin.start(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.jetty.host = "127.0.0.1";
            javalin.jetty.port = 0;
            routes.accept(javalin.routes);
        });
    }

    private static CommandDispatcher dispatcher(Database database, Clock clock) {
        CustomerRepository customers = new CustomerRepository(database);
        EmployeeRepository employees = new EmployeeRepository(database);
        TimelineReader timelines = new TimelineReader(
                new TimelineRepository(database),
                customers,
                employees,
                new ContactPointRepository(database),
                new PageLinks(PUBLIC),
                clock);
        Command timeline = new TimelineCommand(
                new CustomerChoice(
                        new CustomerLookup(database), customers, new Access(employees), new AuditLog(database), clock),
                timelines,
                clock);
        List<Command> commands = new ArrayList<>(List.of(timeline));
        commands.add(new HelpCommand(() -> commands));
        return new CommandDispatcher(
                new CommandRegistry(commands),
                timeline,
                employees::byUserid,
                List.of(),
                Guess.NONE,
                new RateLimit(Integer.MAX_VALUE - 1, Duration.ofMinutes(1), clock));
    }

    URI callbackUrl() {
        return URI.create("http://127.0.0.1:" + server.port() + CallbackEndpoint.PATH);
    }

    @Override
    public void close() {
        server.stop();
        worker.close();
        client.close();
    }
}

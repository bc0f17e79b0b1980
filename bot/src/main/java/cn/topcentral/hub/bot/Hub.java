package cn.topcentral.hub.bot;

import cn.topcentral.hub.agents.coordination.Coordinator;
import cn.topcentral.hub.agents.coordination.CustomerReports;
import cn.topcentral.hub.bot.alert.Alerts;
import cn.topcentral.hub.bot.analysis.AnalysisWorker;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.WecomApp;
import cn.topcentral.hub.bot.dialog.Dialogs;
import cn.topcentral.hub.bot.gateway.AppGateway;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.health.SourceMeters;
import cn.topcentral.hub.bot.push.Push;
import cn.topcentral.hub.bot.push.Pushes;
import cn.topcentral.hub.bot.report.ChartLinks;
import cn.topcentral.hub.bot.report.ReportMaking;
import cn.topcentral.hub.bot.report.ReportPages;
import cn.topcentral.hub.bot.report.ReportShares;
import cn.topcentral.hub.bot.robot.RobotDoor;
import cn.topcentral.hub.bot.schedule.PollState;
import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.bot.web.HealthRoutes;
import cn.topcentral.hub.bot.web.MetricsRoutes;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.WebServer;
import cn.topcentral.hub.bot.web.api.ApiRoutes;
import cn.topcentral.hub.bot.web.callback.CallbackEndpoint;
import cn.topcentral.hub.bot.web.callback.CallbackWorker;
import cn.topcentral.hub.bot.web.callback.WeComAppDoor;
import cn.topcentral.hub.bot.web.chat.WidgetConversations;
import cn.topcentral.hub.bot.web.hook.HookHandler;
import cn.topcentral.hub.bot.web.hook.HookInbox;
import cn.topcentral.hub.bot.web.hook.HookRoutes;
import cn.topcentral.hub.bot.web.login.LoginRoutes;
import cn.topcentral.hub.bot.web.login.MemberLogin;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.login.WeComLoginConfig;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.notification.CardReplacements;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.templates.page.Pages;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: builds the running service from a configuration and an open storage, each layer in a method, and closes it in reverse
 * order. Nothing else calls {@code new} on services.
 */
public final class Hub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);

    /** How many people are answered at the same time; each answer is mostly waiting for WeCom. */
    private static final int ANSWERING_THREADS = 6;

    /** What the jobs that ask sources are called, before the source. */
    private static final String POLL = "poll ";

    private static final int HOOK_THREADS = 4;

    private static final int SCHEDULE_THREADS = 8;

    /** A16 runs two agents at a time. */
    private static final int STUDY_THREADS = 2;

    /** How many reports are written at a time for those who wait on a page. */
    private static final int REPORT_THREADS = 2;

    /** At night, and not on a full hour, when everybody else asks their vendors too. */
    private static final String RECONCILE_AT = "0 17 3 * * ?";

    private static final Duration WECOM_TIMEOUT = Duration.ofSeconds(5);

    private final HubConfig config;
    private final HubStorage storage;
    private final Clock clock;
    private final URI publicUrl;
    private final Readers readers;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Hub(HubConfig config, HubStorage storage, Clock clock) {
        this.config = config;
        this.storage = storage;
        this.clock = clock;
        this.publicUrl = config.server()
                .publicUrl()
                .orElseGet(
                        () -> URI.create("http://localhost:" + config.server().port()));
        this.readers = new Readers(storage, publicUrl, clock);
    }

    /**
     * Starts the service; it runs until it is closed.
     *
     * @param storage stays the caller's to close, after the hub
     * @param landing where {@code /} leads instead of the start page, as in the demo
     */
    public static Hub start(HubConfig config, HubStorage storage, Clock clock, Optional<URI> landing) {
        Hub hub = new Hub(config, storage, clock.withZone(config.timezone()));
        try {
            hub.startAll(landing);
            return hub;
        } catch (RuntimeException e) {
            hub.close();
            throw e;
        }
    }

    /** What is wrong with the configured hooks, a line each; none when all can be connected. */
    public static List<String> hookProblems(HubConfig config, HubStorage storage, Clock clock) {
        AggregationEngine engine = new Intake(config, storage, clock).engine();
        try (LiveSources sources = new LiveSources(config, storage, engine, Optional.empty(), clock)) {
            return sources.hooks().size() == config.hooks().size() ? List.of() : List.of("not all hooks are connected");
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage()).lines().toList();
        }
    }

    /** Where people reach it. */
    public URI url() {
        return publicUrl;
    }

    private void startAll(Optional<URI> landing) {
        Optional<WeComClient> wecom = config.wecom().app().map(this::wecomClient);
        LoginRoutes login = login(wecom);
        Frame frame = new Frame(login.membersOnly(), new Pages());
        List<Routes> routes = new ArrayList<>(List.of(
                new HealthRoutes(storage.database()),
                new MetricsRoutes(meters, new SourceMeters(sourceHealth(), meters)::refresh),
                login));
        AggregationEngine engine = new Intake(config, storage, clock).engine();
        LiveSources sources = keep(new LiveSources(config, storage, engine, wecom, clock));
        Agents agents = keep(Agents.open(config, storage, clock));
        Map<String, HookConnector> hooks = sources.hooks();
        HookInbox inbox = inbox(hooks, engine);
        routes.add(new HookRoutes(hooks, inbox, clock, meters));
        Website website =
                new Website(config, storage, (source, key, text) -> inbox.store(source, key, Map.of(), text), clock);
        WidgetConversations visitors = website.conversations();
        routes.add(website.forms(frame));
        routes.add(keep(website.chats(visitors)));
        routes.add(api(engine));
        Dialogs dialogs = dialogs(engine);
        Alerts alerts = alerts(agents);
        Coordinator coordinator = coordinator(agents);
        routes.addAll(reports(frame, agents, coordinator));
        CommandDispatcher dispatcher = new ChatBot(config, storage, readers, sourceHealth(), clock)
                .dispatcher(agents, coordinator, dialogs, alerts, visitors);
        Schedule schedule = schedule(sources, engine);
        new Rounds(config, storage, readers, sourceHealth(), clock).put(schedule, agents, coordinator, alerts, dialogs);
        WebPages pages = new WebPages(config, storage, readers, sourceHealth(), clock);
        routes.addAll(pages.work(frame, alerts, landing));
        routes.addAll(pages.customers(frame, alerts));
        routes.addAll(pages.house(frame, alerts, schedule));
        Delivery delivery = new Delivery(meters);
        wecom.ifPresentOrElse(
                client -> routes.add(appDoor(client, dispatcher, delivery, schedule)::register),
                () -> log.warn(
                        "No WeCom app is configured (wecom.app): nobody can ask the hub anything or log in to its pages"));
        Optional<RobotDoor> robot = config.wecom()
                .robot()
                .map(configured -> keep(RobotDoor.start(
                        config.wecom(),
                        storage.database(),
                        dispatcher,
                        delivery,
                        wecom.map(AppGateway::new),
                        clock,
                        meters)));
        robot.flatMap(RobotDoor::routes).ifPresent(routes::add);
        push(wecom, robot.flatMap(RobotDoor::gateway));
        schedule.start();
        keep(AttachmentWork.start(config, storage, engine, sources.remoteFiles(), clock));
        if (config.analysis().enabled()) {
            analysis(agents);
        } else {
            log.info("Nothing is analysed here (analysis.enabled)");
        }
        WebServer server =
                keep(WebServer.start(config.server().port(), publicUrl, new Pages(), meters, List.copyOf(routes)));
        log.info("Listening port={} public_url={}", server.port(), publicUrl);
    }

    private Dialogs dialogs(AggregationEngine engine) {
        return new Dialogs(
                storage.database(),
                storage.files(),
                engine,
                readers.customers(),
                readers.access(),
                new PhoneNumbers(config.phone().areaCode()),
                readers.links(),
                clock);
    }

    /** Cards that were pushed are changed by whoever sends them; the row is all they need to know. */
    private Alerts alerts(Agents agents) {
        return new Alerts(
                storage.database(),
                readers.access(),
                readers.customers(),
                agents.ownRisks(),
                config.alerts(),
                readers.links(),
                new Pushes(new CardReplacements(storage.database()), () -> {}, clock)::replace,
                clock,
                config.timezone());
    }

    private Coordinator coordinator(Agents agents) {
        ExecutorService hands = Executors.newFixedThreadPool(STUDY_THREADS, work -> new Thread(work, "study"));
        keep((AutoCloseable) hands::shutdownNow);
        return agents.coordinator(storage, hands);
    }

    private List<Routes> reports(Frame frame, Agents agents, Coordinator coordinator) {
        ExecutorService hands = Executors.newFixedThreadPool(REPORT_THREADS, work -> new Thread(work, "report"));
        keep((AutoCloseable) hands::shutdownNow);
        String group = config.alerts().group();
        return ReportPages.routes(
                frame,
                storage.database(),
                storage.employees(),
                readers.reportLinks(),
                new ChartLinks(SessionKey.in(config.dataDirectory()), readers.reportLinks(), clock),
                new ReportShares(
                        new Outbox(storage.database()),
                        readers.audit(),
                        readers.reportLinks(),
                        Optional.ofNullable(config.wecom().groups().get(group))
                                .map(found -> new ReportShares.Group(group, found.fullCards())),
                        clock),
                new ReportMaking(
                        storage.histories(),
                        new CustomerReports(coordinator, agents.reportDesk(storage)),
                        hands,
                        clock),
                clock);
    }

    private void push(Optional<WeComClient> wecom, Optional<Gateway> robot) {
        Push push = keep(
                Push.of(config.wecom(), storage.database(), wecom, robot, publicUrl, WECOM_TIMEOUT, clock, meters));
        push.start();
    }

    /** The ledger of what channels push, and the worker on it. */
    private HookInbox inbox(Map<String, HookConnector> hooks, AggregationEngine engine) {
        Map<String, HookConnector> connectors = new HashMap<>(hooks);
        connectors.putAll(Website.connectors(config));
        CallbackRepository ledger = new CallbackRepository(storage.database());
        CallbackWorker worker = keep(new CallbackWorker(
                HookInbox.DOOR,
                ledger,
                new HookHandler(connectors, engine::accept),
                HookHandler.RETRIES,
                HOOK_THREADS,
                clock,
                meters));
        worker.start();
        return new HookInbox(ledger, worker::wake, clock);
    }

    private void analysis(Agents agents) {
        AnalysisWorker worker = keep(new AnalysisWorker(
                storage.analyses(), agents::analyst, config.analysis().workers(), config.timezone(), clock, meters));
        worker.start();
    }

    private Schedule schedule(LiveSources sources, AggregationEngine engine) {
        Duration ahead = Duration.between(Clock.systemUTC().instant(), clock.instant());
        Schedule schedule = keep(Schedule.create(storage.connection(), config.tenant(), SCHEDULE_THREADS, ahead));
        PollState state = new PollState(storage.sourceStates(), clock);
        for (Poll poll : sources.polls()) {
            schedule.every(POLL + poll.source(), poll.interval(), () -> state.run(poll));
        }
        for (Reconciliation reconciliation : sources.reconciliations()) {
            schedule.at(
                    "reconcile " + reconciliation.source(),
                    RECONCILE_AT,
                    config.timezone(),
                    () -> state.run(reconciliation, engine::accept));
        }
        // Before the first runs: a run that nobody listens after closes its connection, and the next is an interval
        // away.
        sources.listen(source -> schedule.runNow(POLL + source));
        return schedule;
    }

    private SourceHealth sourceHealth() {
        return new SourceHealth(storage.sourceActivity(), storage.sourceStates(), clock);
    }

    private WeComClient wecomClient(WecomApp app) {
        return keep(new WeComClient(new WeComAppConfig(
                config.wecom().apiBase(),
                config.wecom().corpId().orElseThrow(),
                app.agentId(),
                app.secret().value(),
                app.token().value(),
                app.aesKey().value(),
                WECOM_TIMEOUT)));
    }

    private CallbackEndpoint appDoor(
            WeComClient client, CommandDispatcher dispatcher, Delivery delivery, Schedule schedule) {
        WecomApp app = config.wecom().app().orElseThrow();
        CallbackRepository ledger = new CallbackRepository(storage.database());
        CallbackWorker worker = keep(new CallbackWorker(
                CallbackEndpoint.DOOR,
                ledger,
                new WeComAppDoor(
                        dispatcher, client, delivery, event -> Optional.ofNullable(WeComSources.AWAITED.get(event))
                                .ifPresent(source -> schedule.runNow(POLL + source))),
                CallbackWorker.ANSWER_RETRIES,
                ANSWERING_THREADS,
                clock,
                meters));
        worker.start();
        CallbackCrypto crypto = new CallbackCrypto(
                app.token().value(),
                app.aesKey().value(),
                config.wecom().corpId().orElseThrow());
        return new CallbackEndpoint(crypto, ledger, worker::wake, clock, meters);
    }

    private LoginRoutes login(Optional<WeComClient> wecom) {
        return LoginRoutes.create(
                config.wecom().app().map(this::loginConfig),
                wecom.<MemberLogin>map(WeComMemberLogin::new).orElse(WeComMemberLogin.NOT_CONNECTED),
                storage.employees(),
                SessionKey.in(config.dataDirectory()),
                "https".equals(publicUrl.getScheme()),
                new Pages(),
                clock);
    }

    private Routes api(AggregationEngine engine) {
        return ApiRoutes.on(
                storage.database(),
                config.api(),
                new ContactPointWords(new PhoneNumbers(config.phone().areaCode())),
                engine::accept,
                ReportForms.all(new PhoneNumbers(config.phone().areaCode())),
                clock);
    }

    private WeComLoginConfig loginConfig(WecomApp app) {
        return new WeComLoginConfig(
                config.wecom().oauthBase(),
                config.wecom().loginBase(),
                config.wecom().corpId().orElseThrow(),
                app.agentId(),
                publicUrl);
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("Part not closed cleanly: {}", part.getClass().getSimpleName(), e);
            }
        }
    }
}

package cn.topcentral.hub.bot.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.bot.config.WecomGroup;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.sandbox.Sandbox;
import cn.topcentral.hub.sandbox.SandboxConfig;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import cn.topcentral.hub.storage.notification.CardReplacements;
import cn.topcentral.hub.storage.notification.ClaimedPush;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.notification.PushQueue;
import cn.topcentral.hub.storage.notification.RouteBudget;
import cn.topcentral.hub.storage.testing.TestDatabase;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.TaskId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushes on their way from the outbox to a WeCom as strict as the real one, on a moved clock. */
class PushTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:02:00Z");
    private static final Corp CORP = Corp.demo();
    private static final String KEY = CORP.webhooks().keySet().iterator().next();
    private static final Address SALES = new Address.Group("sales");
    private static final Address REP = new Address.Member("zhangwei");
    private static final Address BOSS = new Address.Member("wangqiang");
    private static final URI PAGE = URI.create("https://hub.example/");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final AtomicInteger TASKS = new AtomicInteger();

    private static final TestDatabase db = TestDatabase.create();

    private final MovedClock clock = new MovedClock();
    private final Sandbox sandbox =
            Sandbox.start(SandboxConfig.demo(clock).withCallbackUrl(URI.create("http://127.0.0.1:9/wecom/callback")));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PushMeters meters = new PushMeters(registry);
    private final WeComClient client = new WeComClient(new WeComAppConfig(
            sandbox.url(), CORP.corpId(), CORP.agentId(), CORP.secret(), CORP.token(), CORP.encodingAesKey(), TIMEOUT));
    private final Outbox outbox = new Outbox(db.database());
    private final PushQueue queue = new PushQueue(db.database());
    private final CardReplacements replacements = new CardReplacements(db.database());
    private final WecomConfig config = config(KEY);
    private final PushRoutes routes = routes(config);
    private final Pusher pusher = new Pusher(queue, new Delivery(registry), new Summaries(PAGE), meters, clock);

    @BeforeEach
    void empty() {
        db.execute("TRUNCATE notifications, push_routes, push_permits RESTART IDENTITY CASCADE");
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @AfterAll
    static void closeDatabase() {
        db.close();
    }

    @Test
    void fiveHundredAlertsInAMinuteAreAtMostTwentyCardsAMinuteAndNoneIsLost() {
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < (second < 20 ? 9 : 8); i++) {
                add(SALES, "alert:" + second + ":" + i, NotificationKind.ALERT);
            }
            pushAll(SALES);
            clock.move(Duration.ofSeconds(1));
        }
        for (int minute = 0; minute < 3; minute++) {
            pushAll(SALES);
            clock.move(Duration.ofSeconds(31));
        }

        List<SentMessage> cards = sandbox.sent();
        for (SentMessage first : cards) {
            Instant end = first.at().plusSeconds(60);
            assertThat(cards.stream()
                            .filter(card ->
                                    !card.at().isBefore(first.at()) && card.at().isBefore(end))
                            .count())
                    .isLessThanOrEqualTo(20);
        }
        assertThat(cards).allMatch(card -> card.warnings().isEmpty());
        assertThat(db.count("SELECT count(*) FROM notifications WHERE NOT is_summary AND status IN ('sent', 'merged')"))
                .isEqualTo(500);
        assertThat(db.count("SELECT count(*) FROM notifications WHERE status = 'sent'"))
                .isEqualTo(cards.size());
        assertThat(registry.counter("hub.pushes", "kind", "alert", "door", "webhook", "outcome", "merged")
                        .count())
                .isGreaterThan(400);
        assertThat(cards.get(cards.size() - 1).content().toString()).contains("消息较多已合并", "/risks");
    }

    @Test
    void anUrgentPushIsNotHeldUpByAStorm() {
        for (int i = 0; i < 50; i++) {
            add(SALES, "alert:" + i, NotificationKind.ALERT);
        }
        pushAll(SALES);
        assertThat(sandbox.sent()).hasSize(16);
        add(SALES, "urgent", NotificationKind.URGENT);
        pushAll(SALES);

        assertThat(sandbox.sent()).hasSize(17);
    }

    /** The process that claimed the push sent it and was killed before it could say so. */
    @Test
    void aKillBetweenSendingAndMarkingIsOneDuplicateInAGroupAndNoneThroughTheApp() {
        add(SALES, "group", NotificationKind.ALERT);
        add(REP, "member", NotificationKind.ALERT);
        killedAfterSending(SALES);
        killedAfterSending(REP);
        assertThat(sandbox.sent()).hasSize(2);
        pushAll(SALES);
        pushAll(REP);
        assertThat(sandbox.sent()).as("the lease still runs").hasSize(2);

        clock.move(Pusher.LEASE);
        pushAll(SALES);
        pushAll(REP);

        assertThat(sandbox.sent())
                .extracting(SentMessage::channel)
                .containsExactlyInAnyOrder(
                        SentMessage.Channel.WEBHOOK, SentMessage.Channel.APP, SentMessage.Channel.WEBHOOK);
        assertThat(new ServiceStatus(db.database()).counts())
                .containsEntry("notifications possibly twice", 2L)
                .containsEntry("notifications waiting", 0L);
        assertThat(registry.counter("hub.pushes.duplicates", "door", "webhook").count())
                .isEqualTo(1);
    }

    @Test
    void twoHubsSendEveryPushExactlyOnce() {
        for (int i = 0; i < 12; i++) {
            add(SALES, "alert:" + i, NotificationKind.ALERT);
            add(REP, "report:" + i, NotificationKind.REPORT);
        }
        try (Push one = hub();
                Push other = hub()) {
            one.start();
            other.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> db.count("SELECT count(*) FROM notifications WHERE status = 'sent'") == 24);
        }

        assertThat(sandbox.sent()).hasSize(24);
        assertThat(sandbox.sent().stream()
                        .map(message -> message.channel() + message.content().toString())
                        .distinct())
                .hasSize(24);
    }

    @Test
    void whenOnePersonTakesUpAnAlertTheCardsOfTheOthersChange() {
        add(REP, "alert:7:zhangwei", buttons("付款逾期", "处理"));
        add(BOSS, "alert:7:wangqiang", buttons("付款逾期", "处理"));
        add(SALES, "alert:7:sales", buttons("付款逾期", "处理"));
        List.of(REP, BOSS, SALES).forEach(this::pushAll);
        Pushes pushes = new Pushes(replacements, () -> {}, clock);

        assertThat(pushes.replace("alert:7:", buttons("张伟已处理", "查看"))).isEqualTo(2);
        CardReplacer replacer = new CardReplacer(replacements, client, meters, clock);
        replacer.claim(10).forEach(replacer::replace);

        assertThat(sandbox.conversation("zhangwei"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.content().toString()).contains("张伟已处理"));
        assertThat(sandbox.conversation("wangqiang"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.content().toString()).contains("张伟已处理"));
        assertThat(pushes.replace("alert:7:", buttons("又一次", "查看"))).isZero();
        assertThat(sandbox.sent()).hasSize(3);
    }

    @Test
    void aGroupWithoutButtonsGetsTheMarkdownInstead() {
        ButtonInteractionCard card = card("付款逾期", "处理");
        add(SALES, "alert:1", Message.of(card, new MarkdownMessage("**付款逾期**\n处理请发 /risks", MarkdownMessage.Room.APP)));
        add(SALES, "webchat:1", Message.of(new MarkdownMessage("**官网咨询 W-1** 13800138000", MarkdownMessage.Room.APP)));
        pushAll(SALES);

        assertThat(sandbox.sent()).extracting(SentMessage::msgtype).containsExactly("markdown", "markdown");
        assertThat(sandbox.sent().get(1).content().toString()).contains("138****8000");
        assertThat(db.value("SELECT route || ' ' || form FROM notifications WHERE id = 1"))
                .startsWith("webhook:")
                .endsWith(" markdown")
                .doesNotContain(KEY);
    }

    @Test
    void aFrequencyBlockPausesTheRouteAMinuteAndThePushIsNotLost() {
        add(SALES, "alert:1", NotificationKind.ALERT);
        add(SALES, "alert:2", NotificationKind.ALERT);
        sandbox.faults().errorNext(45009, 1);
        pushAll(SALES);
        clock.move(Duration.ofSeconds(59));
        pushAll(SALES);
        assertThat(sandbox.sent()).isEmpty();
        assertThat(sandbox.calls()).containsEntry("/cgi-bin/webhook/send", 1);

        clock.move(Duration.ofSeconds(2));
        pushAll(SALES);
        assertThat(sandbox.sent()).hasSize(2);
        assertThat(new ServiceStatus(db.database()).counts()).containsEntry("notifications possibly twice", 0L);
    }

    @Test
    void aBrokenGatewayCostsNothingButTime() {
        add(SALES, "alert:1", NotificationKind.ALERT);
        sandbox.faults().failNext(3, 502);
        for (int minute = 0; minute < 12; minute++) {
            pushAll(SALES);
            clock.move(Duration.ofSeconds(61));
        }

        assertThat(sandbox.sent()).hasSize(1);
        assertThat(db.value("SELECT status || possibly_duplicate FROM notifications"))
                .isEqualTo("senttrue");
    }

    @Test
    void aWrongKeyIsAskedRarelyAndGivenUpWithTheRemedyWhichStatusShows() {
        PushRoutes wrong = routes(config("00000000-wrong"));
        add(SALES, "alert:1", NotificationKind.ALERT);
        Route route = ((PushRoutes.Way.By) wrong.to(SALES)).route();
        assertThat(pusher.push(SALES, route)).isTrue();
        ServiceStatus status = new ServiceStatus(db.database());
        assertThat(status.brokenRoutes()).singleElement().satisfies(broken -> assertThat(broken.reason())
                .contains("93000", "wecom.groups.NAME.webhook_key")
                .doesNotContain("00000000-wrong"));

        for (int hour = 0; hour < 12; hour++) {
            clock.move(Duration.ofMinutes(125));
            pusher.push(SALES, route);
        }

        assertThat(sandbox.calls()).containsEntry("/cgi-bin/webhook/send", Pusher.RETRIES.size() + 1);
        assertThat(status.failedPushes(5)).singleElement().satisfies(failed -> {
            assertThat(failed.audience()).isEqualTo("group:sales");
            assertThat(failed.reason()).contains("93000");
        });
    }

    @Test
    void aGroupNobodyConfiguredFailsWithTheKeyToGive() {
        add(new Address.Group("factory"), "alert:1", NotificationKind.ALERT);
        add(new Address.Member("nobody"), "alert:2", NotificationKind.ALERT);
        try (Push hub = hub()) {
            hub.start();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> db.count("SELECT count(*) FROM notifications WHERE status = 'failed'") == 2);
        }

        assertThat(new ServiceStatus(db.database()).failedPushes(5))
                .extracting(ServiceStatus.FailedPush::reason)
                .anySatisfy(reason -> assertThat(reason).contains("wecom.groups.factory"))
                .anySatisfy(reason -> assertThat(reason).contains("81013"));
    }

    @Test
    void markdownForAWideDoorIsShownAsTextWhereItDoesNotFit() {
        String wide = "**长**" + "内容很长".repeat(400);
        add(SALES, "report:1", new Message(Optional.empty(), false, Optional.of(wide), "短的说法"));
        pushAll(SALES);

        assertThat(sandbox.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.msgtype()).isEqualTo("text");
            assertThat(sent.content().path("content").asText()).isEqualTo("短的说法");
        });
    }

    private void killedAfterSending(Address to) {
        Route route = route(to);
        ClaimedPush claimed = queue.claim(
                        to.audience(),
                        route.name(),
                        new RouteBudget(20, 100, 0),
                        merged -> {
                            throw new IllegalStateException("Nothing to merge");
                        },
                        Pusher.LEASE,
                        clock.instant())
                .push()
                .orElseThrow();
        new Delivery(registry).send(route.gateway(), to, Message.read(claimed.message()), Pusher.key(claimed));
    }

    private void add(Address to, String key, NotificationKind kind) {
        outbox.add(new NewNotification(
                key,
                to.audience(),
                kind,
                Message.text("消息 " + key).json(),
                "客户：" + key,
                clock.instant(),
                Optional.empty()));
    }

    private void add(Address to, String key, Message message) {
        outbox.add(new NewNotification(
                key, to.audience(), NotificationKind.ALERT, message.json(), key, clock.instant(), Optional.empty()));
    }

    private void pushAll(Address to) {
        boolean more = true;
        while (more) {
            more = pusher.push(to, route(to));
        }
    }

    private Route route(Address to) {
        return ((PushRoutes.Way.By) routes.to(to)).route();
    }

    private Push hub() {
        return Push.of(config, db.database(), Optional.of(client), Optional.empty(), PAGE, TIMEOUT, clock, registry);
    }

    private PushRoutes routes(WecomConfig wecom) {
        return PushRoutes.of(wecom, Optional.of(client), Optional.empty(), HttpClient.newHttpClient(), TIMEOUT);
    }

    private WecomConfig config(String key) {
        return new WecomConfig(
                sandbox.url(),
                sandbox.url(),
                sandbox.url(),
                Optional.of(CORP.corpId()),
                Optional.empty(),
                Map.of(
                        "sales",
                        new WecomGroup(Optional.of(new Secret(key)), Optional.empty(), Optional.empty(), false)));
    }

    private static Message buttons(String title, String button) {
        return Message.of((Card) card(title, button));
    }

    private static ButtonInteractionCard card(String title, String button) {
        return ButtonInteractionCard.titled(
                MainTitle.of(title),
                List.of(Button.of(button, "ack:7")),
                new TaskId("alert-" + TASKS.incrementAndGet()));
    }

    /** Stands still until it is moved. */
    private static final class MovedClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

        void move(Duration by) {
            now.updateAndGet(instant -> instant.plus(by));
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

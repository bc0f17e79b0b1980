package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.bot.config.WecomGroup;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.AppChatGateway;
import cn.topcentral.hub.bot.gateway.AppGateway;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.WebhookGateway;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.bot.wecom.WebhookClient;
import cn.topcentral.hub.storage.notification.RouteBudget;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Which way a push goes: a member by the app, else by the robot; a group by the robot, whose cards alone have buttons, else by its webhook or as a
 * group of the app. Budgets are those of WeCom's pages, less what answers to commands may need of the same limit. Thread-safe.
 */
final class PushRoutes {
    /** How many of a minute's messages are kept for what is urgent. */
    private static final int FOR_URGENT = 4;

    /** Page 90236: 30 a minute and 1000 an hour to one member; what is more is dropped without a word. */
    private static final RouteBudget MEMBER = new RouteBudget(20, 800, FOR_URGENT);

    /** Page 101463: 30 a minute and 1000 an hour in one conversation. */
    private static final RouteBudget ROBOT = new RouteBudget(20, 800, FOR_URGENT);

    /** Page 91770: 20 a minute for one key; nothing but pushes goes this way. */
    private static final RouteBudget WEBHOOK = new RouteBudget(20, 1200, FOR_URGENT);

    /** Page 90248: 200 a minute to one member, over all groups the member is in. */
    private static final RouteBudget APPCHAT = new RouteBudget(20, 1200, FOR_URGENT);

    private static final int HASH_BYTES = 6;

    private final Optional<Gateway> app;
    private final Optional<Gateway> robot;
    private final Map<String, Route> groups;
    private final WecomConfig config;

    private PushRoutes(WecomConfig config, Optional<Gateway> app, Optional<Gateway> robot, Map<String, Route> groups) {
        this.config = config;
        this.app = app;
        this.robot = robot;
        this.groups = Map.copyOf(groups);
    }

    /**
     * The routes of a configuration.
     *
     * @param timeout for each call of a webhook
     */
    static PushRoutes of(
            WecomConfig config,
            Optional<WeComClient> client,
            Optional<Gateway> robot,
            HttpClient http,
            Duration timeout) {
        Map<String, Route> groups = new HashMap<>();
        config.groups().forEach((name, group) -> {
            Address.Group address = new Address.Group(name);
            group.webhookKey()
                    .map(key -> webhook(config, address, key, http, timeout))
                    .or(() -> client.flatMap(app -> appChat(app, address, group)))
                    .ifPresent(route -> groups.put(name, route));
        });
        return new PushRoutes(config, client.map(AppGateway::new), robot, groups);
    }

    private static Route webhook(
            WecomConfig config, Address.Group address, Secret key, HttpClient http, Duration timeout) {
        return new Route(
                "webhook:" + hash(key.value()),
                new WebhookGateway(new WebhookClient(http, config.apiBase(), key.value(), timeout), address),
                WEBHOOK);
    }

    private static Optional<Route> appChat(WeComClient client, Address.Group address, WecomGroup group) {
        return group.chatId()
                .map(chatId -> new Route("appchat:" + chatId, new AppChatGateway(client, address, chatId), APPCHAT));
    }

    /** Whether and how somebody can be reached. */
    sealed interface Way {
        record By(Route route) implements Way {}

        /** Configured, but not by this hub now: another may hold the robot's connection, or the robot was never spoken to there. */
        record NotNow(String reason) implements Way {}

        /** Not until the configuration changes. */
        record Nowhere(String reason) implements Way {}
    }

    Way to(Address address) {
        if (address instanceof Address.Member member) {
            return toMember(member);
        } else if (address instanceof Address.Group group) {
            return toGroup(group);
        }
        throw new IllegalStateException("Address of an unknown kind: " + address.getClass());
    }

    private Way toMember(Address.Member member) {
        return app.<Way>map(door -> new Way.By(new Route("wecom_app:" + member.userid(), door, MEMBER)))
                .or(() -> byRobot(member))
                .orElseGet(() -> robot.<Way>map(door ->
                                new Way.NotNow("the robot cannot write first; the member must write to it once"))
                        .orElseGet(() -> new Way.Nowhere("no way to members is configured; give wecom.app")));
    }

    private Way toGroup(Address.Group group) {
        WecomGroup configured = config.groups().get(group.name());
        if (configured == null) {
            return new Way.Nowhere("the group is not configured; give wecom.groups." + group.name());
        }
        return byRobot(group)
                .or(() -> Optional.ofNullable(groups.get(group.name())).map(Way.By::new))
                .orElseGet(() -> unreached(group, configured));
    }

    private Way unreached(Address.Group group, WecomGroup configured) {
        String key = "wecom.groups." + group.name();
        if (configured.robotChatId().isPresent() && robot.isPresent()) {
            return new Way.NotNow(
                    "the robot is not connected, or not in the group; see its log, or give " + key + ".webhook_key");
        }
        return new Way.Nowhere(
                configured.robotChatId().isPresent()
                        ? "the group is only reached by the robot; give wecom.robot, or " + key + ".webhook_key"
                        : "the group was made by the app, and no app is configured; give wecom.app");
    }

    private Optional<Way> byRobot(Address address) {
        return robot.filter(door -> door.reaches(address))
                .map(door -> new Way.By(new Route("robot:" + address.audience(), door, ROBOT)));
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

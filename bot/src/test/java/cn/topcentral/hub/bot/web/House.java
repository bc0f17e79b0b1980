package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.Alerts;
import cn.topcentral.hub.bot.alert.Silencing;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.HubConfigFile;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.form.FormRoutes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.administration.Administration;
import cn.topcentral.hub.bot.web.page.administration.Jobs;
import cn.topcentral.hub.bot.web.page.source.SourceRoutes;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.source.SourceActivityRepository;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import cn.topcentral.hub.storage.website.FormRejectionRepository;
import cn.topcentral.hub.templates.page.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages on sources, administration and forms, with a schedule of the test's making. */
final class House implements Jobs {
    private static final String CONFIG =
            """
            server: {public_url: https://hub.example.com}
            wecom:
              corp_id: ww5823bf96d3bd56c7
              app: {agent_id: 1000002, secret: secret-of-the-app, token: hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo, aes_key: 6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt}
              groups: {sales: {webhook_key: key-of-the-webhook}}
              staff: {interval: 6h}
            mail: {own_domains: [topcentral.cn], accounts: {sales: {host: imap.exmail.qq.com, user: sales@topcentral.cn, password: word-of-the-mailbox}}}
            hooks: {hotline: {type: tinet, token: token-of-the-hook}}
            forms: {inquiry: {title: 官网询价, notice: 我们只用来联系您。}}
            """;

    /** What somebody asked to run. */
    final List<String> started = new ArrayList<>();

    /** What forms took in, by key. */
    final Map<String, String> stored = new LinkedHashMap<>();

    private final HubConfig config;

    House(Path folder) {
        try {
            Path file = folder.resolve("hub.yaml");
            Files.writeString(file, CONFIG);
            this.config = HubConfigFile.load(Optional.of(file), Map.of(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Routes> routes(Frame frame, HubData data, SessionKey key, Clock clock) {
        Database database = data.db().database();
        return List.of(
                new SourceRoutes(
                        frame,
                        database,
                        new SourceHealth(
                                new SourceActivityRepository(database), new SourceStateRepository(database), clock),
                        this::all,
                        clock),
                new Administration(
                        frame,
                        database,
                        config,
                        new Access(data.employees()),
                        silencing(data, clock),
                        this,
                        "5.0-test",
                        clock),
                new FormRoutes(
                        config.website().forms(),
                        (source, deliveryKey, text) -> stored.put(source + ":" + deliveryKey, text),
                        new FormRejectionRepository(database),
                        frame,
                        key,
                        new PhoneNumbers(),
                        new Pages(),
                        clock));
    }

    private static Silencing silencing(HubData data, Clock clock) {
        Access access = new Access(data.employees());
        Database database = data.db().database();
        return new Alerts(
                        database,
                        access,
                        new CustomerChoice(
                                new CustomerLookup(database), data.customers(), access, new AuditLog(database), clock),
                        history -> {
                            throw new IllegalStateException("Nobody asks for risks here");
                        },
                        AlertsConfig.DEFAULT,
                        new PageLinks(WebHub.PUBLIC),
                        (pushKey, message) -> {},
                        clock,
                        ZoneOffset.UTC)
                .silencing();
    }

    @Override
    public List<Schedule.Job> all() {
        Instant next = HubData.NOON.plus(Duration.ofMinutes(3));
        return List.of(
                new Schedule.Job(
                        "poll mail.sales",
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(HubData.NOON.minus(Duration.ofMinutes(2))),
                        Optional.of(next)),
                new Schedule.Job(
                        "daily analysis",
                        Optional.of("0 0 9 * * ?"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(next)),
                new Schedule.Job(
                        "weekly analysis",
                        Optional.of("0 0 9 ? * 2"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(next)));
    }

    @Override
    public void runNow(String name) {
        started.add(name);
    }
}

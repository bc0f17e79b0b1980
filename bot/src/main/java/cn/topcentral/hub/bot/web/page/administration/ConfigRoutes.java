package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.page.When;
import cn.topcentral.hub.templates.page.administration.AboutPage;
import cn.topcentral.hub.templates.page.administration.AboutPage.Document;
import cn.topcentral.hub.templates.page.administration.ChannelsPage;
import cn.topcentral.hub.templates.text.ChineseTime;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /administration/channels} and {@code /administration/about}: what is connected, and which hub this is. */
final class ConfigRoutes implements Routes {
    private static final List<Document> DOCUMENTS = List.of(
            new Document("docs/pages.md", "每个页面做什么，谁能看"),
            new Document("docs/rights.md", "谁能看、谁能改"),
            new Document("docs/operations.md", "安装、备份、升级和排错"),
            new Document("docs/channels/", "每个渠道怎么接入"),
            new Document("docs/commands/", "在企业微信里能发的命令"),
            new Document("docs/alerts.md", "什么时候预警、怎么静默"));

    private final Frame frame;
    private final HubConfig config;
    private final String version;
    private final Clock clock;
    private final Instant started;

    ConfigRoutes(Frame frame, HubConfig config, String version, Clock clock) {
        this.frame = frame;
        this.config = config;
        this.version = version;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/administration/channels", frame.membersOnly().page(Role.ADMIN, this::channels));
        routes.get("/administration/about", frame.membersOnly().page(Role.ADMIN, this::about));
    }

    private void channels(Context context, Employee employee) {
        frame.show(context, employee, Optional.of(Place.ADMINISTRATION), new ChannelsPage(ChannelRows.of(config)));
    }

    private void about(Context context, Employee employee) {
        Instant now = clock.instant();
        frame.show(
                context,
                employee,
                Optional.of(Place.ADMINISTRATION),
                new AboutPage(
                        version,
                        Runtime.version().toString(),
                        When.of(started, now),
                        ChineseTime.length(Duration.between(started, now)),
                        DOCUMENTS));
    }
}

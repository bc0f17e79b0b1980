package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.config.DatabaseConfig;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.WebsiteConfig;
import cn.topcentral.hub.bot.config.MailConfig;
import cn.topcentral.hub.bot.config.PhoneConfig;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.config.ServerConfig;
import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.employee.Employee;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hub of the firm that the sample archives come from. */
final class SampleHub {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final BenchServer server;
    private final SampleArchive archive;

    SampleHub(BenchServer server, SampleArchive archive) {
        this.server = server;
        this.archive = archive;
    }

    /** Makes a database that knows us and every second customer. */
    void prepare(String database) {
        server.create(database);
        try (HubStorage storage = open(database)) {
            for (int i = 0; i < SampleConversations.EMPLOYEES; i++) {
                storage.employees().save(employee(SampleConversations.employee(i)));
            }
            for (int i = 0; i < SampleConversations.CONVERSATIONS; i++) {
                if (SampleConversations.known(i)) {
                    CustomerId customer = storage.customers().save(NewCustomer.named("宁波第" + i + "电器有限公司"));
                    storage.contactPoints().bind(archive.party(i), customer, Optional.empty());
                }
            }
        }
    }

    private static Employee employee(String userid) {
        return new Employee(
                userid,
                "销售" + userid.substring(userid.length() - 1),
                Employee.Role.REP,
                Optional.empty(),
                Optional.of(userid + "@" + EmailArchive.OWN_DOMAIN),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    HubStorage open(String database) {
        return HubStorage.open(config(database), HubStorage.As.OWNER);
    }

    HubConfig config(String database) {
        var address = server.config(database);
        return new HubConfig(
                new ServerConfig(0, Optional.empty()),
                Optional.of(
                        new DatabaseConfig(address.url(), address.user(), Optional.of(new Secret(address.password())))),
                server.directory().resolve("hub"),
                BenchServer.TENANT,
                ZoneId.of("Asia/Shanghai"),
                new WecomConfig(NOWHERE, NOWHERE, NOWHERE, Optional.empty(), Optional.empty(), Map.of()),
                new MailConfig(Set.of(EmailArchive.OWN_DOMAIN)),
                new PhoneConfig(Set.of(PhoneArchive.OWN_NUMBER), Optional.of("0574")), WebsiteConfig.NONE);
    }
}

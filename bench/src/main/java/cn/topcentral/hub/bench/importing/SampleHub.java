package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.HubConfigFile;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.Map;
import java.util.Optional;

/** The hub of the firm that the sample archives come from. */
final class SampleHub {
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
        return HubConfigFile.load(
                Optional.empty(),
                Map.of(
                        "HUB_DATABASE_URL",
                        address.url(),
                        "HUB_DATABASE_USER",
                        address.user(),
                        "HUB_DATABASE_PASSWORD",
                        address.password(),
                        "HUB_DATA_DIR",
                        server.directory().resolve("hub").toString(),
                        "HUB_TENANT",
                        BenchServer.TENANT,
                        "HUB_MAIL_OWN_DOMAINS",
                        EmailArchive.OWN_DOMAIN,
                        "HUB_PHONE_OWN_NUMBERS",
                        PhoneArchive.OWN_NUMBER,
                        "HUB_PHONE_AREA_CODE",
                        "0574"),
                server.directory());
    }
}

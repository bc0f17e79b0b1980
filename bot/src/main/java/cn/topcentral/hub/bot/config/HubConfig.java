package cn.topcentral.hub.bot.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Everything the hub is told from outside.
 *
 * @param server {@code server}: where the hub listens and how it is reached
 * @param database {@code database}: a PostgreSQL server; absent means the embedded one under {@code dataDirectory}
 * @param dataDirectory {@code data_dir}: folder of the embedded database and of attachments, absolute; default {@code ./data}. Whoever has to put it
 *     on another disk changes it
 * @param tenant {@code tenant}: id of the firm whose rows these are, default {@code T001}. Only a host running several firms on one database
 *     changes it, once, before the first start
 * @param timezone {@code timezone}: zone in which times are shown and days begin, default {@code Asia/Shanghai}
 * @param wecom {@code wecom}: the firm's WeCom; empty means that nobody can be talked to there
 * @param mail {@code mail}: which mail addresses are our own
 * @param phone {@code phone}: which numbers are our own
 * @param website {@code forms}, {@code chats}: what the hub offers to the firm's websites
 */
public record HubConfig(
        ServerConfig server,
        Optional<DatabaseConfig> database,
        Path dataDirectory,
        String tenant,
        ZoneId timezone,
        WecomConfig wecom,
        MailConfig mail,
        PhoneConfig phone,
        WebsiteConfig website) {

    static HubConfig read(ConfigSection root) {
        return new HubConfig(
                ServerConfig.read(root.section("server")),
                DatabaseConfig.read(root.section("database")),
                root.path("data_dir", Path.of("data")),
                root.text("tenant", TextRule.ID).orElse("T001"),
                root.zone("timezone").orElse(ZoneId.of("Asia/Shanghai")),
                WecomConfig.read(root.section("wecom")),
                MailConfig.read(root.section("mail")),
                PhoneConfig.read(root.section("phone")),
                WebsiteConfig.read(root));
    }
}

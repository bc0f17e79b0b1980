package cn.topcentral.hub.bot.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
 * @param extraction {@code extraction}: which files are fetched, and how much reading them may take
 * @param speech {@code speech}: the service that writes recordings down; absent means that they wait
 * @param analysis {@code analysis}: how the agents work
 * @param llm {@code llm}: the language model they may ask; absent means that rules and statistics do everything
 * @param alerts {@code alerts}: how people are told of risks
 * @param schedule {@code schedule}: when what is done by itself is done
 * @param api {@code api}: which programs may use the HTTP API
 * @param website {@code forms}, {@code chats}: what the hub offers to the firm's websites
 * @param hooks {@code hooks}: channels that push to {@code /hooks/NAME}, by name
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
        ExtractionConfig extraction,
        Optional<SpeechServiceConfig> speech,
        AnalysisConfig analysis,
        Optional<LlmConfig> llm,
        AlertsConfig alerts,
        ScheduleConfig schedule,
        ApiConfig api,
        WebsiteConfig website,
        Map<String, HookConfig> hooks) {
    public HubConfig {
        hooks = Map.copyOf(hooks);
    }

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
                ExtractionConfig.read(root.section("extraction")),
                SpeechServiceConfig.read(root.section("speech")),
                AnalysisConfig.read(root.section("analysis")),
                LlmConfig.read(root.section("llm")),
                AlertsConfig.read(root.section("alerts")),
                ScheduleConfig.read(root.section("schedule")),
                ApiConfig.read(root.section("api")),
                WebsiteConfig.read(root),
                root.named("hooks", List.of("type"), HookConfig::read));
    }
}

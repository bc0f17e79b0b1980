package cn.topcentral.hub.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mirror: a changed default or a renamed key fails here. */
class HubConfigTest {
    private static final Path FIXTURES = Path.of("src/test/resources/config").toAbsolutePath();

    @Test
    void defaultsServeAFirmInChinaOnOneMachine(@TempDir Path workingDirectory) {
        HubConfig config = HubConfigFile.load(Optional.empty(), Map.of(), workingDirectory);

        assertThat(config)
                .isEqualTo(new HubConfig(
                        new ServerConfig(8080, Optional.empty()),
                        Optional.empty(),
                        workingDirectory.resolve("data"),
                        "T001",
                        ZoneId.of("Asia/Shanghai"),
                        new WecomConfig(
                                URI.create("https://qyapi.weixin.qq.com"),
                                URI.create("https://open.weixin.qq.com"),
                                URI.create("https://login.work.weixin.qq.com"),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new MailConfig(Set.of()),
                        new PhoneConfig(Set.of(), Optional.empty()),
                        WebsiteConfig.NONE));
    }

    @Test
    void everyKeyReachesItsField() {
        HubConfig config =
                HubConfigFile.load(Optional.of(Path.of("everything.yaml")), Map.of("WECOM_SECRET", "s3cret"), FIXTURES);

        assertThat(config)
                .isEqualTo(new HubConfig(
                        new ServerConfig(9090, Optional.of(URI.create("https://hub.topcentral.example"))),
                        Optional.of(new DatabaseConfig(
                                "jdbc:postgresql://db.example.com:5433/hub",
                                "hub_owner",
                                Optional.of(new Secret("0123456")))),
                        FIXTURES.resolve("files"),
                        "T002",
                        ZoneId.of("Europe/Berlin"),
                        new WecomConfig(
                                URI.create("http://proxy.example.com:8081"),
                                URI.create("https://login.example.com"),
                                URI.create("https://scan.example.com"),
                                Optional.of("wx5823bf96d3bd56c7"),
                                Optional.of(new WecomApp(
                                        1000002,
                                        new Secret("s3cret"),
                                        new Secret("QDG6eK"),
                                        new Secret("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"))),
                                Map.of(
                                        "sales",
                                        new WecomGroup.Webhook(new Secret("693a91f6-7abc-4bc4-97a0-0ec2sifa5aaa")),
                                        "managers",
                                        new WecomGroup.AppChat("wrOgQhDgAAcwMTB7YmDkbeBsAAAA"))),
                        new MailConfig(Set.of("topcentral.cn", "topcentral.com")),
                        new PhoneConfig(Set.of("400-800-1234", "0574 8765 4321"), Optional.of("0574")),
                        new WebsiteConfig(
                                Map.of(
                                        "inquiry",
                                        new FormPageConfig(
                                                "询价",
                                                Optional.of("请留言"),
                                                "只用于回复",
                                                Set.of("https://www.topcentral.example"))),
                                Map.of(
                                        "www",
                                        new ChatSiteConfig(
                                                "咨询",
                                                "您好",
                                                Set.of("http://localhost:3000", "https://www.topcentral.example"))))));
    }

    @Test
    void noSecretShowsWhenTheConfigurationIsPrinted() {
        HubConfig config =
                HubConfigFile.load(Optional.of(Path.of("everything.yaml")), Map.of("WECOM_SECRET", "s3cret"), FIXTURES);

        assertThat(config.toString())
                .contains("***")
                .doesNotContain("s3cret", "0123456", "QDG6eK", "jWmYm7qr5nMoAUwZ", "693a91f6");
    }

    @Test
    void everyKeyCanBeSetByItsVariableAlone(@TempDir Path workingDirectory) {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("HUB_SERVER_PORT", "0"),
                Map.entry("HUB_SERVER_PUBLIC_URL", "https://a.example"),
                Map.entry("HUB_DATABASE_URL", "jdbc:postgresql://localhost/hub"),
                Map.entry("HUB_DATABASE_USER", "hub"),
                Map.entry("HUB_DATABASE_PASSWORD", "open sesame"),
                Map.entry("HUB_DATA_DIR", "elsewhere"),
                Map.entry("HUB_TENANT", "T9"),
                Map.entry("HUB_TIMEZONE", "UTC"),
                Map.entry("HUB_WECOM_API_BASE", "http://127.0.0.1:9"),
                Map.entry("HUB_WECOM_OAUTH_BASE", "http://127.0.0.1:8"),
                Map.entry("HUB_WECOM_LOGIN_BASE", "http://127.0.0.1:7"),
                Map.entry("HUB_WECOM_CORP_ID", "ww1"),
                Map.entry("HUB_WECOM_APP_AGENT_ID", "7"),
                Map.entry("HUB_WECOM_APP_SECRET", "x"),
                Map.entry("HUB_WECOM_APP_TOKEN", "y"),
                Map.entry("HUB_WECOM_APP_AES_KEY", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
                Map.entry("HUB_WECOM_GROUPS_SALES_EAST_WEBHOOK_KEY", "k"),
                Map.entry("HUB_WECOM_GROUPS_SALES_CHAT_ID", "c"),
                Map.entry("HUB_MAIL_OWN_DOMAINS", "a.cn, b.cn"),
                Map.entry("HUB_PHONE_OWN_NUMBERS", "4008001234"),
                Map.entry("HUB_PHONE_AREA_CODE", "021"));

        HubConfig config = HubConfigFile.load(Optional.empty(), environment, workingDirectory);

        assertThat(config.server()).isEqualTo(new ServerConfig(0, Optional.of(URI.create("https://a.example"))));
        assertThat(config.database())
                .contains(new DatabaseConfig(
                        "jdbc:postgresql://localhost/hub", "hub", Optional.of(new Secret("open sesame"))));
        assertThat(config.dataDirectory()).isEqualTo(workingDirectory.resolve("elsewhere"));
        assertThat(config.tenant()).isEqualTo("T9");
        assertThat(config.timezone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.wecom().loginBase()).isEqualTo(URI.create("http://127.0.0.1:7"));
        assertThat(config.wecom().app().orElseThrow().agentId()).isEqualTo(7);
        assertThat(config.wecom().groups())
                .containsEntry("sales_east", new WecomGroup.Webhook(new Secret("k")))
                .containsEntry("sales", new WecomGroup.AppChat("c"));
        assertThat(config.mail().ownDomains()).containsExactlyInAnyOrder("a.cn", "b.cn");
        assertThat(config.phone()).isEqualTo(new PhoneConfig(Set.of("4008001234"), Optional.of("021")));
    }

    @Test
    void sampleIsValidAndNamesEveryKey() throws Exception {
        Path docs = Path.of("..", "docs").toAbsolutePath();
        Path sample = docs.resolve("hub.sample.yaml");
        ConfigReading reading = new ConfigReading(
                "hub.sample.yaml",
                docs,
                docs,
                Map.of(
                        "HUB_DATABASE_PASSWORD", "p",
                        "HUB_WECOM_APP_SECRET", "s",
                        "HUB_WECOM_APP_TOKEN", "t",
                        "HUB_WECOM_APP_AES_KEY", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
                        "HUB_WECOM_GROUPS_SALES_WEBHOOK_KEY", "k"));
        HubConfigFile.read(reading, Optional.of(sample));

        assertThat(reading.problems()).isEmpty();
        String text = Files.readString(sample);
        assertThat(reading.knownKeys()).hasSizeGreaterThan(18).allSatisfy(key -> assertThat(text)
                .containsPattern("(?m)^ *(# )?" + lastPart(key) + ":"));
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}

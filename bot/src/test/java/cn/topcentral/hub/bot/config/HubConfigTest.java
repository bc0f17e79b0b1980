package cn.topcentral.hub.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.config.ApiConfig.Role;
import cn.topcentral.hub.connectors.email.MailTls;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mirror: a changed default or a renamed key fails here. */
class HubConfigTest {
    private static final String ARCHIVE_KEY = "-----BEGIN PRIVATE KEY-----\nbm8ga2V5\n-----END PRIVATE KEY-----";

    private static final Path FIXTURES = Path.of("src/test/resources/config").toAbsolutePath();

    @Test
    void defaultsServeAFirmInChinaOnOneMachine(@TempDir Path workingDirectory) {
        HubConfig config = HubConfigFile.load(Optional.empty(), Map.of(), workingDirectory);

        assertThat(config.server()).isEqualTo(new ServerConfig(8080, Optional.empty()));
        assertThat(config.database()).isEqualTo(Optional.empty());
        assertThat(config.dataDirectory()).isEqualTo(workingDirectory.resolve("data"));
        assertThat(config.tenant()).isEqualTo("T001");
        assertThat(config.timezone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(config.wecom())
                .isEqualTo(new WecomConfig(
                        URI.create("https://qyapi.weixin.qq.com"),
                        URI.create("https://open.weixin.qq.com"),
                        URI.create("https://login.work.weixin.qq.com"),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        assertThat(config.mail()).isEqualTo(new MailConfig(Set.of(), Map.of(), Optional.empty()));
        assertThat(config.phone()).isEqualTo(new PhoneConfig(Set.of(), Optional.empty()));
        assertThat(config.extraction()).isEqualTo(new ExtractionConfig(Set.of(), Set.of(), false, 200, 768, 120));
        assertThat(config.speech()).isEmpty();
        assertThat(config.alerts())
                .isEqualTo(new AlertsConfig(
                        "sales",
                        Set.of("A", "VIP", "重点", "战略"),
                        Duration.ofMinutes(2),
                        Duration.ofDays(1),
                        Duration.ofHours(2),
                        LocalTime.of(20, 0),
                        LocalTime.of(8, 30)));
        assertThat(config.schedule())
                .isEqualTo(new ScheduleConfig(
                        new Cron("0 9 * * *", "0 0 9 * * ?"),
                        new Cron("0 9 * * 1", "0 0 9 ? * 2"),
                        new Cron("0 9 1 * *", "0 0 9 1 * ?"),
                        new Cron("*/5 * * * *", "0 */5 * * * ?"),
                        new Cron("2-59/5 * * * *", "0 2-59/5 * * * ?"),
                        new Cron("35 8 * * 1-5", "0 35 8 ? * 2-6"),
                        new Cron("43 2 * * *", "0 43 2 * * ?")));
        assertThat(config.analysis()).isEqualTo(new AnalysisConfig(true, 2, Set.of(), Set.of()));
        assertThat(config.llm()).isEmpty();
        assertThat(config.api()).isEqualTo(new ApiConfig(Map.of()));
        assertThat(config.website()).isEqualTo(WebsiteConfig.NONE);
        assertThat(config.hooks()).isEmpty();
    }

    @Test
    void everyKeyReachesItsField() {
        HubConfig config =
                HubConfigFile.load(Optional.of(Path.of("everything.yaml")), Map.of("WECOM_SECRET", "s3cret"), FIXTURES);

        assertThat(config.server())
                .isEqualTo(new ServerConfig(9090, Optional.of(URI.create("https://hub.topcentral.example"))));
        assertThat(config.database())
                .isEqualTo(Optional.of(new DatabaseConfig(
                        "jdbc:postgresql://db.example.com:5433/hub", "hub_owner", Optional.of(new Secret("0123456")))));
        assertThat(config.dataDirectory()).isEqualTo(FIXTURES.resolve("files"));
        assertThat(config.tenant()).isEqualTo("T002");
        assertThat(config.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(config.wecom())
                .isEqualTo(new WecomConfig(
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
                                webhook("693a91f6-7abc-4bc4-97a0-0ec2sifa5aaa"),
                                "managers",
                                new WecomGroup(
                                        Optional.empty(),
                                        Optional.of("wrOgQhDgAAcwMTB7YmDkbeBsAAAA"),
                                        Optional.of("wrkSFfCgAAAA"),
                                        true)),
                        Optional.of(new WecomArchive(
                                new Secret("archive-secret"),
                                FIXTURES.resolve("lib/libWeWorkFinanceSdk_Java.so"),
                                Map.of(1, new Secret(ARCHIVE_KEY), 2, new Secret(ARCHIVE_KEY)),
                                Duration.ofSeconds(30),
                                Optional.of("socks5://10.0.0.1:8081"),
                                Optional.of(new Secret("hub:0123")))),
                        Optional.of(new WecomContacts(Duration.ofHours(12))),
                        Optional.of(new WecomRobot(
                                "aibRobot",
                                Set.of("沟通 助手"),
                                new WecomRobot.Way.Socket(
                                        URI.create("ws://127.0.0.1:9/robot"), new Secret("robot-secret")))),
                        Optional.of(new WecomStaff(Duration.ofDays(1)))));
        assertThat(config.mail())
                .isEqualTo(new MailConfig(
                        Set.of("topcentral.cn", "topcentral.com"),
                        Map.of(
                                "sales",
                                new MailAccountConfig(
                                        "imap.example.com",
                                        1143,
                                        MailTls.STARTTLS,
                                        "sales@topcentral.cn",
                                        new Secret("authcode16"),
                                        Duration.ofMinutes(10),
                                        Duration.ofSeconds(30),
                                        Set.of("inbox", "others", "客户来信"),
                                        Optional.of("寄出"),
                                        Optional.of("未寄"),
                                        false)),
                        Optional.of(new SmtpConfig(
                                "smtp.example.com",
                                1587,
                                MailTls.NONE,
                                Optional.of("reports@topcentral.cn"),
                                Optional.of(new Secret("authcode17")),
                                "reports@topcentral.cn"))));
        assertThat(config.phone())
                .isEqualTo(new PhoneConfig(Set.of("400-800-1234", "0574 8765 4321"), Optional.of("0574")));
        assertThat(config.extraction())
                .isEqualTo(new ExtractionConfig(
                        Set.of("files.example.com", "*.cdn.example.com"), Set.of("192.168.1.9"), true, 50, 1024, 60));
        assertThat(config.speech())
                .contains(new SpeechServiceConfig(
                        URI.create("https://asr.example.com/v1"),
                        Optional.of(new Secret("sk-4711")),
                        "sense-voice",
                        "en",
                        Optional.of("PCR-ABS, AUX"),
                        Duration.ofMinutes(15)));
        assertThat(config.alerts())
                .isEqualTo(new AlertsConfig(
                        "managers",
                        Set.of("S", "A"),
                        Duration.ofSeconds(30),
                        Duration.ofHours(4),
                        Duration.ofMinutes(45),
                        LocalTime.of(19, 30),
                        LocalTime.of(7, 45)));
        assertThat(config.schedule())
                .isEqualTo(new ScheduleConfig(
                        new Cron("5 8 * * *", "0 5 8 * * ?"),
                        new Cron("5 8 * * 0", "0 5 8 ? * 1"),
                        new Cron("5 8 2 * *", "0 5 8 2 * ?"),
                        new Cron("*/2 * * * *", "0 */2 * * * ?"),
                        new Cron("*/3 * * * *", "0 */3 * * * ?"),
                        new Cron("10 8 * * 1-6", "0 10 8 ? * 2-7"),
                        new Cron("1 4 * * *", "0 1 4 * * ?")));
        assertThat(config.analysis())
                .isEqualTo(new AnalysisConfig(false, 6, Set.of("AUX-0815", "抽屉料"), Set.of("鑫粒塑化")));
        assertThat(config.llm())
                .contains(new LlmConfig(
                        URI.create("https://llm.example.com/v1"),
                        Optional.of(new Secret("sk-4712")),
                        "qwen-max",
                        Duration.ofSeconds(90),
                        16,
                        "object",
                        new BigDecimal("120.5"),
                        new BigDecimal("2.4"),
                        new BigDecimal("9.6")));
        assertThat(config.api())
                .isEqualTo(new ApiConfig(Map.of(
                        "crm", new ApiConfig.Token(new Secret("dGhlLWNybS1zZWNyZXQ"), Role.INGEST),
                        "desk", new ApiConfig.Token(new Secret("dGhlLWRlc2stc2VjcmV0"), Role.ADMIN))));
        assertThat(config.website())
                .isEqualTo(new WebsiteConfig(
                        Map.of(
                                "inquiry",
                                new FormPageConfig(
                                        "询价", Optional.of("请留言"), "只用于回复", Set.of("https://www.topcentral.example"))),
                        Map.of(
                                "www",
                                new ChatSiteConfig(
                                        "咨询",
                                        "您好",
                                        Set.of("http://localhost:3000", "https://www.topcentral.example")))));
        assertThat(config.hooks())
                .isEqualTo(Map.of("hotline", new HookConfig("tinet", Map.of("secret", new Secret("path-secret")))));
    }

    @Test
    void noSecretShowsWhenTheConfigurationIsPrinted() {
        HubConfig config =
                HubConfigFile.load(Optional.of(Path.of("everything.yaml")), Map.of("WECOM_SECRET", "s3cret"), FIXTURES);

        assertThat(config.toString())
                .contains("***")
                .doesNotContain(
                        "s3cret",
                        "0123456",
                        "QDG6eK",
                        "jWmYm7qr5nMoAUwZ",
                        "693a91f6",
                        "authcode16",
                        "authcode17",
                        "dGhlLWNybS1z",
                        "sk-4711");
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
                Map.entry("HUB_MAIL_ACCOUNTS_SALES_HOST", "imap.a.cn"),
                Map.entry("HUB_MAIL_ACCOUNTS_SALES_USER", "sales@a.cn"),
                Map.entry("HUB_MAIL_ACCOUNTS_SALES_PASSWORD", "code"),
                Map.entry("HUB_MAIL_SMTP_HOST", "smtp.a.cn"),
                Map.entry("HUB_MAIL_SMTP_FROM", "reports@a.cn"),
                Map.entry("HUB_PHONE_OWN_NUMBERS", "4008001234"),
                Map.entry("HUB_PHONE_AREA_CODE", "021"),
                Map.entry("HUB_EXTRACTION_HOSTS", "a.example, *.b.example"),
                Map.entry("HUB_EXTRACTION_PLAIN_HTTP", "true"),
                Map.entry("HUB_SPEECH_BASE_URL", "http://127.0.0.1:9000/v1"),
                Map.entry("HUB_API_TOKENS_CRM_TOKEN", "0123456789abcdef"),
                Map.entry("HUB_API_TOKENS_CRM_ROLE", "read"));

        HubConfig config = HubConfigFile.load(Optional.empty(), environment, workingDirectory);

        assertThat(config.server()).isEqualTo(new ServerConfig(0, Optional.of(URI.create("https://a.example"))));
        assertThat(config.database())
                .contains(new DatabaseConfig(
                        "jdbc:postgresql://localhost/hub", "hub", Optional.of(new Secret("open sesame"))));
        assertThat(config.dataDirectory()).isEqualTo(workingDirectory.resolve("elsewhere"));
        assertThat(config.tenant()).isEqualTo("T9");
        assertThat(config.api().tokens())
                .containsExactly(Map.entry("crm", new ApiConfig.Token(new Secret("0123456789abcdef"), Role.READ)));
        assertThat(config.timezone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.wecom().loginBase()).isEqualTo(URI.create("http://127.0.0.1:7"));
        assertThat(config.wecom().app().orElseThrow().agentId()).isEqualTo(7);
        assertThat(config.wecom().groups())
                .containsEntry("sales_east", webhook("k"))
                .containsEntry("sales", new WecomGroup(Optional.empty(), Optional.of("c"), Optional.empty(), false));
        assertThat(config.extraction().hosts()).containsExactlyInAnyOrder("a.example", "*.b.example");
        assertThat(config.extraction().plainHttp()).isTrue();
        assertThat(config.speech())
                .contains(new SpeechServiceConfig(
                        URI.create("http://127.0.0.1:9000/v1"),
                        Optional.empty(),
                        "whisper-1",
                        "zh",
                        Optional.empty(),
                        Duration.ofMinutes(10)));
        assertThat(config.mail().ownDomains()).containsExactlyInAnyOrder("a.cn", "b.cn");
        assertThat(config.mail().accounts())
                .containsExactly(Map.entry(
                        "sales",
                        new MailAccountConfig(
                                "imap.a.cn",
                                993,
                                MailTls.TLS,
                                "sales@a.cn",
                                new Secret("code"),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(60),
                                Set.of("inbox", "sent"),
                                Optional.empty(),
                                Optional.empty(),
                                true)));
        assertThat(config.mail().smtp())
                .contains(new SmtpConfig(
                        "smtp.a.cn", 465, MailTls.TLS, Optional.empty(), Optional.empty(), "reports@a.cn"));
        assertThat(config.phone()).isEqualTo(new PhoneConfig(Set.of("4008001234"), Optional.of("021")));
    }

    @Test
    void sampleIsValidAndNamesEveryKey() throws Exception {
        Path docs = Path.of("..", "docs").toAbsolutePath();
        Path sample = docs.resolve("hub.sample.yaml");
        String text = Files.readString(sample);
        ConfigReading reading = new ConfigReading("hub.sample.yaml", docs, docs, variablesOf(text));
        HubConfigFile.read(reading, Optional.of(sample));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.knownKeys()).hasSizeGreaterThan(18).allSatisfy(key -> assertThat(text)
                .containsPattern("(?m)^ *(# )?" + lastPart(key) + ":"));
    }

    /** Every variable that the sample takes a secret from, set. */
    private static Map<String, String> variablesOf(String sample) {
        return Pattern.compile("\\$\\{(HUB_\\w+)}")
                .matcher(sample)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .collect(Collectors.toMap(name -> name, HubConfigTest::secret));
    }

    private static String secret(String variable) {
        if (variable.endsWith("AES_KEY")) {
            return "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
        }
        return variable.contains("_ARCHIVE_KEYS_") ? ARCHIVE_KEY : "s3crets3crets3crets3cret";
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static WecomGroup webhook(String key) {
        return new WecomGroup(Optional.of(new Secret(key)), Optional.empty(), Optional.empty(), false);
    }
}

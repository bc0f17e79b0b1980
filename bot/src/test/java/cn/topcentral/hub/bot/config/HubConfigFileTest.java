package cn.topcentral.hub.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubConfigFileTest {
    private static final Path FIXTURES = Path.of("src/test/resources/config").toAbsolutePath();

    @Test
    void unknownKeysAreReportedTogetherWithTheNearestKnownOnes() {
        assertThat(problemsOf("unknown-key.yaml"))
                .containsExactlyInAnyOrder(
                        "unknown-key.yaml:2: wecom.corpid is an unknown key; did you mean corp_id?",
                        "unknown-key.yaml:4: servr is an unknown key; did you mean server?");
    }

    @Test
    void everyWrongTypeIsReportedWithWhatWouldBeRight() {
        assertThat(problemsOf("wrong-types.yaml"))
                .containsExactlyInAnyOrder(
                        "wrong-types.yaml:2: server.port is 'eighty', which is no whole number; write a whole number from 0 to 65535",
                        "wrong-types.yaml:3: server.public_url is no web address; write http:// or https:// and a host, e.g. https://hub.example.com",
                        "wrong-types.yaml:4: database is a single value; write its keys below it, two spaces further in",
                        "wrong-types.yaml:5: timezone is 'Asia/Peking', which is no time zone; write a name like Asia/Shanghai or Europe/Berlin",
                        "wrong-types.yaml:8: mail.own_domains 'sales@topcentral.cn' is no mail domain; write only what follows the @, e.g. topcentral.cn",
                        "wrong-types.yaml:9: mail.own_domains has a section among its items; write a list of single values",
                        "wrong-types.yaml:11: phone.own_numbers 'none' is no phone number; write digits, e.g. 400-800-1234 or +86 574 8765 4321",
                        "wrong-types.yaml:12: phone.area_code is no Chinese area code; write it with its zero, e.g. 0574 or 021");
    }

    @Test
    void portOutOfRangeIsReported() {
        assertThat(problemsOf("port-out-of-range.yaml"))
                .containsExactly(
                        "port-out-of-range.yaml:1: server.port is 70000; write a whole number from 0 to 65535");
    }

    @Test
    void keyGivenTwiceIsReported() {
        assertThat(problemsOf("duplicate-key.yaml"))
                .containsExactly(
                        "duplicate-key.yaml:4: server.port is given twice, first on line 2; keep one of the two");
    }

    @Test
    void halfAnAppIsReportedKeyByKey() {
        assertThat(problemsOf("app-incomplete.yaml"))
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).contains("wecom.app.secret is missing"))
                .anySatisfy(problem -> assertThat(problem).contains("wecom.app.token is missing"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("wecom.app.aes_key is no EncodingAESKey: it has 8 characters; copy all 43"))
                .anySatisfy(problem -> assertThat(problem).contains("wecom.corp_id is missing"));
    }

    @Test
    void faultsOfTheArchiveAreReportedTogether() {
        assertThat(problemsOf("archive-faults.yaml"))
                .containsExactlyInAnyOrder(
                        "archive-faults.yaml:4: wecom.archive.keys.one is no number; write the number alone, e.g. 1",
                        "archive-faults.yaml:5: wecom.archive.keys.2 is no unencrypted PEM private key; write {file: path} to the file that openssl genrsa made",
                        "archive-faults.yaml:6: wecom.archive.interval is '5 minutes', which is no usable time; write a whole number and s, m, h or d, at least 10s, e.g. 5m",
                        "archive-faults.yaml:7: wecom.archive.proxy is no proxy address; write http://HOST:PORT or socks5://HOST:PORT, with user and password in proxy_login",
                        "archive-faults.yaml:3: wecom.archive.secret is missing; copy Secret from the console, 管理工具 → 聊天内容存档",
                        "archive-faults.yaml:9: wecom.contacts.interval is '1s', which is no usable time; write a whole number and s, m, h or d, at least 600s, e.g. 5m",
                        "archive-faults.yaml:2: wecom.corp_id is missing; copy 企业ID from the WeCom console (我的企业 → 企业信息); neither the app nor the archive works without it",
                        "archive-faults.yaml:2: wecom has contacts without app; give the app that may read them (wecom.app)");
    }

    @Test
    void groupIsReachedByExactlyOneWay() {
        assertThat(problemsOf("group-with-two-ways.yaml"))
                .containsExactlyInAnyOrder(
                        "group-with-two-ways.yaml:4: wecom.groups.sales has both webhook_key and chat_id; give webhook_key for a group robot, or chat_id for a group the app created",
                        "group-with-two-ways.yaml:7: wecom.groups.Sales East is no usable name; start with a letter and use a-z, 0-9 and _ only",
                        "group-with-two-ways.yaml:8: wecom.groups.empty has no way to be reached; give webhook_key for a group robot, chat_id for a group the app created, or robot_chat_id for one the intelligent robot is in");
    }

    @Test
    void tagThatNamesAJavaClassIsRefusedWithoutMakingTheObject() {
        assertThat(problemsOf("java-tag.yaml"))
                .singleElement()
                .asString()
                .contains("java-tag.yaml:1: tenant has the tag", "remove the tag");
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        assertThat(problemsOf("not-yaml.yaml")).singleElement().asString().startsWith("not-yaml.yaml:3: is not YAML: ");
    }

    @Test
    void listInsteadOfKeysIsReported() {
        assertThat(problemsOf("list-instead-of-keys.yaml"))
                .singleElement()
                .asString()
                .contains("holds a list instead of keys");
    }

    @Test
    void passwordInTheAddressIsRefusedAndNotRepeated() {
        assertThat(problemsOf("password-in-url.yaml"))
                .singleElement()
                .asString()
                .contains("database.url is no usable PostgreSQL address", "user and password in their own keys")
                .doesNotContain("open-sesame");
    }

    @Test
    void databaseWithoutUserIsReported() {
        assertThat(problemsOf("database-without-user.yaml"))
                .containsExactly(
                        "database-without-user.yaml:2: database.user is missing; write the role the hub logs in as");
    }

    @Test
    void secretThatCannotBeFoundIsReported() {
        assertThat(problemsOf("secret-file-missing.yaml"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("database.password refers to the file", "no/such/file, which cannot be read"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "wecom.groups.sales.webhook_key refers to the variable HUB_NOWHERE, which is not set"))
                .hasSize(2);
    }

    @Test
    void keyWithoutValueCountsAsNotGiven() {
        HubConfig config = HubConfigFile.load(Optional.of(Path.of("key-without-value.yaml")), Map.of(), FIXTURES);

        assertThat(config.server().port()).isEqualTo(8080);
        assertThat(config.database()).isEmpty();
        assertThat(config.wecom().corpId()).isEmpty();
    }

    @Test
    void fileInAnotherEncodingIsReported() {
        assertThat(problemsOf("gbk-encoding.yaml"))
                .containsExactly("gbk-encoding.yaml: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void namedFileMustExist() {
        assertThat(problemsOf("no-such.yaml"))
                .containsExactly("no-such.yaml: does not exist; check the path given by --config or HUB_CONFIG");
    }

    @Test
    void folderInsteadOfAFileIsReported(@TempDir Path folder) {
        assertThat(problems(Optional.of(folder), Map.of(), folder))
                .singleElement()
                .asString()
                .contains("cannot be read; check that it is a file");
    }

    @Test
    void fileAndVariablesAreJudgedTogether() {
        assertThat(problems(
                        Optional.of(Path.of("port-out-of-range.yaml")),
                        Map.of("HUB_TIMEZONE", "Mars", "HUB_WECOM_APP_SECERT", "x"),
                        FIXTURES))
                .containsExactlyInAnyOrder(
                        "port-out-of-range.yaml:1: server.port is 70000; write a whole number from 0 to 65535",
                        "HUB_TIMEZONE: timezone is 'Mars', which is no time zone; write a name like Asia/Shanghai or Europe/Berlin",
                        "HUB_WECOM_APP_SECERT: is a variable that sets nothing; did you mean HUB_WECOM_APP_SECRET?");
    }

    @Test
    void variableWinsOverTheFile() {
        HubConfig config = HubConfigFile.load(
                Optional.of(Path.of("port-out-of-range.yaml")), Map.of("HUB_SERVER_PORT", "8088"), FIXTURES);

        assertThat(config.server().port()).isEqualTo(8088);
    }

    @Test
    void variablesOfTheHubsOwnToolsAndOfKubernetesAreLeftAlone(@TempDir Path folder) {
        Map<String, String> environment = Map.of(
                "HUB_LOG", "DEBUG",
                "HUB_JAVA_OPTS", "-Xmx1g",
                "HUB_PORT", "tcp://10.0.0.1:8080",
                "HUB_SERVICE_HOST", "10.0.0.1",
                "HUB_DATABASE_URL", "");

        assertThat(HubConfigFile.load(Optional.empty(), environment, folder).database())
                .isEmpty();
    }

    @Test
    void fileInTheWorkingDirectoryIsTakenWithoutBeingNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("hub.yaml"), "tenant: T7\n");
        Path other = Files.writeString(folder.resolve("other.yaml"), "tenant: T8\n");

        assertThat(HubConfigFile.load(Optional.empty(), Map.of(), folder).tenant())
                .isEqualTo("T7");
        assertThat(HubConfigFile.load(Optional.empty(), Map.of("HUB_CONFIG", other.toString()), folder)
                        .tenant())
                .isEqualTo("T8");
    }

    @Test
    void dataDirectoryIsRelativeToTheFileAndNotToTheCaller(@TempDir Path folder) throws IOException {
        Path settings = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(settings.resolve("hub.yaml"), "data_dir: ./data\n");

        assertThat(HubConfigFile.load(Optional.of(Path.of("etc/hub.yaml")), Map.of(), folder)
                        .dataDirectory())
                .isEqualTo(settings.resolve("data"));
    }

    private static List<String> problemsOf(String fixture) {
        return problems(Optional.of(Path.of(fixture)), Map.of(), FIXTURES);
    }

    private static List<String> problems(Optional<Path> file, Map<String, String> environment, Path workingDirectory) {
        InvalidConfigException invalid = catchThrowableOfType(
                InvalidConfigException.class, () -> HubConfigFile.load(file, environment, workingDirectory));
        return invalid.problems().stream().map(ConfigProblem::toString).toList();
    }
}

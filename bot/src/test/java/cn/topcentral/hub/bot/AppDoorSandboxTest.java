package cn.topcentral.hub.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.HubConfigFile;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.sandbox.Sandbox;
import cn.topcentral.hub.sandbox.SandboxConfig;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.callback.Verification;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service against a WeCom that is as strict as the real one and was written from its documents alone. */
class AppDoorSandboxTest {
    private static final String REP = "zhangwei";

    /** Of the sandbox's enterprise, but not in our list of employees. */
    private static final String STRANGER = "lina";

    /** See every customer, so that every command has something to say; three, as WeCom drops what is more than 30 messages a minute for one. */
    private static final List<String> ADMINS = List.of("mayiming", "wangqiang", "chenjie");

    private static final String GROUP = "wrkSalesGroup";

    /** Every command with words that its answer must hold, through whatever door. */
    private static final Map<String, String> COMMANDS = commands();

    /** What is nobody's secret is answered in the group where it was asked. */
    private static final Set<String> OPEN = Set.of("/help", "/status", "/reply");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static HubData data;
    private static Sandbox sandbox;
    private static HubStorage storage;
    private static Hub hub;
    private static Customer aux;

    @BeforeAll
    static void start() throws IOException {
        data = new HubData(folder.resolve("files"));
        data.employees().save(HubData.employee(REP, "张伟", true));
        for (String userid : ADMINS) {
            data.employees()
                    .save(new Employee(
                            userid,
                            userid,
                            Employee.Role.ADMIN,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            true));
        }
        aux = data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
        fill();
        data.db().execute("UPDATE customers SET owner_userid = '" + REP + "'");
        sandbox = Sandbox.start(SandboxConfig.demo(Clock.systemUTC()));
        HubConfig config = config(freePort());
        storage = HubStorage.open(config, HubStorage.As.OWNER);
        hub = Hub.start(
                config,
                storage,
                // The data's time, but running, so that what is tried again later comes later.
                Clock.offset(
                        Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), HubData.NOON)),
                Optional.empty());
        sandbox.callbackUrl(hub.url().resolve("/wecom/callback"));
        await().atMost(LIMIT).until(() -> sandbox.robot().connected());
    }

    private static void fill() {
        data.customer("宁波奥克斯电气股份有限公司", "auxelectric.com");
        Customer longest = data.customer("格力电器" + "（珠海横琴新区）智能装备与再生材料研究院".repeat(4) + "有限公司", "gree.com");
        data.contact(aux, ContactPointKind.WECOM_EXTERNAL, "wm_li", "李工");
        data.contact(longest, ContactPointKind.WECOM_EXTERNAL, "wm_long", "欧阳".repeat(30));
        data.contact(aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        data.take(
                data.call(HubData.NOON.minus(Duration.ofDays(1)), "+8613800138000", "询价PCR-ABS，月需求50吨"),
                data.mail(HubData.NOON.minus(Duration.ofHours(5)), "zhang@auxgroup.com", "Re: 报价", "账期能否延长到60天？"),
                data.mail(
                        HubData.NOON.minus(Duration.ofHours(6)),
                        "a@gree.com",
                        "🎉".repeat(200),
                        "👨‍👩‍👧‍👦 <b>&amp;</b>\n".repeat(300)),
                data.mail(HubData.NOON.minus(Duration.ofHours(7)), "b@gree.com", "x".repeat(900), "y".repeat(5_000)));
        data.take(data.conversation(HubData.NOON.minus(Duration.ofHours(3)), 12, "wm_li", "李工"));
        data.take(data.conversation(HubData.NOON.minus(Duration.ofHours(9)), 120, "wm_long", "欧阳".repeat(30)));
    }

    private static Map<String, String> commands() {
        Map<String, String> commands = new LinkedHashMap<>();
        commands.put("/timeline 奥克斯空调", "奥克斯空调");
        commands.put("/customer 奥克斯空调", "奥克斯空调");
        commands.put("/search 账期", "账期");
        commands.put("/visit 奥克斯空调", "拜访");
        commands.put("/call 奥克斯空调 张经理来电催样品", "奥克斯空调");
        commands.put("/note 奥克斯空调 喜欢月结", "奥克斯空调");
        commands.put("/tasks", "待办");
        commands.put("/remind 奥克斯空调 明天上午9点 寄色板", "寄色板");
        commands.put("/done 999", "999");
        commands.put("/assign 999 张伟", "999");
        commands.put("/insight 奥克斯空调", "奥克斯空调");
        commands.put("/opps 奥克斯空调", "奥克斯空调");
        commands.put("/advice 奥克斯空调", "奥克斯空调");
        commands.put("/risks 奥克斯空调", "奥克斯空调");
        commands.put("/price 奥克斯空调", "单价");
        commands.put("/ask 奥克斯空调 账期谈到哪了", "账期能否延长到60天");
        commands.put("/report 日报", "日报");
        commands.put("/claim", "认领");
        commands.put("/bind 13900000000 奥克斯空调", "奥克斯空调");
        commands.put("/merge", "/合并");
        commands.put("/split", "/拆分");
        commands.put("/reply", "/回复");
        commands.put("/export 奥克斯空调", "media_id");
        commands.put("/silence 奥克斯空调 3天", "奥克斯空调");
        commands.put("/alert", "预警");
        commands.put("/status", "渠道");
        commands.put("/help", "/时间轴");
        return commands;
    }

    private static HubConfig config(int port) {
        Corp corp = Corp.demo();
        var server = data.db().config();
        return HubConfigFile.load(
                Optional.empty(),
                Map.ofEntries(
                        Map.entry("HUB_SERVER_PORT", Integer.toString(port)),
                        Map.entry("HUB_SERVER_PUBLIC_URL", "http://127.0.0.1:" + port),
                        Map.entry("HUB_DATABASE_URL", server.url()),
                        Map.entry("HUB_DATABASE_USER", server.user()),
                        Map.entry("HUB_DATA_DIR", folder.resolve("data").toString()),
                        Map.entry("HUB_WECOM_API_BASE", sandbox.url().toString()),
                        Map.entry("HUB_WECOM_OAUTH_BASE", sandbox.url().toString()),
                        Map.entry("HUB_WECOM_LOGIN_BASE", sandbox.url().toString()),
                        Map.entry("HUB_WECOM_CORP_ID", corp.corpId()),
                        Map.entry("HUB_WECOM_APP_AGENT_ID", Integer.toString(corp.agentId())),
                        Map.entry("HUB_WECOM_APP_SECRET", corp.secret()),
                        Map.entry("HUB_WECOM_APP_TOKEN", corp.token()),
                        Map.entry("HUB_WECOM_APP_AES_KEY", corp.encodingAesKey()),
                        Map.entry(
                                "HUB_WECOM_ROBOT_BOT_ID",
                                corp.robot().orElseThrow().id()),
                        Map.entry(
                                "HUB_WECOM_ROBOT_SECRET",
                                corp.robot().orElseThrow().secret()),
                        Map.entry(
                                "HUB_WECOM_ROBOT_WS_URL", sandbox.robot().url().toString()),
                        Map.entry("HUB_WECOM_GROUPS_SALES_ROBOT_CHAT_ID", GROUP),
                        Map.entry("HUB_MAIL_OWN_DOMAINS", "topcentral.cn"),
                        Map.entry("HUB_PHONE_OWN_NUMBERS", "400-800-1234"),
                        Map.entry("HUB_PHONE_AREA_CODE", "0574"),
                        Map.entry("HUB_ANALYSIS_ENABLED", "false")),
                folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void endTroubleAndExpectPerfectMessages() {
        sandbox.faults().clear();
        assertThat(sandbox.sent()).allSatisfy(sent -> assertThat(sent.warnings())
                .as("what WeCom would cut off")
                .isEmpty());
    }

    @AfterAll
    static void stop() {
        hub.close();
        storage.close();
        sandbox.close();
        data.close();
    }

    @Test
    void everyCommandAnswersInTheApp() throws Exception {
        for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
            long before = last();
            sandbox.say(ADMINS.get(0), command.getKey()).get();
            answered(command, before, sent -> sent.to().equals(ADMINS.get(0)));
        }
    }

    @Test
    void everyCommandAnswersTheRobotsPartner() throws Exception {
        for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
            long before = last();
            sandbox.robot().say(ADMINS.get(0), command.getKey()).get();
            answered(
                    command,
                    before,
                    sent -> sent.channel() == SentMessage.Channel.ROBOT
                            && sent.to().equals(ADMINS.get(0)));
        }
    }

    /** The person reads the answer alone, the group that they did; what is nobody's secret is answered in the group. */
    @Test
    void whatIsAskedInAGroupIsAnsweredToWhoeverMayReadIt() throws Exception {
        int asked = 0;
        for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
            long before = last();
            String asking = ADMINS.get(1 + asked++ % 2);
            sandbox.robot()
                    .sayInGroup(asking, GROUP, "@沟通助手\u2005" + command.getKey())
                    .get();
            boolean open = OPEN.contains(command.getKey().split(" ", -1)[0]);
            answered(command, before, sent -> sent.to().equals(open ? GROUP : asking));
            if (!open) {
                SentMessage told = sandbox.awaitSent(
                                sent -> sent.number() > before && sent.to().equals(GROUP), LIMIT)
                        .orElseThrow(() -> new AssertionError("The group was not told of " + command.getKey()));
                assertThat(told.content().toString()).contains("私发").doesNotContain("奥克斯");
            }
        }
        assertThat(sandbox.robot().refusals()).isEmpty();
    }

    private static void answered(Map.Entry<String, String> command, long before, Predicate<SentMessage> where)
            throws InterruptedException {
        Optional<SentMessage> answer = sandbox.awaitSent(
                sent -> sent.number() > before
                        && where.test(sent)
                        && sent.content().toString().contains(command.getValue()),
                LIMIT);
        assertThat(answer)
                .as(() -> command.getKey() + " was answered with "
                        + sandbox.sent().stream()
                                .filter(sent -> sent.number() > before)
                                .map(sent -> sent.to() + ": " + sent.content())
                                .toList())
                .isPresent();
        assertThat(answer.get().warnings()).isEmpty();
    }

    @Test
    void theConsoleAcceptsTheCallbackUrl() {
        assertThat(sandbox.verifyCallback()).extracting(Verification::ok).isEqualTo(true);
    }

    @Test
    void theTimelineOfACustomerComesAsACardThatLeadsToItsPage() throws Exception {
        SentMessage card = ask(REP, "/timeline 奥克斯空调");

        assertThat(card.msgtype()).isEqualTo("template_card");
        assertThat(card.content().at("/main_title/title").asText()).contains("奥克斯空调");
        assertThat(card.content().at("/card_action/url").asText()).isEqualTo(hub.url() + "/c/" + aux.id());
        assertThat(card.content().toString()).contains("12条 09:00–09:11", "张经理");
    }

    @ParameterizedTest
    @CsvSource({
        "/时间轴 奥克斯空调 近30天 电话, 共 1 条",
        "宁波奥克斯空调有限公司, 共 14 条",
        "/客户 奥克斯空调, 李工",
        "/搜索 账期, 账期",
        "/帮助, /时间轴",
        "/help 时间轴, /timeline",
        "/timelin 奥克斯, /timeline",
        "/timeline 格力电器, 格力电器",
        "/客户 格力电器, 格力电器",
        "/搜索 y, y",
        "/timeline 没有这家公司, 没有",
        "/timeline, 请写上客户名"
    })
    void everyLineIsAnswered(String line, String part) throws Exception {
        assertThat(ask(REP, line).content().toString()).contains(part);
    }

    @Test
    void aTapOnASuggestionGivesTheTimeline() throws Exception {
        SentMessage suggestions = ask(REP, "/timeline 宁波奥克斯");
        assertThat(suggestions.content().at("/card_type").asText()).isEqualTo("button_interaction");
        Entry card = sandbox.conversation(REP).stream()
                .filter(entry -> entry.msgid().equals(suggestions.msgid()))
                .findFirst()
                .orElseThrow();

        Delivery tap =
                sandbox.click(REP, card.id(), "timeline:" + aux.id(), List.of()).get();

        assertThat(tap.problem()).isEmpty();
        assertThat(answerAfter(suggestions.number(), REP)
                        .content()
                        .at("/main_title/title")
                        .asText())
                .contains("奥克斯空调");
    }

    @Test
    void aTokenThatWasRevokedEarlyIsFetchedAnewAndTheAnswerArrives() throws Exception {
        ask(REP, "/帮助");
        int before = tokensFetched();
        sandbox.revokeToken();

        assertThat(ask(REP, "/客户 奥克斯空调").msgtype()).isEqualTo("template_card");
        assertThat(tokensFetched()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void whenTheApiIsBrokenTheAnswerArrivesLater(int status) throws Exception {
        sandbox.faults().failNext(1, status);
        assertThat(ask(REP, "/客户 奥克斯空调").content().toString()).contains("奥克斯空调");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45033})
    void whenTheApiIsBusyTheAnswerArrivesLater(int errcode) throws Exception {
        sandbox.faults().errorNext(errcode, 2);
        assertThat(ask(REP, "/客户 奥克斯空调").content().toString()).contains("奥克斯空调");
    }

    @Test
    void whenTheApiIsSlowTheCallbackIsStillAcknowledgedAtOnce() throws Exception {
        sandbox.faults().apiDelay(Duration.ofSeconds(2));
        assertThat(ask(REP, "/客户 奥克斯空调").content().toString()).contains("奥克斯空调");
    }

    @Test
    void aStrangerIsToldWhatToDo() throws Exception {
        for (String line : List.of("/timeline 奥克斯空调", "奥克斯空调", "/帮助", "/nonsense")) {
            assertThat(ask(STRANGER, line).content().at("/content").asText())
                    .contains(STRANGER, "请联系管理员")
                    .doesNotContain("奥克斯");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxwork/4.1.36 MicroMessenger/7.0.1", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140"})
    void thePageOpensAfterTheLogInAtWeCom(String browser) throws Exception {
        HttpResponse<String> page = open(REP, browser);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(hub.url().resolve("/c/" + aux.id()));
        assertThat(page.body()).contains("宁波奥克斯空调有限公司", "账期能否延长到60天");
    }

    @Test
    void aStrangerDoesNotGetIn() throws Exception {
        HttpResponse<String> page = open(STRANGER, "wxwork/4.1.36");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).doesNotContain("账期");
    }

    private static HttpResponse<String> open(String userid, String browser) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        HttpCookie player = new HttpCookie("sandbox_user", userid);
        player.setPath("/");
        player.setVersion(0);
        cookies.getCookieStore().add(sandbox.url(), player);
        HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        return http.send(
                HttpRequest.newBuilder(hub.url().resolve("/c/" + aux.id()))
                        .header("User-Agent", browser)
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What the member gets to read; the callback itself must have been acknowledged at the first try. */
    private static SentMessage ask(String userid, String line) throws InterruptedException, ExecutionException {
        long before = last();
        Delivery delivery = sandbox.say(userid, line).get();
        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.problem()).isEmpty();
        return answerAfter(before, userid);
    }

    private static SentMessage answerAfter(long number, String userid) throws InterruptedException {
        return sandbox.awaitSent(sent -> sent.number() > number && sent.to().equals(userid), LIMIT)
                .orElseThrow(() -> new AssertionError("No answer within " + LIMIT));
    }

    private static long last() {
        List<SentMessage> sent = new ArrayList<>(sandbox.sent());
        return sent.isEmpty() ? 0 : sent.get(sent.size() - 1).number();
    }

    private static int tokensFetched() {
        return sandbox.calls().getOrDefault("/cgi-bin/gettoken", 0);
    }
}

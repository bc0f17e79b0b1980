package cn.topcentral.hub.sandbox;

import static cn.topcentral.hub.sandbox.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.sandbox.chat.SentMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxApiTest {
    private static final String KEY = "3b1f6a52-0c6e-4a9d-9a57-5f2a1c8e7d40";
    private static final String TEXT = "{'content':'你好'}";

    private final MovedClock clock = new MovedClock();
    private final Sandbox sandbox;
    private final Visitor visitor;

    SandboxApiTest() {
        sandbox = Sandbox.start(SandboxConfig.demo(clock));
        visitor = new Visitor(sandbox);
    }

    @BeforeEach
    void callbackUrlIsKnown() {
        sandbox.callbackUrl(URI.create("http://127.0.0.1:9/callback"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static int code(JsonNode answer) {
        return answer.path("errcode").asInt(-99);
    }

    private static String buttons(String taskId) {
        return "{'card_type':'button_interaction','task_id':'" + taskId
                + "','main_title':{'title':'风险'},'button_list':[{'text':'确认','style':9,'key':'ok'}]}";
    }

    // Tokens

    @Test
    void tokenStaysTheSameForItsLifeAndThenExpires() {
        String first = visitor.token();
        clock.move(Duration.ofMinutes(119));
        assertThat(visitor.token()).isEqualTo(first);
        clock.move(Duration.ofMinutes(1));
        assertThat(code(visitor.get("/cgi-bin/department/list?access_token=" + first)))
                .isEqualTo(42001);
        assertThat(visitor.token()).isNotEqualTo(first);
        assertThat(sandbox.calls()).containsEntry("/cgi-bin/gettoken", 3);
    }

    @Test
    void revokedTokenAnswers40014UntilANewOneIsFetched() {
        String token = visitor.token();
        sandbox.revokeToken();
        assertThat(code(visitor.get("/cgi-bin/user/get?userid=lina&access_token=" + token)))
                .isEqualTo(40014);
        assertThat(code(visitor.get("/cgi-bin/user/get?userid=lina&access_token=" + visitor.token())))
                .isZero();
    }

    @Test
    void badCredentialsAndMissingTokenHaveTheirCodes() {
        assertThat(code(visitor.get("/cgi-bin/gettoken?corpid=wrong&corpsecret=x")))
                .isEqualTo(40013);
        assertThat(code(visitor.get("/cgi-bin/gettoken?corpid=ww5a4d8e1f2b3c6d70&corpsecret=x")))
                .isEqualTo(40001);
        assertThat(code(visitor.get("/cgi-bin/department/list"))).isEqualTo(41001);
    }

    // message/send

    @Test
    void partlyInvalidReceiversAreReportedInLowerCase() {
        JsonNode answer = visitor.send("ZhangWei|Nobody|Ghost", "text", TEXT);
        assertThat(code(answer)).isZero();
        assertThat(answer.path("invaliduser").asText()).isEqualTo("nobody|ghost");
        assertThat(answer.path("msgid").asText()).isNotEmpty();
        assertThat(sandbox.sent()).extracting(SentMessage::to).containsExactly("zhangwei");
    }

    @Test
    void receiversMustExist() {
        assertThat(code(visitor.send("nobody", "text", TEXT))).isEqualTo(81013);
        assertThat(code(visitor.send("", "text", TEXT))).isEqualTo(82001);
        assertThat(code(visitor.send("x|".repeat(1001), "text", TEXT))).isEqualTo(40032);
        assertThat(sandbox.sent()).isEmpty();
    }

    @Test
    void everybodyAndDepartmentsAreReached() {
        visitor.send("@all", "text", TEXT);
        assertThat(sandbox.sent()).hasSize(5);
        visitor.api("message/send", "{'toparty':'2|77','agentid':1000002,'msgtype':'text','text':" + TEXT + "}");
        assertThat(sandbox.sent()).hasSize(6).last().extracting(SentMessage::to).isEqualTo("zhangwei");
    }

    @ParameterizedTest
    @CsvSource({"1000003, 301002", "0, 40056", "'\"1000002\"', 40056"})
    void agentMustBeOurs(String agent, int expected) {
        String request = "{'touser':'lina','agentid':" + agent + ",'msgtype':'text','text':" + TEXT + "}";
        assertThat(code(visitor.api("message/send", request))).isEqualTo(expected);
    }

    @Test
    void longTextIsCutOnACharacterBoundaryAndLongMarkdownRefused() {
        visitor.send("lina", "text", "{'content':'" + "汉".repeat(700) + "'}");
        assertThat(sandbox.sent().get(0).content().path("content").asText()).isEqualTo("汉".repeat(682));
        visitor.send("lina", "text", "{'content':'x" + "😀".repeat(600) + "'}");
        assertThat(sandbox.sent().get(1).content().path("content").asText()).isEqualTo("x" + "😀".repeat(511));
        assertThat(code(visitor.send("lina", "markdown", "{'content':'" + "汉".repeat(683) + "'}")))
                .isEqualTo(45002);
    }

    @Test
    void thirtyFirstMessageInAMinuteIsDroppedSilently() {
        for (int i = 0; i < 31; i++) {
            assertThat(code(visitor.send("lina", "text", "{'content':'" + i + "'}")))
                    .isZero();
        }
        assertThat(sandbox.sent()).hasSize(30);
        visitor.send("zhangwei", "text", TEXT);
        clock.move(Duration.ofMinutes(1));
        visitor.send("lina", "text", TEXT);
        assertThat(sandbox.sent()).hasSize(32);
    }

    @Test
    void duplicateCheckDeliversIdenticalRequestsOnce() {
        String request = "{'touser':'lina','agentid':1000002,'msgtype':'text','text':" + TEXT
                + ",'enable_duplicate_check':1,'duplicate_check_interval':600}";
        JsonNode first = visitor.api("message/send", request);
        assertThat(visitor.api("message/send", request)).isEqualTo(first);
        assertThat(sandbox.sent()).hasSize(1);
        clock.move(Duration.ofMinutes(10));
        visitor.api("message/send", request);
        assertThat(sandbox.sent()).hasSize(2);
    }

    @Test
    void escapedCharactersAreRefusedButEscapedBackslashesAreNot() {
        assertThat(code(visitor.send("lina", "text", "{'content':'\\u4f60'}"))).isEqualTo(40033);
        assertThat(code(visitor.send("lina", "text", "{'content':'C:\\\\u4f60'}")))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sticker|{}|40008",
                "text|{'content':' '}|44004",
                "image|{'media_id':'nothing'}|40007",
                "textcard|{'title':'t','description':'d','url':'ftp://x'}|40058",
                "news|{'articles':[]}|45008",
                "miniprogram_notice|{'appid':'a','title':'短'}|40058"
            })
    void contentsAreChecked(String msgtype, String content, int expected) {
        assertThat(code(visitor.send("lina", msgtype, content.replace('\'', '"'))))
                .isEqualTo(expected);
    }

    @Test
    void bodyMustBeAJsonObject() {
        assertThat(code(visitor.api("message/send", "[1]"))).isEqualTo(40058);
        assertThat(code(visitor.api("message/send", "{'touser'"))).isEqualTo(40058);
    }

    // Template cards

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card_type|{'card_type':'poster'}",
                "card_action|{'card_type':'text_notice','main_title':{'title':'t'}}",
                "main_title.title|{'card_type':'text_notice','card_action':{'type':1,'url':'https://a'}}",
                "card_action.url|{'card_type':'text_notice','main_title':{'title':'t'},'card_action':{'type':1,'url':'a.com'}}",
                "jump_list|{'card_type':'text_notice','main_title':{'title':'t'},'card_action':{'type':1,'url':'https://a'},'jump_list':[{},{},{},{}]}",
                "task_id|{'card_type':'text_notice','main_title':{'title':'t'},'card_action':{'type':1,'url':'https://a'},'action_menu':{'action_list':[{'text':'a','key':'k'}]}}",
                "card_image|{'card_type':'news_notice','main_title':{'title':'t'},'card_action':{'type':1,'url':'https://a'}}",
                "emphasis_content|{'card_type':'news_notice','main_title':{'title':'t'},'emphasis_content':{'title':'9'},'card_image':{'url':'https://a'},'card_action':{'type':1,'url':'https://a'}}",
                "aspect_ratio|{'card_type':'news_notice','main_title':{'title':'t'},'card_image':{'url':'https://a','aspect_ratio':3.0},'card_action':{'type':1,'url':'https://a'}}",
                "task_id|{'card_type':'button_interaction','task_id':'a b','main_title':{'title':'t'},'button_list':[{'text':'a','key':'k'}]}",
                "button_list|{'card_type':'button_interaction','task_id':'t','main_title':{'title':'t'},'button_list':[]}",
                "button_list[1].key|{'card_type':'button_interaction','task_id':'t','main_title':{'title':'t'},'button_list':[{'text':'a','key':'k'},{'text':'b','key':'k'}]}",
                "jump_list|{'card_type':'button_interaction','task_id':'t','main_title':{'title':'t'},'jump_list':[],'button_list':[{'text':'a','key':'k'}]}",
                "horizontal_content_list[0].userid|{'card_type':'button_interaction','task_id':'t','main_title':{'title':'t'},'horizontal_content_list':[{'keyname':'k','type':3}],'button_list':[{'text':'a','key':'k'}]}",
                "option_list[1].id|{'card_type':'vote_interaction','task_id':'t','main_title':{'title':'t'},'checkbox':{'question_key':'q','option_list':[{'id':'1','text':'a'},{'id':'1','text':'b'}]},'submit_button':{'key':'s'}}",
                "submit_button|{'card_type':'vote_interaction','task_id':'t','main_title':{'title':'t'},'checkbox':{'question_key':'q','option_list':[{'id':'1','text':'a'}]}}",
                "select_list|{'card_type':'multiple_interaction','task_id':'t','main_title':{'title':'t'},'submit_button':{'key':'s'}}"
            })
    void brokenCardIsRefusedNamingTheField(String fieldAndCard) {
        int bar = fieldAndCard.indexOf('|');
        JsonNode answer = visitor.send("lina", "template_card", fieldAndCard.substring(bar + 1));
        assertThat(code(answer)).isEqualTo(40058);
        assertThat(answer.path("errmsg").asText()).contains(fieldAndCard.substring(0, bar));
        assertThat(sandbox.sent()).isEmpty();
    }

    @Test
    void goodCardsOfAllFiveTypesAreDelivered() {
        String action = "'card_action':{'type':1,'url':'https://a.example'}";
        visitor.send("lina", "template_card", "{'card_type':'text_notice','sub_title_text':'s'," + action + "}");
        visitor.send(
                "lina",
                "template_card",
                "{'card_type':'news_notice','main_title':{'title':'t'},'card_image':{'url':'https://a','aspect_ratio':1.3},"
                        + action + "}");
        visitor.send("lina", "template_card", buttons("b"));
        visitor.send(
                "lina",
                "template_card",
                "{'card_type':'vote_interaction','task_id':'v','main_title':{'title':'t'},'checkbox':{'question_key':'q','option_list':[{'id':'1','text':'a'}]},'submit_button':{'key':'s'}}");
        visitor.send(
                "lina",
                "template_card",
                "{'card_type':'multiple_interaction','task_id':'m','main_title':{'title':'t'},'select_list':[{'question_key':'q','selected_id':'zz','option_list':[{'id':'1','text':'a'}]}],'submit_button':{'key':'s'}}");
        assertThat(sandbox.sent()).hasSize(5).allMatch(sent -> sent.warnings().isEmpty());
        assertThat(sandbox.sent())
                .extracting(sent -> sent.responseCode().isEmpty())
                .containsExactly(true, true, false, false, false);
        assertThat(sandbox.sent().get(2).content().at("/button_list/0/style").asInt())
                .as("a style outside 1-4 counts as 1")
                .isEqualTo(1);
        assertThat(sandbox.sent()
                        .get(4)
                        .content()
                        .at("/select_list/0/selected_id")
                        .asText())
                .as("an unknown selected_id falls back to the first option")
                .isEqualTo("1");
    }

    @Test
    void overlongCardTextOnlyWarns() {
        visitor.send("lina", "template_card", buttons("b").replace("风险", "很".repeat(40)));
        assertThat(sandbox.sent().get(0).warnings()).singleElement().asString().contains("main_title.title");
    }

    @Test
    void interactiveCardNeedsACallbackUrl() {
        try (Sandbox deaf = Sandbox.start(SandboxConfig.demo(clock))) {
            assertThat(code(new Visitor(deaf).send("lina", "template_card", buttons("b"))))
                    .isEqualTo(43012);
        }
    }

    @Test
    void taskIdIsUsedOnce() {
        assertThat(code(visitor.send("lina", "template_card", buttons("b")))).isZero();
        assertThat(code(visitor.send("lina", "template_card", buttons("b")))).isEqualTo(40058);
    }

    @Test
    void responseCodeUpdatesOnceAndForADay() {
        String code = visitor.send("lina|zhangwei", "template_card", buttons("b"))
                .path("response_code")
                .asText();
        String update = "{'userids':['LINA','Ghost'],'agentid':1000002,'response_code':'" + code
                + "','button':{'replace_name':'已确认'}}";
        JsonNode answer = visitor.api("message/update_template_card", update);
        assertThat(code(answer)).isZero();
        assertThat(answer.path("invaliduser")).hasSize(1).first().hasToString("\"ghost\"");
        assertThat(sandbox.conversation("lina").get(0).buttonText()).contains("已确认");
        assertThat(sandbox.conversation("zhangwei").get(0).buttonText()).isEmpty();
        assertThat(code(visitor.api("message/update_template_card", update))).isEqualTo(60140);

        String late = visitor.send("lina", "template_card", buttons("c"))
                .path("response_code")
                .asText();
        clock.move(Duration.ofHours(24));
        assertThat(code(visitor.api("message/update_template_card", update.replace(code, late))))
                .isEqualTo(60140);
    }

    @Test
    void cardTurnsIntoAnotherCardForAll() {
        String code = visitor.send("@all", "template_card", buttons("b"))
                .path("response_code")
                .asText();
        String head = "{'atall':1,'agentid':1000002,'response_code':'" + code + "'";
        assertThat(code(visitor.api("message/update_template_card", head + "}")))
                .isEqualTo(40058);
        JsonNode answer = visitor.api(
                "message/update_template_card",
                head
                        + ",'template_card':{'card_type':'button_interaction','main_title':{'title':'已处理'},'button_list':[{'text':'x','key':'x'}],'replace_text':'王强已处理'}}");
        assertThat(code(answer)).isZero();
        assertThat(sandbox.conversation("wangqiang")
                        .get(0)
                        .content()
                        .at("/main_title/title")
                        .asText())
                .isEqualTo("已处理");
        assertThat(sandbox.conversation("wangqiang")
                        .get(0)
                        .content()
                        .path("task_id")
                        .asText())
                .isEqualTo("b");
        assertThat(sandbox.sent().get(0).content().at("/main_title/title").asText())
                .as("what was sent stays as it was sent")
                .isEqualTo("风险");
    }

    @Test
    void messageIsRecalledWithinADayOnly() {
        String recall =
                "{'msgid':'" + visitor.send("lina", "text", TEXT).path("msgid").asText() + "'}";
        assertThat(code(visitor.api("message/recall", recall))).isZero();
        assertThat(sandbox.conversation("lina").get(0).recalled()).isTrue();
        assertThat(code(visitor.api("message/recall", recall))).isEqualTo(40058);
        String old =
                "{'msgid':'" + visitor.send("lina", "text", TEXT).path("msgid").asText() + "'}";
        clock.move(Duration.ofHours(24));
        assertThat(code(visitor.api("message/recall", old))).isEqualTo(40058);
    }

    // Webhook

    private JsonNode hook(String msgtype, String content) {
        return visitor.post(
                "/cgi-bin/webhook/send?key=" + KEY, "{'msgtype':'" + msgtype + "','" + msgtype + "':" + content + "}");
    }

    @Test
    void webhookTakesTwentyAMinute() {
        for (int i = 0; i < 20; i++) {
            assertThat(code(hook("text", TEXT))).isZero();
        }
        assertThat(code(hook("text", TEXT))).isEqualTo(45009);
        clock.move(Duration.ofMinutes(1));
        assertThat(code(hook("markdown_v2", "{'content':'| a |'}"))).isZero();
        assertThat(sandbox.sent()).hasSize(21).allMatch(sent -> sent.to().equals("销售群"));
    }

    @Test
    void webhookRefusesWrongKeysAndContents() {
        assertThat(code(visitor.post("/cgi-bin/webhook/send?key=wrong", "{}"))).isEqualTo(93000);
        assertThat(code(hook("text", "{'content':'" + "汉".repeat(683) + "'}"))).isEqualTo(40058);
        assertThat(code(hook("markdown", "{'content':'" + "汉".repeat(1366) + "'}")))
                .isEqualTo(40058);
        assertThat(code(hook("image", "{'base64':'/9j/4AAQ','md5':'0'}"))).isEqualTo(40058);
        assertThat(code(hook("news", "{'articles':[]}"))).isEqualTo(45008);
        assertThat(code(hook("template_card", buttons("b")))).isEqualTo(40058);
        assertThat(code(hook("file", "{'media_id':'x'}"))).isEqualTo(40007);
        assertThat(sandbox.sent()).isEmpty();
    }

    @Test
    void webhookFileBelongsToItsRobotAlone() {
        byte[] bytes = "客户,次数\n".getBytes(StandardCharsets.UTF_8);
        String own = visitor.upload("/cgi-bin/webhook/upload_media?type=file&key=" + KEY, "日报.csv", bytes)
                .path("media_id")
                .asText();
        assertThat(code(hook("file", "{'media_id':'" + own + "'}"))).isZero();
        assertThat(code(visitor.send("lina", "file", "{'media_id':'" + own + "'}")))
                .isEqualTo(40007);
    }

    // Groups of the app

    @Test
    void groupIsMadeChangedReadAndWrittenTo() {
        String create = "{'name':'奥克斯项目','owner':'wangqiang','userlist':['wangqiang','lina'],'chatid':'aux1'}";
        assertThat(visitor.api("appchat/create", create).path("chatid").asText())
                .isEqualTo("aux1");
        assertThat(code(visitor.api("appchat/create", create))).isEqualTo(86215);
        assertThat(code(visitor.api(
                        "appchat/update",
                        "{'chatid':'aux1','add_user_list':['zhangwei'],'del_user_list':['wangqiang']}")))
                .as("the owner cannot leave without a new owner")
                .isEqualTo(86207);
        assertThat(code(visitor.api(
                        "appchat/update",
                        "{'chatid':'aux1','add_user_list':['zhangwei'],'del_user_list':['wangqiang'],'owner':'lina'}")))
                .isZero();
        JsonNode chat = visitor.get("/cgi-bin/appchat/get?chatid=aux1&access_token=" + visitor.token());
        assertThat(chat.at("/chat_info/userlist")).hasToString("[\"lina\",\"zhangwei\"]");
        assertThat(visitor.get("/sandbox/conversations?user=lina"))
                .as("unseen before its first message")
                .hasSize(3);
        assertThat(code(visitor.api("appchat/send", "{'chatid':'aux1','msgtype':'text','text':" + TEXT + "}")))
                .isZero();
        assertThat(visitor.get("/sandbox/conversations?user=lina")).hasSize(4);
        assertThat(visitor.get("/sandbox/conversations?user=mayiming")).hasSize(3);
        assertThat(code(visitor.api("appchat/send", "{'chatid':'aux1','msgtype':'template_card','template_card':{}}")))
                .isEqualTo(40008);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'userlist':['lina']}|86006",
                "{'userlist':['lina','ghost']}|86216",
                "{'userlist':['lina','zhangwei'],'owner':'mayiming'}|86207",
                "{'userlist':['lina','zhangwei'],'chatid':'a-b'}|86001"
            })
    void groupRulesHold(String request, int expected) {
        assertThat(code(visitor.api("appchat/create", request.replace('\'', '"'))))
                .isEqualTo(expected);
    }

    @Test
    void unknownGroupIsRefused() {
        assertThat(code(visitor.get("/cgi-bin/appchat/get?chatid=none&access_token=" + visitor.token())))
                .isEqualTo(86003);
    }

    // Media

    @Test
    void mediaComesBackWholeInPartsAndForThreeDays() {
        byte[] image = "\u0089PNG-pretended-image".getBytes(StandardCharsets.ISO_8859_1);
        String upload = "/cgi-bin/media/upload?type=image&access_token=" + visitor.token();
        String id = visitor.upload(upload, "现场.png", image).path("media_id").asText();
        String path = "/cgi-bin/media/get?media_id=" + id + "&access_token=";
        HttpResponse<byte[]> whole = visitor.exchange("GET", path + visitor.token(), new byte[0]);
        assertThat(whole.body()).isEqualTo(image);
        assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
                .contains("filename*=UTF-8''%E7%8E%B0%E5%9C%BA.png");
        HttpResponse<byte[]> part = visitor.exchange("GET", path + visitor.token(), new byte[0], "Range", "bytes=1-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString(StandardCharsets.US_ASCII).isEqualTo("PNG");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1-3/" + image.length);
        assertThat(code(visitor.send("lina", "image", "{'media_id':'" + id + "'}")))
                .isZero();
        clock.move(Duration.ofDays(3));
        HttpResponse<byte[]> late = visitor.exchange("GET", path + visitor.token(), new byte[0]);
        assertThat(late.statusCode()).as("errors come with status 200").isEqualTo(200);
        assertThat(code(Visitor.parsed(late))).isEqualTo(40007);
    }

    @Test
    void unfitUploadsAreRefused() {
        String base = "/cgi-bin/media/upload?access_token=" + visitor.token() + "&type=";
        byte[] text = "plain text".getBytes(StandardCharsets.US_ASCII);
        assertThat(code(visitor.upload(base + "painting", "a.txt", text))).isEqualTo(40004);
        assertThat(code(visitor.upload(base + "voice", "a.amr", text))).isEqualTo(40005);
        assertThat(code(visitor.upload(base + "file", "a.txt", new byte[5]))).isEqualTo(40006);
        assertThat(code(visitor.upload(base + "voice", "a.amr", new byte[(2 << 20) + 1])))
                .isEqualTo(45001);
        assertThat(code(visitor.api("media/upload", "{}"))).isEqualTo(40058);
    }

    @Test
    void permanentImageHasAnAddress() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, 4, 5};
        String url = visitor.upload("/cgi-bin/media/uploadimg?access_token=" + visitor.token(), "a.jpg", jpeg)
                .path("url")
                .asText();
        HttpResponse<byte[]> image = visitor.exchange("GET", URI.create(url).getPath(), new byte[0]);
        assertThat(image.body()).isEqualTo(jpeg);
    }

    // Contacts

    @Test
    void contactsAreReadWithoutPrivateFields() {
        JsonNode user = visitor.get("/cgi-bin/user/get?userid=WANGQIANG&access_token=" + visitor.token());
        assertThat(user.path("name").asText()).isEqualTo("王强");
        assertThat(user.path("position").asText()).isEqualTo("销售经理");
        assertThat(user.has("mobile")).isFalse();
        assertThat(code(visitor.get("/cgi-bin/user/get?userid=ghost&access_token=" + visitor.token())))
                .isEqualTo(60111);
        assertThat(visitor.get("/cgi-bin/department/list?access_token=" + visitor.token())
                        .path("department"))
                .hasSize(6);
        assertThat(visitor.get("/cgi-bin/user/simplelist?department_id=1&access_token=" + visitor.token())
                        .path("userlist"))
                .hasSize(5);
        assertThat(visitor.get("/cgi-bin/getcallbackip?access_token=" + visitor.token())
                        .path("ip_list"))
                .isNotEmpty();
    }

    // Faults

    @Test
    void faultsStrikeInTurnAndRunOut() {
        JsonNode state =
                visitor.post("/sandbox/faults", "{'failNext':1,'failStatus':503,'errcode':45009,'errorNext':1}");
        assertThat(state.path("failNext").asInt()).isEqualTo(1);
        String call = "/cgi-bin/gettoken?corpid=ww5a4d8e1f2b3c6d70&corpsecret=x";
        assertThat(visitor.exchange("GET", call, new byte[0]).statusCode()).isEqualTo(503);
        assertThat(code(visitor.get(call))).isEqualTo(45009);
        assertThat(code(visitor.get(call))).isEqualTo(40001);
    }

    @Test
    void untrustedAddressLastsUntilItIsCleared() {
        sandbox.faults().errorNext(60020, -1);
        for (int i = 0; i < 5; i++) {
            assertThat(code(visitor.get("/cgi-bin/gettoken"))).isEqualTo(60020);
        }
        visitor.post("/sandbox/faults", "{'clear':true}");
        assertThat(visitor.token()).isNotEmpty();
    }

    @Test
    void unknownFaultIsNamed() {
        assertThat(visitor.post("/sandbox/faults", "{'failnext':1}")
                        .path("error")
                        .asText())
                .contains("failnext");
    }

    @Test
    void sentMessagesAreListedForScripts() {
        visitor.send("lina|zhangwei", "text", TEXT);
        hook("text", TEXT);
        assertThat(visitor.get("/sandbox/messages")).hasSize(3);
        JsonNode own = visitor.get("/sandbox/messages?user=lina");
        assertThat(own).hasSize(1);
        assertThat(own.get(0).at("/content/content").asText()).isEqualTo("你好");
        assertThat(json(visitor.get("/sandbox/messages?after=2")
                        .get(0)
                        .path("channel")
                        .asText()))
                .isEqualTo("webhook");
    }
}

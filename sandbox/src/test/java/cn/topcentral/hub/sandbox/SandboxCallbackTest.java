package cn.topcentral.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.sandbox.Hub.Answer;
import cn.topcentral.hub.sandbox.Hub.Received;
import cn.topcentral.hub.sandbox.callback.CallbackCrypto;
import cn.topcentral.hub.sandbox.callback.CardClick.Selection;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxCallbackTest {
    private static final Corp CORP = Corp.demo();
    private static final CallbackCrypto CRYPTO =
            new CallbackCrypto(CORP.token(), CORP.encodingAesKey(), CORP.corpId(), () -> "0123456789abcdef"
                    .getBytes(StandardCharsets.US_ASCII));

    private final MovedClock clock = new MovedClock();
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.demo(clock).withAnswerLimit(Duration.ofMillis(500)));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Hub hub(Function<Received, Answer> behaviour) {
        Hub hub = new Hub(behaviour);
        sandbox.callbackUrl(hub.url());
        return hub;
    }

    private static String opened(Received request) {
        return CRYPTO.open(
                request.query("msg_signature"),
                request.query("timestamp"),
                request.query("nonce"),
                request.query("echostr").isEmpty()
                        ? Received.element(request.body(), "Encrypt")
                        : request.query("echostr"));
    }

    private static Answer passive(String inner) {
        String encrypted = CRYPTO.encrypt("<xml><ToUserName>lina</ToUserName><FromUserName>" + CORP.corpId()
                + "</FromUserName><CreateTime>1700000000</CreateTime>" + inner + "</xml>");
        return new Answer(
                200,
                "<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt><MsgSignature>"
                        + CRYPTO.sign("1700000000", "n", encrypted)
                        + "</MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce>n</Nonce></xml>");
    }

    private long buttonCard() {
        new Visitor(sandbox)
                .send(
                        "lina",
                        "template_card",
                        "{'card_type':'button_interaction','task_id':'visit-42@1','main_title':{'title':'确认'},'button_list':[{'text':'好','key':'ok'}],'action_menu':{'action_list':[{'text':'静默','key':'mute'}]}}");
        return sandbox.conversation("lina").get(0).id();
    }

    @Test
    void textArrivesEncryptedSignedAndComplete() {
        try (Hub hub = hub(request -> Answer.EMPTY)) {
            Delivery delivery =
                    sandbox.say("ZhangWei", "/timeline 奥克斯 <]]> & 😀").join();
            assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(hub.received()).hasSize(1);
            Received request = hub.received().get(0);
            assertThat(Received.element(request.body(), "ToUserName")).isEqualTo(CORP.corpId());
            String xml = opened(request);
            assertThat(Received.element(xml, "FromUserName")).isEqualTo("zhangwei");
            assertThat(Received.element(xml, "MsgType")).isEqualTo("text");
            assertThat(Received.element(xml, "AgentID")).isEqualTo("1000002");
            assertThat(Received.element(xml, "CreateTime"))
                    .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
            assertThat(Received.element(xml, "MsgId")).matches("\\d{10,19}");
            assertThat(xml).contains("<![CDATA[/timeline 奥克斯 <]]]]><![CDATA[> & 😀]]>");
        }
    }

    @Test
    void failedAnswersAreRepeatedThreeTimesWithTheSameMsgId() {
        try (Hub hub = hub(request -> new Answer(500, "broken"))) {
            Delivery delivery = sandbox.say("lina", "hello").join();
            assertThat(delivery.state()).isEqualTo(Delivery.State.FAILED);
            assertThat(delivery.problem()).isEqualTo("HTTP status 500");
            assertThat(hub.received())
                    .hasSize(4)
                    .extracting(SandboxCallbackTest::opened)
                    .containsOnly(opened(hub.received().get(0)));
            assertThat(sandbox.conversation("lina").get(0).delivery()).contains(delivery);
        }
    }

    @Test
    void silenceCountsAsFailureAndALaterAnswerEndsTheRepeats() {
        Hub[] self = new Hub[1];
        try (Hub hub = hub(request -> self[0].received().size() < 3 ? new Answer(0, "") : Answer.EMPTY)) {
            self[0] = hub;
            Delivery delivery = sandbox.say("lina", "hello").join();
            assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(delivery.attempts()).isEqualTo(3);
            assertThat(hub.received()).hasSize(3);
        }
    }

    @Test
    void otherSuccessStatusesAreFailuresToo() {
        try (Hub hub = hub(request -> new Answer(204, ""))) {
            assertThat(sandbox.say("lina", "hello").join().state()).isEqualTo(Delivery.State.FAILED);
            assertThat(hub.received()).hasSize(4);
        }
    }

    @Test
    void withoutAnUrlOrWhileDroppingNothingIsSent() {
        assertThat(sandbox.say("lina", "hello").join().problem()).contains("no callback URL");
        try (Hub hub = hub(request -> Answer.EMPTY)) {
            sandbox.faults().dropCallbacks(true);
            assertThat(sandbox.say("lina", "hello").join().state()).isEqualTo(Delivery.State.DROPPED);
            assertThat(hub.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"%s|true", "\"%s\"|false", "%s\\n|false", "\uFEFF%s|false", "wrong|false"})
    void callbackUrlIsSavedOnlyForTheBareText(String shape, boolean ok) {
        String pattern = shape.replace("\\n", "\n");
        try (Hub hub = hub(request -> new Answer(200, pattern.formatted(opened(request))))) {
            assertThat(sandbox.verifyCallback().ok()).isEqualTo(ok);
            assertThat(hub.received()).hasSize(1);
        }
    }

    @Test
    void slowVerificationIsRefusedWithItsReason() {
        try (Hub hub = hub(request -> new Answer(0, ""))) {
            assertThat(sandbox.verifyCallback().reason()).contains("one second");
            assertThat(hub.received()).hasSize(1);
        }
    }

    @Test
    void passiveTextIsShownAndRecorded() {
        try (Hub hub = hub(request -> passive("<MsgType>text</MsgType><Content>收到</Content>"))) {
            sandbox.say("lina", "hello").join();
            assertThat(hub.received()).hasSize(1);
            assertThat(sandbox.sent()).singleElement().satisfies(sent -> {
                assertThat(sent.channel()).isEqualTo(SentMessage.Channel.PASSIVE_REPLY);
                assertThat(sent.content().path("content").asText()).isEqualTo("收到");
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<MsgType>markdown</MsgType>|markdown",
                "<MsgType>text</MsgType>|Content",
                "<MsgType>update_button</MsgType><Button><ReplaceName>x</ReplaceName></Button>|click",
                "<MsgType>news</MsgType><ArticleCount>2</ArticleCount><Articles><item/></Articles>|ArticleCount"
            })
    void wrongPassiveRepliesAreIgnoredWithAReason(String inner, String reason) {
        try (Hub hub = hub(request -> passive(inner))) {
            Delivery delivery = sandbox.say("lina", "hello").join();
            assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(delivery.problem()).contains("ignored").contains(reason);
            assertThat(hub.received()).hasSize(1);
            assertThat(sandbox.sent()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<xml>success|not well-formed",
                "success|not well-formed",
                "<xml></xml>|MsgSignature",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xml>&e;</xml>|not well-formed"
            })
    void unreadableAnswersAreIgnoredWithAReason(String body, String reason) {
        try (Hub hub = hub(request -> new Answer(200, body))) {
            assertThat(sandbox.say("lina", "hello").join().problem()).contains(reason);
            assertThat(hub.received()).hasSize(1);
        }
    }

    @Test
    void clickCarriesTheCardAndAFreshResponseCode() {
        try (Hub hub = hub(request -> Answer.EMPTY)) {
            long card = buttonCard();
            sandbox.click("lina", card, "ok", List.of()).join();
            sandbox.click("lina", card, "mute", List.of()).join();
            String event = opened(hub.received().get(0));
            assertThat(Received.element(event, "Event")).isEqualTo("template_card_event");
            assertThat(Received.element(event, "EventKey")).isEqualTo("ok");
            assertThat(Received.element(event, "TaskId")).isEqualTo("visit-42@1");
            assertThat(Received.element(event, "CardType")).isEqualTo("button_interaction");
            assertThat(event).doesNotContain("MsgId");
            assertThat(Received.element(opened(hub.received().get(1)), "Event")).isEqualTo("template_card_menu_event");
            String code = Received.element(event, "ResponseCode");
            String update =
                    "{'atall':1,'agentid':1000002,'response_code':'" + code + "','button':{'replace_name':'已处理'}}";
            assertThat(new Visitor(sandbox)
                            .api("message/update_template_card", update)
                            .path("errcode")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void updateButtonGreysTheClickedCardOnce() {
        try (Hub hub = hub(request ->
                passive("<MsgType>update_button</MsgType><Button><ReplaceName>已确认</ReplaceName></Button>"))) {
            long card = buttonCard();
            sandbox.click("lina", card, "ok", List.of()).join();
            assertThat(hub.received()).hasSize(1);
            assertThat(sandbox.conversation("lina").get(0).buttonText()).contains("已确认");
            assertThatThrownBy(() -> sandbox.click("lina", card, "ok", List.of()))
                    .isInstanceOf(BadActionException.class)
                    .hasMessageContaining("已确认");
        }
    }

    @Test
    void updatedCardReplacesTheClickedOne() {
        try (Hub hub = hub(request -> passive("<MsgType>update_template_card</MsgType><TemplateCard>"
                + "<CardType>button_interaction</CardType><MainTitle><Title>已处理</Title></MainTitle>"
                + "<HorizontalContentList><KeyName>人</KeyName><Value>李娜</Value><Type>3</Type><UserId>lina</UserId></HorizontalContentList>"
                + "<HorizontalContentList><KeyName>结果</KeyName><Value>好</Value></HorizontalContentList>"
                + "<ButtonList><Text>再来</Text><Style>1</Style><Key>again</Key></ButtonList></TemplateCard>"))) {
            sandbox.click("lina", buttonCard(), "ok", List.of()).join();
            assertThat(hub.received()).hasSize(1);
            var card = sandbox.conversation("lina").get(0).content();
            assertThat(card.at("/main_title/title").asText()).isEqualTo("已处理");
            assertThat(card.path("horizontal_content_list")).hasSize(2);
            assertThat(card.at("/horizontal_content_list/0/userid").asText()).isEqualTo("lina");
            assertThat(card.path("task_id").asText()).isEqualTo("visit-42@1");
        }
    }

    @Test
    void voteCarriesItsOptionsAndOnlyPossibleOnes() {
        try (Hub hub = hub(request -> Answer.EMPTY)) {
            new Visitor(sandbox)
                    .send(
                            "lina",
                            "template_card",
                            "{'card_type':'vote_interaction','task_id':'v','main_title':{'title':'t'},'checkbox':{'question_key':'q','mode':1,'option_list':[{'id':'1','text':'a'},{'id':'2','text':'b'}]},'submit_button':{'key':'s'}}");
            assertThatThrownBy(() -> sandbox.click("lina", 1, "s", List.of()))
                    .hasMessageContaining("nothing is chosen");
            assertThatThrownBy(() -> sandbox.click("lina", 1, "s", List.of(new Selection("q", List.of("3")))))
                    .hasMessageContaining("has options");
            assertThatThrownBy(() -> sandbox.click("zhangwei", 1, "s", List.of()))
                    .hasMessageContaining("not a card in the conversation of zhangwei");
            sandbox.click("lina", 1, "s", List.of(new Selection("q", List.of("1", "2"))))
                    .join();
            assertThat(opened(hub.received().get(0)))
                    .contains("<SelectedItems><SelectedItem><QuestionKey><![CDATA[q]]></QuestionKey><OptionIds>"
                            + "<OptionId><![CDATA[1]]></OptionId><OptionId><![CDATA[2]]></OptionId></OptionIds>");
        }
    }

    @Test
    void scriptsSpeakThroughTheControlApi() {
        try (Hub hub = hub(request -> Answer.EMPTY)) {
            Visitor visitor = new Visitor(sandbox);
            assertThat(visitor.post("/sandbox/say", "{'user':'lina','text':'/help'}")
                            .path("state")
                            .asText())
                    .isEqualTo("delivered");
            assertThat(Received.element(opened(hub.received().get(0)), "Content"))
                    .isEqualTo("/help");
            assertThat(visitor.post("/sandbox/say", "{'user':'ghost','text':'x'}")
                            .path("error")
                            .asText())
                    .contains("ghost");
            visitor.post("/sandbox/enter", "{'user':'lina'}");
            assertThat(Received.element(opened(hub.received().get(1)), "Event")).isEqualTo("enter_agent");
            assertThat(visitor.get("/sandbox/counters").path("callbackAttempts").asInt())
                    .isEqualTo(2);
        }
    }
}

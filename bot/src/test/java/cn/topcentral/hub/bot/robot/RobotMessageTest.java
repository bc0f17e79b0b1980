package cn.topcentral.hub.bot.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotMessageTest {

    private static RobotMessage parse(String json) {
        return RobotMessage.parse(MemoryWire.parsed(json));
    }

    @Test
    void aMentionInAGroupSaysWhoAndWhere() {
        RobotMessage message = parse(
                """
                {"msgid":"M1","aibotid":"AIB","chatid":"C1","chattype":"group","from":{"userid":"ZhangSan"},"msgtype":"text",
                 "response_url":"https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=X",
                 "text":{"content":"@助手 /timeline 奥克斯"},"quote":{"msgtype":"text","text":{"content":"/merge a b"}}}""");

        assertThat(message.dedupeKey()).isEqualTo("M1");
        assertThat(message.userId()).isEqualTo("zhangsan");
        assertThat(message.group()).contains("C1");
        assertThat(message.responseUrl()).isPresent();
        assertThat(message.content())
                .isEqualTo(new RobotMessage.Said(List.of(new RobotMessage.Words("@助手 /timeline 奥克斯", false))));
    }

    @Test
    void wordsAndPicturesOfOneMessageKeepTheirOrder() {
        RobotMessage message = parse(
                """
                {"msgid":"M2","chattype":"single","from":{"userid":"u"},"msgtype":"mixed","mixed":{"msg_item":[
                  {"msgtype":"text","text":{"content":"/拜访 奥克斯"}},
                  {"msgtype":"image","image":{"url":"https://a.weixin.qq.com/1","aeskey":"K1"}},
                  {"msgtype":"hologram","hologram":{}},
                  {"msgtype":"image","image":{"url":"https://a.weixin.qq.com/2","aeskey":"K2"}}]}}""");

        assertThat(message.group()).isEmpty();
        assertThat(message.content())
                .isEqualTo(new RobotMessage.Said(List.of(
                        new RobotMessage.Words("/拜访 奥克斯", false),
                        new RobotMessage.File("image", "https://a.weixin.qq.com/1", Optional.of("K1")),
                        new RobotMessage.File("image", "https://a.weixin.qq.com/2", Optional.of("K2")))));
    }

    @Test
    void speechComesAsWordsAndFilesWithOrWithoutAKey() {
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"voice\",\"voice\":{\"content\":\"今天去了奥克斯\"}}")
                        .content())
                .isEqualTo(new RobotMessage.Said(List.of(new RobotMessage.Words("今天去了奥克斯", true))));
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"file\",\"file\":{\"url\":\"https://x\"}}")
                        .content())
                .isEqualTo(
                        new RobotMessage.Said(List.of(new RobotMessage.File("file", "https://x", Optional.empty()))));
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"video\",\"video\":{\"url\":\"https://x\",\"aeskey\":\"K\"}}")
                        .content())
                .isEqualTo(
                        new RobotMessage.Said(List.of(new RobotMessage.File("video", "https://x", Optional.of("K")))));
    }

    /** Pages 101032 and 101463 and the SDK's types each spell it in another way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"eventtype":"template_card_event","template_card_event":{"card_type":"vote_interaction","event_key":"done:7",
                 "task_id":"T1","selected_items":{"selected_item":[{"question_key":"q","option_ids":{"option_id":["a","b"]}}]}}}""",
                """
                {"eventtype":"template_card_event","template_card_event":{"cardtype":"vote_interaction","eventkey":"done:7",
                 "taskid":"T1","selecteditems":{"selecteditem":[{"questionkey":"q","optionids":{"optionid":["a","b"]}}]}}}""",
                """
                {"eventtype":"template_card_event","event_key":"done:7","task_id":"T1",
                 "selected_items":[{"question_key":"q","option_ids":["a","b"]}]}""",
                """
                {"event_type":"template_card_event","event_key":"done:7","task_id":"T1",
                 "selected_items":{"selected_item":{"question_key":"q","option_ids":{"option_id":["a","b"]}}}}"""
            })
    void aTapIsTheSameInEverySpelling(String event) {
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"event\",\"event\":" + event + "}")
                        .content())
                .isEqualTo(new RobotMessage.Tapped("done:7", "T1", Map.of("q", List.of("a", "b"))));
    }

    @Test
    void eventsWithoutAnIdAreToldApartByWhatTheyHold() {
        String tap =
                """
                {"create_time":1700000000,"from":{"userid":"u"},"msgtype":"event","event":{"eventtype":"template_card_event",
                 "template_card_event":{"event_key":"%s","task_id":"T1"}}}""";

        assertThat(parse(tap.formatted("a")).dedupeKey())
                .isEqualTo(parse(tap.formatted("a")).dedupeKey())
                .isNotEqualTo(parse(tap.formatted("b")).dedupeKey());
    }

    @Test
    void theRestIsKnownByNameOrLeftAlone() {
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"event\",\"event\":{\"eventtype\":\"enter_chat\"}}")
                        .content())
                .isEqualTo(new RobotMessage.Entered());
        assertThat(parse(
                                "{\"msgtype\":\"event\",\"event\":{\"eventtype\":\"feedback_event\",\"feedback_event\":{\"id\":\"f\",\"type\":2}}}")
                        .content())
                .isEqualTo(new RobotMessage.Feedback(2));
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"stream\",\"stream\":{\"id\":\"S\"}}")
                        .content())
                .isEqualTo(new RobotMessage.Refresh("S"));
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"location\"}").content())
                .isEqualTo(new RobotMessage.Unknown("location"));
        assertThat(parse("{\"msgid\":\"1\",\"msgtype\":\"event\",\"event\":{\"eventtype\":\"x\"}}")
                        .content())
                .isEqualTo(new RobotMessage.Unknown("event x"));
        assertThat(parse("{}").content()).isEqualTo(new RobotMessage.Unknown(""));
    }
}

package cn.topcentral.hub.bot.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackMessageParserTest {

    @Test
    void textKeepsItsContentAndLowersTheSender() {
        var text = (CallbackMessage.Text)
                message("ZhangSan", "text", "<Content><![CDATA[ /时间轴 <奥克斯> & 美的\n]]></Content><MsgId>7</MsgId>");

        assertThat(text.content()).isEqualTo(" /时间轴 <奥克斯> & 美的\n");
        assertThat(text.common().fromUser()).isEqualTo("zhangsan");
        assertThat(text.common().dedupeKey()).isEqualTo("msg:7");
    }

    @Test
    void locationXIsTheLatitude() {
        var location = (CallbackMessage.Location) message(
                "a",
                "location",
                "<Location_X>29.8683</Location_X><Location_Y>121.5440</Location_Y><Scale>16</Scale><Label>宁波</Label>");

        assertThat(location.latitude()).isCloseTo(29.8683, within(1e-9));
        assertThat(location.longitude()).isCloseTo(121.544, within(1e-9));
        assertThat(location.label()).isEqualTo("宁波");
    }

    @Test
    void everyKindOfMediaKeepsItsId() {
        assertThat(message("a", "image", "<PicUrl>http://x</PicUrl><MediaId>M</MediaId>"))
                .isInstanceOfSatisfying(CallbackMessage.Image.class, image -> {
                    assertThat(image.mediaId()).isEqualTo("M");
                    assertThat(image.pictureUrl()).contains("http://x");
                });
        assertThat(message("a", "voice", "<MediaId>M</MediaId><Format>AMR</Format>"))
                .isInstanceOfSatisfying(CallbackMessage.Voice.class, voice -> assertThat(voice.format())
                        .isEqualTo("amr"));
        assertThat(message("a", "video", "<MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId>"))
                .isInstanceOfSatisfying(CallbackMessage.Video.class, video -> assertThat(video.thumbnailMediaId())
                        .contains("T"));
        assertThat(message("a", "file", "<MediaId>M</MediaId>")).isInstanceOf(CallbackMessage.File.class);
        assertThat(message("a", "link", "<Title>t</Title><Description>d</Description><Url>https://u</Url>"))
                .isInstanceOf(CallbackMessage.Link.class);
    }

    @Test
    void cardClickTellsKeyTaskAndWhatWasSelected() {
        var event = (CallbackMessage.Event)
                message(
                        "a",
                        "event",
                        """
                <Event>template_card_event</Event><EventKey>submit</EventKey><TaskId>visit-42@1</TaskId>\
                <CardType>multiple_interaction</CardType><ResponseCode>RC</ResponseCode><SelectedItems>
                <SelectedItem><QuestionKey>q1</QuestionKey><OptionIds><OptionId>a</OptionId><OptionId>b</OptionId></OptionIds></SelectedItem>
                <SelectedItem><QuestionKey>q2</QuestionKey><OptionIds><OptionId>c</OptionId></OptionIds></SelectedItem>
                </SelectedItems>""");

        assertThat(event.key()).contains("submit");
        assertThat(event.taskId()).contains("visit-42@1");
        assertThat(event.responseCode()).contains("RC");
        assertThat(event.selected()).containsEntry("q1", List.of("a", "b")).containsEntry("q2", List.of("c"));
    }

    @Test
    void eventsOfOneSecondDifferByWhatHappened() {
        String click = "<Event>template_card_event</Event><TaskId>t</TaskId><EventKey>%s</EventKey>";
        String first =
                message("a", "event", click.formatted("timeline:C001")).common().dedupeKey();
        String redelivered =
                message("A", "event", click.formatted("timeline:C001")).common().dedupeKey();
        String other =
                message("a", "event", click.formatted("timeline:C002")).common().dedupeKey();
        String longUrl = message("a", "event", "<Event>view</Event><EventKey>" + "u".repeat(3000) + "</EventKey>")
                .common()
                .dedupeKey();

        assertThat(redelivered).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(longUrl).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hologram", "image", "location"})
    void unknownTypesAndThoseWithoutTheirFieldAreKeptAsUnknown(String type) {
        assertThat(message("a", type, "<MsgId>9</MsgId>"))
                .isInstanceOfSatisfying(CallbackMessage.Unknown.class, unknown -> assertThat(unknown.type())
                        .isEqualTo(type));
    }

    @Test
    void controlCharactersThatXmlForbidsAreDropped() {
        assertThat(message("a", "text", "<Content><![CDATA[/help\u0008\u0000]]></Content>"))
                .asInstanceOf(InstanceOfAssertFactories.type(CallbackMessage.Text.class))
                .extracting(CallbackMessage.Text::content)
                .isEqualTo("/help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<xml><MsgType>text</MsgType>",
                "<xml><MsgType>text</MsgType></xml>",
                "<xml><MsgType>text</MsgType><FromUserName>a</FromUserName><CreateTime>soon</CreateTime></xml>",
                "<xml><MsgType>text</MsgType><FromUserName>a</FromUserName><CreateTime>99999999999999999</CreateTime></xml>",
                "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xml><MsgType>&x;</MsgType></xml>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/evil.dtd\"><xml><MsgType>text</MsgType></xml>",
                "<xml><MsgType>&undeclared;</MsgType></xml>",
                "<a/><b/>"
            })
    void whatIsNoCallbackIsRefusedWithoutQuotingIt(String xml) {
        assertThatThrownBy(() -> CallbackMessageParser.parse(xml))
                .isInstanceOfSatisfying(CallbackRejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_XML);
                    assertThat(rejected.getMessage()).doesNotContain("passwd", "evil", "undeclared");
                });
    }

    @Test
    void deepNestingIsRefusedBeforeItCanExhaustTheStack() {
        assertThatThrownBy(() -> CallbackMessageParser.parse("<a>".repeat(80_000)))
                .isInstanceOf(CallbackRejected.class)
                .hasMessageContaining("nested");
    }

    private static CallbackMessage message(String from, String type, String fields) {
        return CallbackMessageParser.parse(
                """
                <xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
                <CreateTime>1409659813</CreateTime><MsgType><![CDATA[%s]]></MsgType>%s<AgentID>218</AgentID></xml>"""
                        .formatted(from, type, fields));
    }
}

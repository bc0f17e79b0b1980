package cn.topcentral.hub.connectors.video;

import static cn.topcentral.hub.connectors.video.Hooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict.Accepted;
import cn.topcentral.hub.connectors.hook.HookVerdict.Answered;
import cn.topcentral.hub.connectors.hook.HookVerdict.Refused;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DingTalkHookTest {
    private static final String TOKEN = "ding-token";
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final DingTalkCrypto crypto = new DingTalkCrypto(new BlockCipher(AES_KEY), "dingapp", new SecureRandom());
    private final HookConnector hook = new DingTalkHookType()
            .connect(Hooks.settings(
                    Map.of("token", TOKEN, "aes_key", AES_KEY, "app_key", "dingapp", "corp_id", "ding1")));

    @Test
    void checkOfTheAddressIsAnsweredWithSuccessEncryptedAndSigned() throws GeneralSecurityException {
        HookReply reply = ((Answered) hook.receive(event("{\"EventType\":\"check_url\"}"))).reply();

        JsonNode answer = ReportJson.read(reply.body());
        String encrypted = answer.path("encrypt").asText();
        assertThat(crypto.open(encrypted)).isEqualTo("success");
        assertThat(answer.path("msg_signature").asText())
                .isEqualTo(SortedSignature.of(
                        TOKEN,
                        answer.path("timeStamp").asText(),
                        answer.path("nonce").asText(),
                        encrypted));
    }

    @Test
    void repeatedDeliveryHasTheSameKeyThoughItIsEncryptedAnew() throws IOException {
        Accepted first = (Accepted) hook.receive(event(fixture()));
        Accepted again = (Accepted) hook.receive(event(fixture()));

        assertThat(again.deliveryKey()).isEqualTo(first.deliveryKey());
        assertThat(first.text()).isEqualTo(fixture());
    }

    @Test
    void forgedOldAndMalformedRequestsAreRefused() throws IOException {
        HookRequest good = event(fixture());
        HookRequest foreign =
                sealed(new DingTalkCrypto(new BlockCipher(AES_KEY), "otherapp", new SecureRandom()), fixture(), NOW);

        assertThat(status(Hooks.post(Map.of(), good.headers(), good.text(), NOW)))
                .isEqualTo(401);
        assertThat(status(Hooks.post(
                        Map.of("msg_signature", "0".repeat(40), "timestamp", "1772692200000", "nonce", "n"),
                        good.headers(),
                        good.text(),
                        NOW)))
                .isEqualTo(401);
        assertThat(status(sealed(crypto, fixture(), NOW.minusSeconds(301)))).isEqualTo(403);
        assertThat(status(sealed(crypto, fixture(), NOW.plusSeconds(301)))).isEqualTo(403);
        assertThat(status(foreign)).isEqualTo(400);
        assertThat(status(Hooks.post(Map.of(), Map.of(), "{}", NOW))).isEqualTo(400);
        assertThat(status(Hooks.post(Map.of(), Map.of(), "{\"a\":".repeat(40), NOW)))
                .isEqualTo(400);
        assertThat(status(Hooks.post(Map.of(), Map.of("content-type", "text/xml"), "<a/>", NOW)))
                .isEqualTo(415);
        assertThat(status(Hooks.request("GET", Map.of(), Map.of(), "", NOW))).isEqualTo(405);
    }

    @Test
    void conferenceIsReadByItsFieldsWithMembersTranscriptAndToDos() throws IOException {
        List<CommunicationDraft> drafts = decode(fixture());

        assertThat(drafts)
                .extracting(CommunicationDraft::source)
                .containsOnly(new SourceKey("dingtalk:ding1", "conf-1"));
        assertThat(drafts)
                .extracting(draft -> draft.part().orElseThrow())
                .containsExactly(
                        new Part(Part.Kind.FACTS, "ended", Part.ENDED, 1772695800000L),
                        new Part(Part.Kind.FACTS, "member:dingtalk:union-1", Part.LATE, 1772695800000L),
                        Part.facts("member:陈工(奥克斯)", Part.LATE),
                        Part.transcript("transcript:task-1"),
                        Part.facts("minutes:task-1", Part.LATE));
        assertThat(drafts.get(0).duration()).contains(Duration.ofHours(1));
        assertThat(drafts.get(2).parties())
                .extracting(party -> party.kind().code() + " " + party.side())
                .containsExactly("name CUSTOMER");
        assertThat(drafts.get(3).content()).isEqualTo("张三 (00:00:05): 开始\n陈工(奥克斯) (00:01:00): 好");
        assertThat(drafts.get(4).summary()).contains("谈定用量。");
        assertThat(drafts.get(4).followUps()).extracting(FollowUp::title).containsExactly("寄样品");
    }

    @Test
    void otherEventsSayNothingAndDamagedOnesArePutAside() {
        assertThat(decode("{\"EventType\":\"user_add_org\"}")).isEmpty();
        assertThatThrownBy(() -> decode("{\"conferenceId\":\"c\",\"startTime\":\"soon\"}"))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining("time 'soon'");
    }

    private List<CommunicationDraft> decode(String text) {
        return hook.decode(new HookDelivery(Map.of(), text, NOW));
    }

    private int status(HookRequest request) {
        return ((Refused) hook.receive(request)).status();
    }

    private HookRequest event(String text) {
        return sealed(crypto, text, NOW);
    }

    private static HookRequest sealed(DingTalkCrypto crypto, String text, Instant at) {
        String encrypted = crypto.close(text);
        String timestamp = String.valueOf(at.toEpochMilli());
        return Hooks.post(
                Map.of(
                        "msg_signature",
                        SortedSignature.of(TOKEN, timestamp, "n1", encrypted),
                        "timestamp",
                        timestamp,
                        "nonce",
                        "n1"),
                Map.of("content-type", "application/json"),
                "{\"encrypt\":\"" + encrypted + "\"}",
                NOW);
    }

    private static String fixture() throws IOException {
        return Files.readString(Path.of("src/test/resources/connectors/video/dingtalk__conference.json"));
    }
}

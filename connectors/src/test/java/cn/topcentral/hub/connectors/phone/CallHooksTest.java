package cn.topcentral.hub.connectors.phone;

import static cn.topcentral.hub.connectors.phone.Hooks.connect;
import static cn.topcentral.hub.connectors.phone.Hooks.drafts;
import static cn.topcentral.hub.connectors.phone.Hooks.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookRequests;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.hook.HookVerdict.Accepted;
import cn.topcentral.hub.connectors.hook.HookVerdict.Refused;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallHooksTest {

    private static List<String> lines(HookConnector hook, String fixture) {
        return drafts(hook, fixture).stream().map(CallHooksTest::line).toList();
    }

    /** A draft in one line with the part of its call that it tells. */
    private static String line(CommunicationDraft draft) {
        Part part = draft.part().orElseThrow();
        String files = draft.attachments().stream()
                .map(file -> file.fileName() + " <- " + ((AttachmentDraft.Content.Remote) file.content()).reference())
                .reduce("", String::concat);
        return part.key() + "@" + part.rank() + " " + CallFiles.line(draft) + files;
    }

    @Test
    void tinetTellsACallFromItsRingingToItsTranscript() {
        HookConnector hook = connect("tinet");
        String call = " ccic2_202-1763776800.6 | ";

        assertThat(lines(hook, "tinet__ringing.form"))
                .containsExactly(
                        "ringing@10" + call
                                + "INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R phone +864008208820 O | 呼入 013812345678");
        assertThat(lines(hook, "tinet__answered.form"))
                .containsExactly(
                        "answered@20" + call
                                + "INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R name 李四 O, P phone +864008208820 O | 呼入 013812345678");
        assertThat(lines(hook, "tinet__hangup_inbound.json"))
                .containsExactly(
                        "ended@30" + call
                                + "INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R name 李四 O, P phone +864008208820 O | 呼入 013812345678 通话 3分20秒");
        assertThat(lines(hook, "tinet__recording.form"))
                .containsExactly(
                        "recording:ccic2_202-1763776800.6@0" + call
                                + "? | 2025-11-22T04:00:00Z |  | recording-ccic2_202-1763776800-6 <- tinet:3000123/ccic2_202-1763776800.6");
        assertThat(drafts(hook, "tinet__satisfaction.json").get(0).attributes()).containsEntry("satisfaction", "5");
        assertThat(drafts(hook, "tinet__asr.json")).singleElement().satisfies(draft -> {
            assertThat(draft.content()).startsWith("客户：PCR-ABS");
            assertThat(draft.part().orElseThrow().kind()).isEqualTo(Part.Kind.TRANSCRIPT);
        });
        assertThat(drafts(hook, "tinet__hangup_missed.json").get(0).attributes())
                .containsEntry("answered", "false");
    }

    @Test
    void tinetPushWithoutEnterpriseIsOfTheConfiguredOne() {
        HookRequest push = HookRequests.json(
                Hooks.KEY,
                "{\"cdr_main_unique_id\":\"c-1\",\"cdr_customer_number\":\"13812345678\",\"cdr_start_time\":\"1763776800\"}");
        assertThat(drafts(connect("tinet"), push).get(0).source().system()).isEqualTo("tinet:3000123");
    }

    @Test
    void recordingWithAnAddressIsKeptBesideTheCall() {
        HookRequest push = HookRequests.json(
                Hooks.KEY,
                "{\"cdr_main_unique_id\":\"c-1\",\"cdr_record_file\":\"https://rec.clink.example/a.mp3?Expires=1\"}");
        assertThat(drafts(connect("tinet"), push)).singleElement().satisfies(draft -> {
            assertThat(draft.recordingUrl()).contains("https://rec.clink.example/a.mp3?Expires=1");
            assertThat(draft.attachments().get(0).mediaType()).isEqualTo("audio/mpeg");
            assertThat(draft.attachments().get(0).fileName()).isEqualTo("recording-c-1.mp3");
        });
    }

    @Test
    void sevenMoorTellsACallStateByState() {
        HookConnector hook = connect("sevenmoor");
        String parties =
                "INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R name 李四 O, P phone +864008208820 O | ";

        assertThat(lines(hook, "sevenmoor__ring.query"))
                .containsExactly(
                        "ringing@10 7a9c-1 | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R phone +864008208820 O | 呼入 13812345678");
        assertThat(lines(hook, "sevenmoor__link.query"))
                .containsExactly("answered@20 7a9c-1 | " + parties + "呼入 13812345678");
        assertThat(lines(hook, "sevenmoor__unlink.query"))
                .containsExactly("ended@30 7a9c-1 | " + parties + "呼入 13812345678 通话 3分20秒");
        assertThat(lines(hook, "sevenmoor__hangup_recorded.query"))
                .containsExactly(
                        "ended@30 7a9c-1 | " + parties + "呼入 13812345678 通话 3分20秒",
                        "recording:7a9c-1@0 7a9c-1 | ? | 2025-11-22T02:00:00Z |  | recording-7a9c-1.mp3 <- https://rec.7moor.example/monitor/a.mp3");
        CommunicationDraft transfer = drafts(hook, "sevenmoor__transfer.query").get(0);
        assertThat(transfer.attributes())
                .as("a transfer is a call of its own on the same channel")
                .containsEntry(
                        "channel_id",
                        drafts(hook, "sevenmoor__link.query")
                                .get(0)
                                .attributes()
                                .get("channel_id"));
    }

    @Test
    void sevenMoorMayPostInsteadOfGet() {
        String fields = new String(
                        HookRequests.file("connectors/phone/hooks/sevenmoor__link.query"), StandardCharsets.UTF_8)
                .strip();
        HookConnector hook = connect("sevenmoor");
        assertThat(drafts(hook, HookRequests.form(Hooks.KEY, fields)).stream().map(CallHooksTest::line))
                .containsExactlyElementsOf(lines(hook, "sevenmoor__link.query"));
    }

    @Test
    void tcccTellsCallsRecordingsVoicemailAndChats() {
        HookConnector hook = connect("tccc");

        assertThat(lines(hook, "tccc__cdr.json"))
                .containsExactly(
                        "ended@30 e97be0ab-1ef6-4ad2-a8c4-2b2bbfb18e55 | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R phone +8613500001111(李四) O, P phone +8657488112233 O | 呼入 008613812345678 通话 3分");
        assertThat(drafts(hook, "tccc__cdr.json").get(0).attributes())
                .containsEntry("satisfaction", "1 非常满意")
                .containsEntry("ivr_keys", "1 销售")
                .containsEntry("transfers", "1")
                .doesNotContainKey("answered");
        assertThat(drafts(hook, "tccc__cdr_missed.json").get(0).attributes())
                .containsEntry("answered", "false")
                .containsEntry("end_status", "waitingGiveUp");
        assertThat(lines(hook, "tccc__record_2.json"))
                .containsExactly(
                        "recording:rec-2@0 e97be0ab-1ef6-4ad2-a8c4-2b2bbfb18e55 | ? | 2025-11-22T02:04:20Z |  | recording-rec-2.mp3 <- http://recorder.cos.example/month12/rec-2.mp3");
        assertThat(drafts(hook, "tccc__voicemail.json").get(0).attributes()).containsEntry("voicemail", "true");
        assertThat(drafts(hook, "tccc__imcdr.json")).singleElement().satisfies(chat -> {
            assertThat(chat.type()).isEqualTo(CommunicationType.WEBCHAT);
            assertThat(chat.subject()).contains("在线咨询 张经理 8分");
            assertThat(chat.parties().get(0).value()).contains("tccc:1400264214:visitor-9");
        });
        assertThat(hook.receive(HookRequests.withHeader(push("tccc__cdr.json"), "X-TCCC-PUSH-UUID", "push-1")))
                .isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.deliveryKey())
                        .isEqualTo("push-1"));
    }

    @Test
    void queryThatAVendorGluesToTheAddressIsUnderstood() {
        HookRequest glued = HookRequests.json(
                Hooks.KEY + "?action=cdr&version=1",
                new String(HookRequests.file("connectors/phone/hooks/tccc__cdr.json"), StandardCharsets.UTF_8));
        assertThat(drafts(connect("tccc"), glued)).hasSize(1);
    }

    @Test
    void aliyunBatchGivesACallForEachOfItsMessages() {
        HookConnector hook = connect("aliyun_voice");
        assertThat(lines(hook, "aliyun_voice__report.json"))
                .containsExactly(
                        "ended@30 100001616500^100001800001 | OUTBOUND | 2025-11-22T02:00:00Z | I phone +8657488112233 O, R phone +8613812345678 C | 呼出 13812345678 通话 49秒",
                        "ended@30 100001616500^100001800002 | OUTBOUND | 2025-11-22T02:10:00Z | I phone +8657488112233 O, R phone +8613987654321 C | 呼出 13987654321 未接通");
        assertThat(lines(hook, "aliyun_voice__record.json"))
                .singleElement()
                .asString()
                .startsWith("recording:100001616500^100001800001@0")
                .endsWith(
                        "recording-100001616500-100001800001.mp3 <- http://media.aliyun.example/r1.mp3?Expires=1764000000&Signature=abc%3D");
    }

    @Test
    void badMessageOfABatchCostsOnlyItself() {
        HookRequest batch = HookRequests.json(
                Hooks.KEY,
                """
                [{"caller":"057488112233","callee":"13812345678","originate_time":"2025-11-22 10:00:00","duration":"1"},
                 7,
                 {"call_id":"c-2","caller":"057488112233","callee":"13812345678","originate_time":"2025-11-22 10:00:00","duration":"1"}]""");
        assertThat(drafts(connect("aliyun_voice"), batch)).hasSize(1);
    }

    @Test
    void freeSwitchLegsAreOneCallWhateverTheirEncoding() {
        HookConnector hook = connect("freeswitch");
        List<String> first = lines(hook, "freeswitch__a_leg.json");
        List<String> second = lines(hook, "freeswitch__b_leg.json");

        assertThat(first)
                .singleElement()
                .asString()
                .startsWith(
                        "leg:d1f0a2b4-0001-4c5d-8e9f-aabbccddeeff@30 d1f0a2b4-0001-4c5d-8e9f-aabbccddeeff | INBOUND")
                .contains("I phone +8613812345678(王 经理) C, R name 1001@pbx O, P phone +864008208820 O");
        assertThat(second)
                .singleElement()
                .asString()
                .startsWith(
                        "leg:d1f0a2b4-0002-4c5d-8e9f-aabbccddeeff@20 d1f0a2b4-0001-4c5d-8e9f-aabbccddeeff | INBOUND");
        assertThat(lines(hook, "freeswitch__a_leg.form")).isEqualTo(first);
        assertThat(lines(hook, "freeswitch__b_leg.base64")).isEqualTo(second);
    }

    @Test
    void bareJsonOfFreeSwitchIsTakenWithoutContentType() {
        HookRequest typed = push("freeswitch__a_leg.json");
        HookRequest bare = new HookRequest("POST", typed.query(), Map.of(), typed.body(), typed.receivedAt());
        assertThat(drafts(connect("freeswitch"), bare)).hasSize(1);
    }

    @Test
    void workPhonesAndCarriersPushWholeCalls() {
        assertThat(lines(connect("workphone"), "workphone__calls.json"))
                .containsExactly(
                        "ended@30 10000005000/2025-11-22T02:00:00Z/13812345678 | OUTBOUND | 2025-11-22T02:00:00Z | I name 10000005000 O, R phone +8613812345678 C | 呼出 13812345678 通话 1分35秒",
                        "recording:10000005000/2025-11-22T02:00:00Z/13812345678@0 10000005000/2025-11-22T02:00:00Z/13812345678 | ? | 2025-11-22T02:00:00Z |  | recording-10000005000-2025-11-22T02-00-00Z-13812345678.mp3 <- http://rec.workphone.example/a.mp3",
                        "ended@30 10000005000/2025-11-22T03:00:00Z/13987654321 | INBOUND | 2025-11-22T03:00:00Z | I phone +8613987654321 C, R name 10000005000 O | 未接来电 13987654321");
        assertThat(drafts(connect("workphone"), "workphone__calls.json"))
                .allMatch(draft -> draft.type() == CommunicationType.MOBILE
                        && draft.source().system().equals("workphone:topcentral"));
        assertThat(lines(connect("carrier400"), "carrier400__call.json").get(0))
                .isEqualTo(
                        "ended@30 20251122100000123 | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R phone +8613500001111 O, P phone +864008208820 O | 呼入 13812345678 通话 3分20秒");
        assertThat(drafts(connect("carrier400"), "carrier400__missed.json")
                        .get(0)
                        .attributes())
                .containsEntry("answered", "false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tinet        | {"result":"success"}
                    sevenmoor    | 200
                    tccc         | {"ErrCode":0,"ErrMsg":""}
                    aliyun_voice | {"code":0,"msg":"接收成功"}
                    freeswitch   | ok
                    carrier400   | {"code":"200"}
                    workphone    | {"code":200}
                    """)
    void vendorIsAnsweredWhatItWantsToHear(String type, String body) {
        HookRequest request = HookRequests.json(Hooks.KEY, "{}");
        assertThat(connect(type).receive(request)).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(
                        accepted.reply().body())
                .isEqualTo(body));
        assertThat(connect(type, "ack", "success").receive(request))
                .isInstanceOfSatisfying(
                        Accepted.class, accepted -> assertThat(accepted.reply()).isEqualTo(HookReply.text("success")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tinet        |               | {"cdr_customer_number":"13812345678","cdr_start_time":"1763776800","cdr_end_time":"1763776800"} | no cdr_main_unique_id or cdr_unique_id
                    tinet        |               | {"cdr_main_unique_id":"1","cdr_customer_number":"13812345678","cdr_end_time":"1763776800"} | no cdr_start_time
                    sevenmoor    |               | {"CallNo":"13812345678","CalledNo":"4008208820"} | no CallSheetID
                    sevenmoor    |               | {"CallSheetID":"1","CallNo":"13812345678","CalledNo":"4008208820"} | no Ring or Begin
                    tccc         | &action=cdr    | {"SdkAppId":1,"Caller":"1","Callee":"2"} | no SessionId or SessionID
                    tccc         | &action=cdr    | {"SessionId":"s"} | no SdkAppId
                    tccc         | &action=record | {"SdkAppId":1,"SessionId":"s","RecordId":"r"} | no CustomRecordURL or RecordURL
                    tccc         | &action=record | {"SdkAppId":1,"SessionId":"s","RecordURL":"http://a/b.mp3"} | no RecordId
                    tccc         | &action=imcdr  | {"SdkAppId":1,"SessionId":"s"} | no UserId
                    aliyun_voice |               | [{"caller":"057488112233","callee":"13812345678"}] | no call_id
                    aliyun_voice |               | [{"record_file":"http://a/b.mp3"}] | no call_id
                    freeswitch   |               | {"core-uuid":"1","variables":{"start_epoch":"1763776800","destination_number":"13812345678"}} | no uuid
                    carrier400   |               | {"call_sn":"1","caller_id":"13812345678"} | no start_time
                    workphone    |               | {"result":[{"phoneid":"1","callnumber":"","callTime":"2025-11-22 10:00:00"}]} | no callnumber
                    tinet        |               | {"cdr_main_unique_id":"1","cdr_customer_number":"13812345678","cdr_end_time":"soon"} | time …
                    """)
    void missingFieldIsNamedWithoutTheContent(String type, String query, String body, String reason) {
        HookRequest request = HookRequests.json(Hooks.KEY + (query == null ? "" : query), body);
        assertThatThrownBy(() -> drafts(connect(type), request))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining("hooks.hotline: message 1 of 1: " + reason)
                .hasMessageNotContaining("13812345678");
    }

    @Test
    void wrongMethodSecretOrContentTypeIsRefusedWithTheRemedy() {
        HookConnector hook = connect("tccc");
        assertThat(hook.receive(HookRequests.json("key=wrong&action=cdr", "{}")))
                .isEqualTo(
                        new Refused(
                                401,
                                "wrong or missing parameter key; the address in the vendor's console ends in ?key= and the secret of the hook"));
        assertThat(hook.receive(HookRequests.json("action=cdr", "{}")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(hook.receive(HookRequests.post(Hooks.KEY, "text/xml; charset=gbk", "<a/>")))
                .isEqualTo(new Refused(415, "content type 'text/xml'; expected one of application/json"));
        HookRequest push = push("tccc__cdr.json");
        assertThat(hook.receive(new HookRequest("PUT", push.query(), push.headers(), push.body(), push.receivedAt())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(405));
    }

    @Test
    void secretThatCouldBeGuessedIsNotAccepted() {
        HookType type = Hooks.type("sevenmoor");
        assertThatThrownBy(() -> type.connect(new HookSettings("hotline", Map.of("secret", "short"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hooks.hotline.secret is shorter than 16");
    }

    @Test
    void secretIsNotKeptWithWhatCameInTheQuery() {
        assertThat(connect("sevenmoor").receive(push("sevenmoor__ring.query")))
                .isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(accepted.text())
                        .doesNotContain(Hooks.SECRET)
                        .contains("\"CallSheetID\":\"7a9c-1\""));
    }

    @Test
    void weakNumbersAreShownButIdentifyNobody() {
        CommunicationDraft virtual = carrierCall(connect("carrier400"), "17012345678");
        CommunicationDraft privacy =
                carrierCall(connect("carrier400", "privacy_numbers", "13700001111，13700002222"), "13700002222");
        CommunicationDraft mobile = carrierCall(connect("carrier400"), "13700002222");

        assertThat(virtual.attributes()).containsEntry("weak_number", "virtual_operator");
        assertThat(virtual.parties().get(0).value()).isEmpty();
        assertThat(virtual.parties().get(0).raw()).isEqualTo("17012345678");
        assertThat(virtual.subject()).contains("呼入 17012345678 通话 10秒");
        assertThat(privacy.attributes()).containsEntry("weak_number", "privacy");
        assertThat(privacy.parties().get(0).value()).isEmpty();
        assertThat(mobile.attributes()).doesNotContainKey("weak_number");
        assertThat(mobile.parties().get(0).value()).contains("+8613700002222");
    }

    @Test
    void numberOfAPrivacyServiceThatTheVendorNamesIdentifiesNobody() {
        HookRequest push = HookRequests.json(
                Hooks.KEY,
                """
                {"cdr_main_unique_id":"1","cdr_customer_number":"13700002222","cdr_x_number":"13700002222","cdr_start_time":"1763776800"}""");
        CommunicationDraft call = drafts(connect("tinet"), push).get(0);
        assertThat(call.attributes()).containsEntry("weak_number", "privacy");
        assertThat(call.parties().get(0).value()).isEmpty();
    }

    private static CommunicationDraft carrierCall(HookConnector hook, String caller) {
        return drafts(
                        hook,
                        HookRequests.json(
                                Hooks.KEY,
                                """
                                {"call_sn":"1","tel":"4008208820","caller_id":"%s","start_time":"2025-11-22 10:00:00",
                                 "answered_time":"2025-11-22 10:00:01","call_duration":"10","state":"1"}"""
                                        .formatted(caller)))
                .get(0);
    }
}

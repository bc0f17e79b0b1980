package cn.topcentral.hub.connectors.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Requests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 金数据 and 简道云. */
class FormServicesTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "key",
            "Zx81kQ",
            "fields",
            "field_1=name, field_2=mobile, field_3=company, field_4=product, field_5=quantity, field_6=message",
            "labels",
            "field_7=地区");
    private static final String ENTRY = Requests.fixture("form/jinshuju__entry.json");

    private final JinshujuHook type = new JinshujuHook(new PhoneNumbers());
    private final HookConnector jinshuju = type.connect(new HookSettings("inquiry", SETTINGS));
    private final HookConnector jiandaoyun = new JiandaoyunHook(new PhoneNumbers())
            .connect(new HookSettings(
                    "samples", Map.of("secret", "jdy", "fields", "_widget_1=name,_widget_2=mobile,_widget_3=message")));

    @Test
    void entryOfJinshujuIsDecodedByTheMapping() {
        HookVerdict verdict = jinshuju.receive(keyed("Zx81kQ", ENTRY));
        assertThat(verdict).isInstanceOf(HookVerdict.Accepted.class);
        CommunicationDraft draft = decoded(jinshuju, ((HookVerdict.Accepted) verdict).text());
        assertThat(draft.source().system()).isEqualTo("jsj:Kx8Zq2");
        assertThat(draft.source().recordId()).isEqualTo("123");
        assertThat(draft.subject()).contains("官网询价：PCR-ABS、PCR-PC 50吨/月");
        assertThat(draft.content()).contains("要求含税到厂价，请报价。", "地区：浙江省 宁波市");
        assertThat(draft.parties())
                .extracting(party -> party.kind() + " " + party.value().orElse("?"))
                .containsExactly("PHONE +8613800138000", "ACCOUNT openid:jsj:o6_bmjrPTlm6", "COMPANY 宁波奥克斯空调有限公司");
        assertThat(draft.parties().get(0).name()).contains("张经理");
        assertThat(draft.attachments()).singleElement().satisfies(file -> assertThat(file.fileName())
                .isEqualTo("规格书.pdf"));
        assertThat(draft.attributes())
                .containsEntry("utm_source", "baidu")
                .containsEntry("url_parameter", "expo2024")
                .containsEntry("region", "中国 浙江 宁波");
    }

    @Test
    void editedEntryIsTheSamePartInANewerVersion() {
        CommunicationDraft first = decoded(jinshuju, ENTRY);
        CommunicationDraft edited = decoded(jinshuju, Requests.fixture("form/jinshuju__entry_edited.json"));
        assertThat(edited.source()).isEqualTo(first.source());
        assertThat(edited.part().orElseThrow().key())
                .isEqualTo(first.part().orElseThrow().key());
        assertThat(edited.part().orElseThrow().version())
                .isGreaterThan(first.part().orElseThrow().version());
        assertThat(edited.time()).isEqualTo(first.time());
        assertThat(edited.content()).contains("80吨/月");
    }

    @Test
    void unmappedFormStillFindsNumberAndAddress() {
        HookConnector unmapped = type.connect(new HookSettings("new", Map.of("key", "k")));
        assertThat(decoded(unmapped, ENTRY).parties().get(0).value()).contains("+8613800138000");
        assertThat(decoded(unmapped, ENTRY).content()).contains("field_6：要求含税到厂价，请报价。");
    }

    @Test
    void wrongKeyTypeAndMethodAreRefused() {
        assertThat(SignedFormHookTest.status(jinshuju.receive(keyed("zx81kq", ENTRY))))
                .contains(401);
        assertThat(SignedFormHookTest.status(jinshuju.receive(Requests.json(ENTRY, Map.of()))))
                .contains(401);
        assertThat(SignedFormHookTest.status(jinshuju.receive(Requests.request(
                        "POST", Map.of("key", "Zx81kQ"), ENTRY, Map.of("content-type", "text/plain")))))
                .contains(415);
        assertThat(SignedFormHookTest.status(
                        jinshuju.receive(Requests.request("GET", Map.of("key", "Zx81kQ"), "", Map.of()))))
                .contains(405);
    }

    @Test
    void missingFieldsAreNamed() {
        assertUnreadable("{\"form\":\"F\"}", "no entry");
        assertUnreadable("{\"form\":\"F\",\"entry\":{\"field_1\":\"a\"}}", "serial_number");
        assertUnreadable("{\"entry\":{\"serial_number\":1,\"field_1\":\"a\"}}", "no form");
        assertUnreadable("{\"form\":\"F\",\"entry\":{\"serial_number\":1}}", "field_1");
        assertUnreadable("{\"form\":\"F\",\"entry\":{\"serial_number\":1,\"created_at\":\"soon\"}}", "created_at");
        assertUnreadable("not json", "not valid JSON");
    }

    @Test
    void wrongMappingStopsTheStartAndNamesTheKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        type.connect(new HookSettings("inquiry", Map.of("key", "k", "fields", "field_1=telephone"))))
                .withMessageContaining("hooks.inquiry.fields")
                .withMessageContaining("mobile");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.connect(new HookSettings("inquiry", Map.of("key", "k", "labels", "field_1"))))
                .withMessageContaining("hooks.inquiry.labels");
    }

    @Test
    void pushOfJiandaoyunIsVerifiedAndDecoded() throws Exception {
        String body = Requests.fixture("form/jiandaoyun__create.json");
        HookVerdict verdict = jiandaoyun.receive(signed(body, Requests.NOW, "d-1"));
        assertThat(verdict).isInstanceOf(HookVerdict.Accepted.class);
        assertThat(((HookVerdict.Accepted) verdict).deliveryKey()).isEqualTo("d-1");
        CommunicationDraft draft = decoded(jiandaoyun, body);
        assertThat(draft.source().system()).isEqualTo("jdy:e7");
        assertThat(draft.subject()).contains("样品申请");
        assertThat(draft.content()).startsWith("PCR-PC 样品 5公斤");
        assertThat(draft.parties().get(0).value()).contains("+8613900139000");
    }

    @Test
    void removalInJiandaoyunKeepsTheRecord() {
        CommunicationDraft removed = decoded(jiandaoyun, Requests.fixture("form/jiandaoyun__remove.json"));
        assertThat(removed.source())
                .isEqualTo(decoded(jiandaoyun, Requests.fixture("form/jiandaoyun__create.json"))
                        .source());
        assertThat(removed.content()).isEmpty();
        assertThat(removed.attributes()).containsEntry("deleted_at_source", "2024-06-16T02:20:30Z");
    }

    @Test
    void strangePushesOfJiandaoyunAreRefusedOrSayNothing() throws Exception {
        String body = Requests.fixture("form/jiandaoyun__create.json");
        assertThat(SignedFormHookTest.status(jiandaoyun.receive(Requests.json(body, Map.of()))))
                .contains(401);
        assertThat(SignedFormHookTest.status(jiandaoyun.receive(signed(body, Requests.NOW.minusSeconds(400), "d-2"))))
                .contains(403);
        assertThat(jiandaoyun.decode(new HookDelivery(Map.of(), "{\"op\":\"form_update\"}", Requests.NOW)))
                .isEmpty();
    }

    private void assertUnreadable(String text, String reason) {
        assertThatThrownBy(() -> decoded(jinshuju, text))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining(reason);
    }

    private static CommunicationDraft decoded(HookConnector hook, String text) {
        List<CommunicationDraft> drafts = hook.decode(new HookDelivery(Map.of(), text, Requests.NOW));
        assertThat(drafts).hasSize(1);
        return drafts.get(0);
    }

    private static HookRequest keyed(String key, String body) {
        return Requests.request("POST", Map.of("key", key), body, Map.of());
    }

    private static HookRequest signed(String body, Instant at, String delivery) throws Exception {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] hash = MessageDigest.getInstance("SHA-1")
                .digest(("n1:" + body + ":jdy:" + timestamp).getBytes(StandardCharsets.UTF_8));
        return Requests.request(
                "POST",
                Map.of("timestamp", timestamp, "nonce", "n1"),
                body,
                Map.of("x-jdy-signature", HexFormat.of().formatHex(hash), "x-jdy-deliverid", delivery));
    }
}

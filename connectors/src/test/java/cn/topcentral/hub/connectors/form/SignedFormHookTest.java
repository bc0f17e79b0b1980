package cn.topcentral.hub.connectors.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Requests;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedFormHookTest {
    private static final String SECRET = "s3cret-of-the-website";
    private static final String ENTRY = Requests.fixture("form/plain__entry.json");

    private final HookConnector hook =
            new SignedFormHook(new PhoneNumbers()).connect(new HookSettings("site", Map.of("secret", SECRET)));

    @Test
    void signedEntryIsAcceptedAndDecoded() {
        CommunicationDraft draft = decoded(accepted(signed(ENTRY, Requests.NOW)).text());
        assertThat(draft.source().toString()).contains("form:site", "7c0f2c1e-0001");
        assertThat(draft.time()).isEqualTo(Instant.parse("2024-06-15T02:20:00Z"));
        assertThat(draft.direction()).contains(Direction.INBOUND);
        assertThat(draft.subject()).contains("官网询价：PCR-ABS 50吨/月");
        assertThat(draft.content())
                .startsWith("要求含税到厂价\n产品：PCR-ABS\n数量：50吨/月\n交货地：宁波\n")
                .contains("公司：宁波奥克斯空调有限公司");
        assertThat(draft.parties())
                .extracting(party -> party.kind() + " " + party.value().orElse("?"))
                .containsExactly("PHONE +8613800138000", "EMAIL zhang@auxgroup.com", "COMPANY 宁波奥克斯空调有限公司");
        assertThat(draft.attributes())
                .containsEntry("utm_source", "baidu")
                .containsEntry("page", "https://www.topcentral.example/pcr-abs")
                .containsEntry("remote_ip", "203.0.113.7");
        assertThat(draft.attachments()).singleElement().satisfies(file -> {
            assertThat(file.fileName()).isEqualTo("检测要求.pdf");
            assertThat(file.content())
                    .isEqualTo(new AttachmentDraft.Content.Remote("https://www.topcentral.example/u/1.pdf", 2048));
        });
    }

    @Test
    void idempotencyKeyStandsInForTheId() {
        String body = "{\"mobile\":\"13800138000\",\"message\":\"询价\"}";
        Map<String, String> headers = new HashMap<>(Requests.signed(body, SECRET, Requests.NOW));
        headers.put("idempotency-key", "page-42");
        HookVerdict.Accepted accepted = accepted(Requests.json(body, headers));
        assertThat(decoded(accepted.text()).source().recordId()).isEqualTo("page-42");
    }

    @Test
    void replayIsTheSameDeliveryWhateverItsUnsignedHeadersSay() {
        HookRequest first = signed(ENTRY, Requests.NOW);
        Map<String, String> headers = new HashMap<>(first.headers());
        headers.put("idempotency-key", "another");
        assertThat(accepted(Requests.json(ENTRY, headers)).deliveryKey())
                .isEqualTo(accepted(first).deliveryKey());
    }

    @Test
    void honestRepetitionIsANewDeliveryOfTheSameEntry() {
        HookVerdict.Accepted first = accepted(signed(ENTRY, Requests.NOW));
        HookVerdict.Accepted again = accepted(signed(ENTRY, Requests.NOW.plusSeconds(20)));
        assertThat(again.deliveryKey()).isNotEqualTo(first.deliveryKey());
        assertThat(decoded(again.text())).isEqualTo(decoded(first.text()));
    }

    @Test
    void wrongSignatureIsRefused() {
        String other = ENTRY.replace("50吨", "90吨");
        assertRefused(Requests.json(other, Requests.signed(ENTRY, SECRET, Requests.NOW)), 401, "X-Signature");
        assertRefused(Requests.json(ENTRY, Requests.signed(ENTRY, "guess", Requests.NOW)), 401, "X-Signature");
        assertRefused(Requests.json(ENTRY, Map.of()), 401, "X-Timestamp");
    }

    @Test
    void oldAndFutureTimestampsAreRefused() {
        assertRefused(signed(ENTRY, Requests.NOW.minus(Duration.ofSeconds(301))), 403, "five minutes");
        assertRefused(signed(ENTRY, Requests.NOW.plus(Duration.ofSeconds(301))), 403, "five minutes");
    }

    @Test
    void otherMethodsTypesAndBodiesAreRefused() {
        assertRefused(Requests.request("GET", Map.of(), "", Map.of()), 405, "POST");
        Map<String, String> form = new HashMap<>(Requests.signed(ENTRY, SECRET, Requests.NOW));
        form.put("content-type", "application/x-www-form-urlencoded");
        assertRefused(Requests.json(ENTRY, form), 415, "Content-Type");
        assertRefused(signed("[]", Requests.NOW), 400, "JSON object");
        assertRefused(signed("{\"mobile\":", Requests.NOW), 400, "not valid JSON");
        assertRefused(signed("{\"mobile\":\"1\"}", Requests.NOW), 400, "Idempotency-Key");
        assertRefused(signed("[".repeat(5000), Requests.NOW), 400, "not valid JSON");
    }

    @Test
    void entryWithoutAnAnswerIsUnreadable() {
        assertThatThrownBy(() -> decoded("{\"id\":\"1\",\"page\":\"https://a.example\"}"))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining("no answer");
        assertThatThrownBy(() -> decoded("{\"id\":\"1\",\"name\":\"张\",\"submitted_at\":\"明天\"}"))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining("提交时间");
    }

    @Test
    void laterEditHasTheHigherVersion() {
        long first = version("{\"id\":\"1\",\"name\":\"张\",\"updated_at\":\"2024-06-15 10:00:00\"}");
        long second = version("{\"id\":\"1\",\"name\":\"张三\",\"updated_at\":\"2024-06-15 10:00:01\"}");
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void maskedNumberIsShownButIdentifiesNobody() {
        assertThat(decoded("{\"id\":\"1\",\"mobile\":\"138****8000\"}").parties())
                .singleElement()
                .satisfies(party -> {
                    assertThat(party.kind()).isEqualTo(ContactPointKind.PHONE);
                    assertThat(party.value()).isEmpty();
                    assertThat(party.raw()).isEqualTo("138****8000");
                });
    }

    @Test
    void secretShowsInNoText() {
        HookSettings settings = new HookSettings("site", Map.of("secret", SECRET));
        assertThat(settings.toString()).doesNotContain(SECRET);
        assertThat(hook.receive(Requests.json(ENTRY, Map.of())).toString()).doesNotContain(SECRET);
    }

    private long version(String text) {
        return decoded(text).part().orElseThrow().version();
    }

    private CommunicationDraft decoded(String text) {
        return hook.decode(new HookDelivery(Map.of(), text, Requests.NOW)).get(0);
    }

    private HookVerdict.Accepted accepted(HookRequest request) {
        HookVerdict verdict = hook.receive(request);
        assertThat(verdict).isInstanceOf(HookVerdict.Accepted.class);
        return (HookVerdict.Accepted) verdict;
    }

    private void assertRefused(HookRequest request, int status, String reason) {
        HookVerdict verdict = hook.receive(request);
        assertThat(verdict).isInstanceOf(HookVerdict.Refused.class);
        HookVerdict.Refused refused = (HookVerdict.Refused) verdict;
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.reason()).contains(reason);
    }

    private static HookRequest signed(String body, Instant at) {
        return Requests.json(body, Requests.signed(body, SECRET, at));
    }

    static Optional<Integer> status(HookVerdict verdict) {
        return verdict instanceof HookVerdict.Refused refused ? Optional.of(refused.status()) : Optional.empty();
    }
}

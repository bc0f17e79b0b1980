package cn.topcentral.hub.connectors.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.FakeApi;
import cn.topcentral.hub.connectors.payload.Requests;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.communication.Direction;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatwootHookTest {
    private static final String SECRET = "cw-secret";
    private static final String INCOMING = Requests.fixture("webchat/chatwoot__message_incoming.json");

    private final ChatwootHook type = new ChatwootHook(new PhoneNumbers());
    private final HookConnector hook = type.connect(new HookSettings("chat", Map.of("secret", SECRET)));

    @Test
    void messagesOfAConversationArePartsOfOneRecord() {
        CommunicationDraft question = decoded("message_incoming");
        CommunicationDraft answer = decoded("message_outgoing");
        assertThat(question.source().system()).isEqualTo("chatwoot:1");
        assertThat(question.source().recordId()).isEqualTo("17");
        assertThat(answer.source()).isEqualTo(question.source());
        assertThat(question.part().orElseThrow().kind()).isEqualTo(Part.Kind.MESSAGE);
        assertThat(question.part().orElseThrow().key()).isEqualTo("501");
        assertThat(question.direction()).contains(Direction.INBOUND);
        assertThat(answer.direction()).contains(Direction.OUTBOUND);
        assertThat(question.content()).isEqualTo("你好，PCR-ABS 50吨什么价？<b>急</b>");
        assertThat(question.parties())
                .extracting(party ->
                        party.role() + " " + party.kind() + " " + party.value().orElse("?") + " " + party.side())
                .containsExactly(
                        "INITIATOR PHONE +8613800138000 CUSTOMER",
                        "INITIATOR EMAIL zhang@auxgroup.com CUSTOMER",
                        "INITIATOR ACCOUNT chatwoot:1:contact:7 CUSTOMER");
        assertThat(answer.parties().get(0).value()).contains("wangwei@topcentral.cn");
        assertThat(answer.parties().get(1).role().name()).isEqualTo("RECIPIENT");
    }

    @Test
    void privateNoteNeverShowsItsWords() {
        CommunicationDraft note = decoded("message_private");
        assertThat(note.content()).isEmpty();
        assertThat(note.parties()).isEmpty();
        assertThat(note.attributes()).containsExactly(Map.entry("internal_note_503", "true"));
    }

    @Test
    void deletedMessageStaysWithdrawnWhateverComesLate() {
        CommunicationDraft deleted = decoded("message_deleted");
        CommunicationDraft written = decoded("message_outgoing");
        assertThat(deleted.content()).isEmpty();
        assertThat(deleted.part().orElseThrow().key())
                .isEqualTo(written.part().orElseThrow().key());
        assertThat(deleted.part().orElseThrow().version())
                .isGreaterThan(written.part().orElseThrow().version());
    }

    @Test
    void editedMessageIsANewerVersion() {
        String edited = INCOMING.replace("message_created", "message_updated").replace("50吨", "80吨");
        CommunicationDraft draft = decode(edited).get(0);
        assertThat(draft.part().orElseThrow().version())
                .isGreaterThan(decode(INCOMING).get(0).part().orElseThrow().version());
        assertThat(draft.content()).contains("80吨");
    }

    @Test
    void ratingAndStatusAreKept() {
        assertThat(decoded("message_csat").attributes())
                .containsEntry("satisfaction", "5")
                .containsEntry("satisfaction_comment", "回复很快");
        CommunicationDraft resolved = decoded("status_resolved");
        assertThat(resolved.source()).isEqualTo(decoded("message_incoming").source());
        assertThat(resolved.duration()).contains(Duration.ofMinutes(20));
        assertThat(resolved.attributes()).containsEntry("status", "resolved").containsEntry("assignee", "王伟");
        assertThat(resolved.content()).isEmpty();
        assertThat(decode(
                        Requests.fixture("webchat/chatwoot__message_csat.json").replace("submitted_values", "nothing")))
                .isEmpty();
    }

    @Test
    void signatureIsCheckedBeforeAnythingIsRead() {
        assertThat(hook.receive(signed(INCOMING, Requests.NOW))).isInstanceOf(HookVerdict.Accepted.class);
        assertRefused(signed("not json", Requests.NOW), 400);
        assertRefused(Requests.json("not json", Map.of()), 401);
        assertRefused(signed(INCOMING, Requests.NOW.minusSeconds(301)), 403);
        Map<String, String> other = new HashMap<>(signed(INCOMING, Requests.NOW).headers());
        assertRefused(Requests.json(INCOMING + " ", other), 401);
        other.put("content-type", "text/html");
        assertRefused(Requests.json(INCOMING, other), 415);
    }

    @Test
    void redeliveryHasTheSameKey() {
        HookVerdict.Accepted first = (HookVerdict.Accepted) hook.receive(signed(INCOMING, Requests.NOW));
        HookVerdict.Accepted again = (HookVerdict.Accepted) hook.receive(signed(INCOMING, Requests.NOW.plusSeconds(9)));
        assertThat(again.deliveryKey()).isEqualTo(first.deliveryKey());
    }

    @Test
    void contactsTypingAndUnknownEventsAreAnsweredAndForgotten() {
        for (String body : List.of(
                Requests.fixture("webchat/chatwoot__contact_updated.json"),
                "{\"event\":\"conversation_typing_on\"}",
                "{\"event\":\"something_new\"}",
                "{}")) {
            assertThat(hook.receive(signed(body, Requests.NOW))).isInstanceOf(HookVerdict.Answered.class);
        }
    }

    @Test
    void olderReleasesUseAKeyInTheAddress() {
        HookConnector keyed = type.connect(new HookSettings("chat", Map.of("key", "K9")));
        assertThat(keyed.receive(Requests.request("POST", Map.of("key", "K9"), INCOMING, Map.of())))
                .isInstanceOf(HookVerdict.Accepted.class);
        assertThat(keyed.receive(Requests.json(INCOMING, Map.of()))).isInstanceOf(HookVerdict.Refused.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.connect(new HookSettings("chat", Map.of())))
                .withMessageContaining("hooks.chat");
    }

    @Test
    void missingFieldsAreNamed() {
        assertUnreadable(INCOMING.replace("\"id\":501,", ""), "no id");
        assertUnreadable(INCOMING.replace("\"account\":{\"id\":1,\"name\":\"TopCentral\"}", "\"x\":1"), "account");
        assertUnreadable(INCOMING.replace("\"conversation\":{\"id\":17", "\"conversation\":{\"n\":17"), "conversation");
        assertUnreadable(INCOMING.replace("2024-06-15T02:20:30.000Z", "whenever"), "created_at");
        assertUnreadable(INCOMING.replaceFirst("\"content\":\"[^\"]*\"", "\"content\":null"), "neither content");
    }

    @Test
    void comparisonFindsWhatNoWebhookBrought() throws Exception {
        String message =
                "{\"id\":501,\"content\":\"在吗\",\"message_type\":0,\"private\":false,\"created_at\":1718418030,"
                        + "\"conversation_id\":17,\"sender\":{\"id\":7,\"name\":\"张经理\",\"type\":\"contact\"}}";
        String older = "{\"id\":401,\"content\":\"昨天\",\"message_type\":0,\"created_at\":1718331630,"
                + "\"conversation_id\":17,\"sender\":{\"id\":7,\"type\":\"contact\"}}";
        String conversation = "{\"id\":17,\"status\":\"open\",\"created_at\":1718331630,\"last_activity_at\":%d,"
                + "\"meta\":{\"sender\":{\"id\":7,\"name\":\"张经理\",\"phone_number\":\"13800138000\"}}}";
        String list = "/api/v1/accounts/1/conversations?status=all&assignee_type=all&page=";
        String messages = "/api/v1/accounts/1/conversations/17/messages";
        try (FakeApi api = new FakeApi(
                Map.entry("api_access_token", "tok"),
                Map.of(
                        list + 1,
                        "{\"data\":{\"payload\":[" + conversation.formatted(1718418030L) + "]}}",
                        list + 2,
                        "{\"data\":{\"payload\":[" + conversation.formatted(1700000000L) + "]}}",
                        messages,
                        "{\"payload\":[" + message + "]}",
                        messages + "?before=501",
                        "{\"payload\":[" + older + "]}",
                        messages + "?before=401",
                        "{\"payload\":[]}"))) {
            List<CommunicationDraft> found = new ArrayList<>();
            compare(api, "tok", found);
            assertThat(found)
                    .extracting(draft -> draft.part().orElseThrow().key() + " " + draft.content())
                    .containsExactly("conversation ", "501 在吗", "401 昨天");
            assertThat(found).allMatch(draft -> draft.source()
                    .equals(decoded("message_incoming").source()));
            assertThatThrownBy(() -> compare(api, "wrong", found))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("api_token");
        }
    }

    private void compare(FakeApi api, String token, List<CommunicationDraft> found) {
        HookSettings settings = new HookSettings(
                "chat",
                Map.of(
                        "secret",
                        SECRET,
                        "account",
                        "1",
                        "api_base",
                        api.address().toString(),
                        "api_token",
                        token));
        type.reconciliation(settings, HttpClient.newHttpClient())
                .orElseThrow()
                .run(Instant.parse("2024-06-12T00:00:00Z"), Requests.NOW, found::addAll);
    }

    private CommunicationDraft decoded(String fixture) {
        List<CommunicationDraft> drafts = decode(Requests.fixture("webchat/chatwoot__" + fixture + ".json"));
        assertThat(drafts).hasSize(1);
        return drafts.get(0);
    }

    private List<CommunicationDraft> decode(String text) {
        return hook.decode(new HookDelivery(Map.of(), text, Requests.NOW));
    }

    private void assertUnreadable(String text, String reason) {
        assertThatThrownBy(() -> decode(text))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining(reason);
    }

    private void assertRefused(HookRequest request, int status) {
        assertThat(hook.receive(request))
                .isInstanceOfSatisfying(HookVerdict.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(status));
    }

    private static HookRequest signed(String body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return Requests.json(
                body,
                Map.of(
                        "x-chatwoot-timestamp",
                        timestamp,
                        "x-chatwoot-signature",
                        "sha256=" + Requests.hmac(SECRET, timestamp + "." + body)));
    }
}

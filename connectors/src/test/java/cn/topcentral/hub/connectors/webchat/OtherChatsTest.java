package cn.topcentral.hub.connectors.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Requests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** tawk.to, signed JSON and files. */
class OtherChatsTest {
    private static final String MESSAGE =
            "{\"conversation\":\"c-1\",\"visitor\":{\"id\":\"v1\",\"email\":\"a@b.example\"},"
                    + "\"messages\":[{\"id\":\"m1\",\"from\":\"visitor\",\"at\":1718418030,\"text\":\"在吗\"}]}";

    private final HookConnector tawk =
            new TawkHook(new PhoneNumbers()).connect(new HookSettings("tawk", Map.of("secret", "t-secret")));
    private final HookConnector signed =
            new SignedChatHook(new PhoneNumbers()).connect(new HookSettings("shop", Map.of("secret", "w-secret")));

    @Test
    void transcriptReplacesTheFirstWords() {
        CommunicationDraft start = tawk("start");
        CommunicationDraft transcript = tawk("transcript");
        assertThat(start.content()).isEqualTo("有现货吗？");
        assertThat(transcript.source()).isEqualTo(start.source());
        assertThat(transcript.content()).isEqualTo("系统：对话开始\n李工：有现货吗？\n王伟：有，20吨");
        assertThat(transcript.part().orElseThrow().rank())
                .isGreaterThan(start.part().orElseThrow().rank());
        assertThat(tawk("end").attributes()).containsEntry("status", "closed");
    }

    @Test
    void ticketIsARecordOfItsOwn() {
        CommunicationDraft ticket = tawk("ticket");
        assertThat(ticket.source()).isNotEqualTo(tawk("start").source());
        assertThat(ticket.subject()).contains("样品");
        assertThat(ticket.parties().get(0).value()).contains("li@factory.example");
    }

    @Test
    void tawkIsVerified() {
        String body = Requests.fixture("webchat/tawk__start.json");
        String hash = HexFormat.of().formatHex(Hmac.sha1("t-secret", body.getBytes(StandardCharsets.UTF_8)));
        HookVerdict first = tawk.receive(Requests.json(body, Map.of("x-tawk-signature", hash, "x-hook-event-id", "1")));
        HookVerdict replay =
                tawk.receive(Requests.json(body, Map.of("x-tawk-signature", hash, "x-hook-event-id", "2")));
        assertThat(first).isInstanceOf(HookVerdict.Accepted.class).isEqualTo(replay);
        assertThat(tawk.receive(Requests.json(body + " ", Map.of("x-tawk-signature", hash))))
                .isInstanceOf(HookVerdict.Refused.class);
        assertThat(tawk.receive(Requests.json(body, Map.of()))).isInstanceOf(HookVerdict.Refused.class);
        assertThat(tawk.decode(new HookDelivery(Map.of(), "{\"event\":\"new\"}", Requests.NOW)))
                .isEmpty();
        assertThatThrownBy(() -> tawk.decode(new HookDelivery(Map.of(), "{\"event\":\"chat:start\"}", Requests.NOW)))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining("chatId");
    }

    @Test
    void signedMessageIsAcceptedWithoutAnIdOfTheDelivery() {
        HookVerdict verdict =
                signed.receive(Requests.json(MESSAGE, Requests.signed(MESSAGE, "w-secret", Requests.NOW)));
        assertThat(verdict).isInstanceOf(HookVerdict.Accepted.class);
        List<CommunicationDraft> drafts =
                signed.decode(new HookDelivery(Map.of(), ((HookVerdict.Accepted) verdict).text(), Requests.NOW));
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.source().system()).isEqualTo("webchat:shop");
            assertThat(draft.parties())
                    .extracting(party -> party.value().orElse("?"))
                    .containsExactly("a@b.example", "webchat:shop:visitor:v1");
        });
        assertThat(signed.receive(
                        Requests.json(MESSAGE, Requests.signed(MESSAGE, "w-secret", Requests.NOW.minusSeconds(600)))))
                .isInstanceOf(HookVerdict.Refused.class);
    }

    @Test
    void deletionWithdrawsAMessage() {
        CommunicationDraft draft = decode("{\"conversation\":\"c-1\",\"messages\":[{\"id\":\"m1\",\"from\":\"visitor\","
                        + "\"at\":1718418030,\"text\":\"在吗\",\"deleted\":true}]}")
                .get(0);
        assertThat(draft.content()).isEmpty();
        assertThat(draft.part().orElseThrow().version()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void emptyDeliveriesAreUnreadable() {
        for (String text : List.of("{\"conversation\":\"c-1\"}", "{\"messages\":[]}")) {
            assertThatThrownBy(() -> decode(text)).isInstanceOf(UnreadableDelivery.class);
        }
    }

    @Test
    void fileGivesTheMessagesOfEachConversation() throws IOException {
        List<ImportItem> items;
        try (Stream<ImportItem> read = new ChatFileConnector(new PhoneNumbers())
                .read(Path.of("src/test/resources/connectors/webchat/plain__conversations.json"))) {
            items = read.toList();
        }
        List<CommunicationDraft> drafts = items.stream()
                .filter(ImportItem.Decoded.class::isInstance)
                .map(item -> ((ImportItem.Decoded) item).draft())
                .toList();
        assertThat(drafts)
                .extracting(draft -> draft.part().orElseThrow().key() + " " + draft.content())
                .containsExactly("m1 PCR-ABS 50吨什么价？", "m2 9200", "m3 [文件] 要求.pdf", "ended ");
        assertThat(drafts.get(3).duration()).contains(Duration.ofMinutes(12));
        assertThat(drafts.get(3).attributes()).containsEntry("satisfaction", "4");
        assertThat(items.stream().filter(ImportItem.Rejected.class::isInstance).map(ImportItem::position))
                .containsExactly("record 2", "record 3", "record 4");
    }

    private List<CommunicationDraft> decode(String text) {
        return signed.decode(new HookDelivery(Map.of(), text, Requests.NOW));
    }

    private CommunicationDraft tawk(String fixture) {
        return tawk.decode(new HookDelivery(
                        Map.of(), Requests.fixture("webchat/tawk__" + fixture + ".json"), Requests.NOW))
                .get(0);
    }
}

package cn.topcentral.hub.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.aggregation.Threading;
import cn.topcentral.hub.connectors.importing.ImportItem.Decoded;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchiveDecoderTest {
    private static final String CUSTOMER = "wmErxtDgAA9AW32YyyuYRimKr7D1KWlw";
    private static final String ROOM = "wrErxtDgAA0jgXE5VVoTH_2u1Jk5ZqcQ";

    private final ArchiveDecoder decoder =
            new ArchiveDecoder(Set.of("zhangsan", "lisi", "wolfgang_amadeus_mozart")::contains);

    @Test
    void messageOfACustomerIsInbound() {
        CommunicationDraft draft = text("1_external", CUSTOMER, "", "要 8 吨", "ZhangSan");

        assertThat(draft.source()).isEqualTo(new SourceKey("wechat_work", "1_external"));
        assertThat(draft.type()).isEqualTo(CommunicationType.WECHAT);
        assertThat(draft.channel()).isEqualTo("企业微信");
        assertThat(draft.direction()).contains(Direction.INBOUND);
        assertThat(draft.time()).isEqualTo(Instant.parse("2025-11-22T02:00:00.123Z"));
        assertThat(draft.subject()).contains("要 8 吨");
        assertThat(draft.parties())
                .containsExactly(
                        party(Role.INITIATOR, ContactPointKind.WECOM_EXTERNAL, CUSTOMER, CUSTOMER, Side.CUSTOMER),
                        party(Role.RECIPIENT, ContactPointKind.WECOM_USER, "zhangsan", "ZhangSan", Side.OURS));
    }

    @Test
    void messageOfAnEmployeeIsOutboundWhateverTheCaseOfTheId() {
        assertThat(text("1_external", "ZHANGSAN", "", "好", CUSTOMER).direction())
                .contains(Direction.OUTBOUND);
    }

    @Test
    void bothWaysOfOneChatAreOneConversation() {
        Threading asked = text("1_external", CUSTOMER, "", "在吗", "ZhangSan").threading();
        Threading answered = text("2_external", "zhangsan", "", "在", CUSTOMER).threading();

        assertThat(asked).isEqualTo(answered).isEqualTo(new Threading.Chat(CUSTOMER + "|zhangsan"));
    }

    @Test
    void groupIsAPartyAndItsOwnConversation() {
        CommunicationDraft draft = text("1_external", "ZhangSan", ROOM, "大家好", "LiSi", CUSTOMER, "ZhangSan");

        assertThat(draft.threading()).isEqualTo(new Threading.Chat(ROOM));
        assertThat(draft.parties())
                .containsExactly(
                        party(Role.INITIATOR, ContactPointKind.WECOM_USER, "zhangsan", "ZhangSan", Side.OURS),
                        party(Role.PARTICIPANT, ContactPointKind.WECOM_USER, "lisi", "LiSi", Side.OURS),
                        party(Role.PARTICIPANT, ContactPointKind.WECOM_EXTERNAL, CUSTOMER, CUSTOMER, Side.CUSTOMER),
                        party(Role.PARTICIPANT, ContactPointKind.WECOM_ROOM, ROOM, ROOM, Side.UNKNOWN));
    }

    @Test
    void chatAmongMembersIsInternalEvenOfMembersNobodyHasListed() {
        assertThat(text("1", "newcomer", "", "早", "zhangsan").direction()).contains(Direction.INTERNAL);
    }

    @Test
    void employeeWhoseIdLooksExternalStaysAnEmployee() {
        CommunicationDraft draft = text("1_external", "Wolfgang_Amadeus_Mozart", "", "您好", CUSTOMER);

        assertThat(draft.direction()).contains(Direction.OUTBOUND);
        assertThat(draft.parties().get(0).kind()).isEqualTo(ContactPointKind.WECOM_USER);
    }

    @Test
    void senderNobodyKnowsLeavesTheDirectionOpen() {
        CommunicationDraft draft = text("1_external", "newcomer", "", "您好", CUSTOMER);

        assertThat(draft.direction()).isEmpty();
        assertThat(draft.parties().get(0))
                .isEqualTo(party(Role.INITIATOR, ContactPointKind.WECOM_USER, "newcomer", "newcomer", Side.UNKNOWN));
    }

    @Test
    void partnerCompanyIsNotInternal() {
        assertThat(text("1_updown_stream", "partner01", "", "您好", "zhangsan").direction())
                .isEmpty();
    }

    @Test
    void subjectIsCutBetweenCharactersAsPeopleSeeThem() {
        String family = "👨‍👩‍👧";
        CommunicationDraft draft = text("1_external", CUSTOMER, "", "好".repeat(49) + family + "尾", "zhangsan");

        assertThat(draft.subject()).contains("好".repeat(49) + family);
    }

    @Test
    void whatPostgresCannotStoreIsLeftOut() {
        assertThat(text("1_external", CUSTOMER, "", "价\u0000格\ud83d", "zhangsan")
                        .content())
                .isEqualTo("价格");
    }

    @Test
    void fileNameIsMadeSafe() {
        ObjectNode message = message("1_external", CUSTOMER, "", "file", "zhangsan");
        message.putObject("file")
                .put("filename", "..\\..\\报价\u202excod" + "长".repeat(300) + ".xlsx")
                .put("sdkfileid", "x");

        String name = decode(message).attachments().get(0).fileName();

        assertThat(name).startsWith("报价xcod").endsWith("长.xlsx").hasSize(150);
    }

    private CommunicationDraft text(String id, String from, String room, String content, String... to) {
        ObjectNode message = message(id, from, room, "text", to);
        message.putObject("text").put("content", content);
        return decode(message);
    }

    private CommunicationDraft decode(ObjectNode message) {
        return ((Decoded) decoder.decode("line 1", message.toString())).draft();
    }

    private static ObjectNode message(String id, String from, String room, String type, String... to) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("msgid", id).put("action", "send").put("from", from).put("roomid", room);
        message.put("msgtime", 1763776800123L).put("msgtype", type);
        List.of(to).forEach(message.putArray("tolist")::add);
        return message;
    }

    private static Party party(Role role, ContactPointKind kind, String value, String raw, Side side) {
        return new Party(role, kind, Optional.of(value), raw, Optional.empty(), side);
    }
}

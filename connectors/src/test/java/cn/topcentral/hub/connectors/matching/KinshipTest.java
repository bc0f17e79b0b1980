package cn.topcentral.hub.connectors.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.matching.Kinship.Bearer;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KinshipTest {
    private static final String PHONE = "phone:+8613812345678";

    private static Bearer bearer(String id, CommunicationType type, long minutes, boolean missed, boolean outbound) {
        return new Bearer(
                new RecordId(id),
                Optional.of(new CustomerId("C1")),
                type,
                Samples.TEN.plusSeconds(minutes * 60),
                missed,
                outbound);
    }

    private static Bearer bearer(String id, CommunicationType type, long minutes) {
        return bearer(id, type, minutes, false, false);
    }

    private static List<String> pairs(String sign, List<Bearer> chain) {
        return Kinship.links(sign, chain).stream()
                .map(link -> link.earlier() + "-" + link.later())
                .sorted()
                .toList();
    }

    @Test
    void aNumberInManyMessagesRelatesAMailToTheNearestOnly() {
        List<Bearer> chain = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            chain.add(bearer("chat" + i, CommunicationType.WECHAT, i * 10L));
        }
        chain.add(bearer("mail", CommunicationType.EMAIL, 45));
        assertThat(pairs("order:SO1", chain)).containsExactly("chat3-mail", "chat4-mail", "mail-chat5", "mail-chat6");
    }

    @Test
    void withinOneChannelThreadsDoIt() {
        assertThat(pairs(
                        "order:SO1",
                        List.of(bearer("a", CommunicationType.PHONE, 0), bearer("b", CommunicationType.MOBILE, 9))))
                .isEmpty();
    }

    @Test
    void anOrderOfLastMonthIsAnotherMatter() {
        assertThat(pairs(
                        "order:SO1",
                        List.of(
                                bearer("a", CommunicationType.EMAIL, 0),
                                bearer("b", CommunicationType.VISIT, 15 * 1440L))))
                .isEmpty();
    }

    @Test
    void aGradeRelatesAVisitToTheMeetingBeforeIt() {
        List<Bearer> chain = List.of(
                bearer("before", CommunicationType.VISIT, 0),
                bearer("meeting", CommunicationType.VIDEO, 60),
                bearer("after", CommunicationType.VISIT, 2880));
        assertThat(pairs("grade:PCR-ABS-1000", chain)).containsExactly("meeting-after");
        assertThat(Kinship.reason("grade:PCR-ABS-1000")).isEqualTo("会议后的拜访，都谈到 PCR-ABS-1000");
    }

    @Test
    void aCallBackAnswersEveryMissedCallSinceTheLastTalk() {
        List<Bearer> chain = List.of(
                bearer("m0", CommunicationType.PHONE, 0, true, false),
                bearer("talk", CommunicationType.PHONE, 5),
                bearer("m1", CommunicationType.PHONE, 10, true, false),
                bearer("m2", CommunicationType.MOBILE, 20, true, false),
                bearer("back", CommunicationType.MOBILE, 60, false, true),
                bearer("again", CommunicationType.MOBILE, 90, false, true));
        assertThat(pairs(PHONE, chain)).containsExactly("m1-back", "m2-back");
        assertThat(Kinship.answeredBy(chain))
                .containsOnlyKeys(new RecordId("back"))
                .containsValue(new RecordId("m2"));
    }

    @Test
    void aCallAfterADayIsNoCallBack() {
        assertThat(pairs(
                        PHONE,
                        List.of(
                                bearer("m", CommunicationType.PHONE, 0, true, false),
                                bearer("c", CommunicationType.MOBILE, 1441, false, true))))
                .isEmpty();
    }
}

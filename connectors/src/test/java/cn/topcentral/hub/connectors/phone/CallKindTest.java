package cn.topcentral.hub.connectors.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.storage.communication.Direction;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallKindTest {
    @ParameterizedTest
    @CsvSource({
        "呼入, INBOUND,",
        "来电, INBOUND,",
        "已接来电, INBOUND,",
        "已接, INBOUND,",
        "incoming, INBOUND,",
        "1, INBOUND,",
        "被叫, INBOUND,",
        "呼出, OUTBOUND,",
        "去电, OUTBOUND,",
        "已拨电话, OUTBOUND,",
        "Outgoing, OUTBOUND,",
        "2, OUTBOUND,",
        "主叫, OUTBOUND,",
        "未接, INBOUND, false",
        "未接来电, INBOUND, false",
        "missed, INBOUND, false",
        "3, INBOUND, false",
        "拒接, INBOUND, false",
        "5, INBOUND, false",
        "呼出未接通, OUTBOUND, false",
        "内部通话, INTERNAL,",
        "国内长途,,"
    })
    void typeTellsDirectionAndFailure(String type, Direction direction, Boolean answered) {
        assertThat(CallKind.ofType(type, true))
                .isEqualTo(new CallKind(Optional.ofNullable(direction), Optional.ofNullable(answered)));
    }

    @Test
    void codeInAColumnCalledDirectionIsNotGuessed() {
        assertThatThrownBy(() -> CallKind.ofType("1", false))
                .isInstanceOf(UnreadableCallException.class)
                .hasMessageContaining("direction '1'")
                .hasMessageContaining("呼入");
    }

    @ParameterizedTest
    @CsvSource({
        "已接, true",
        "接通, true",
        "成功, true",
        "ANSWERED, true",
        "是, true",
        "未接通, false",
        "无人接听, false",
        "NO ANSWER, false",
        "unanswered, false",
        "busy, false",
        "否, false",
        "其他,"
    })
    void resultTellsWhetherTheCallCameAbout(String result, Boolean answered) {
        assertThat(CallKind.answered(result)).isEqualTo(Optional.ofNullable(answered));
    }
}

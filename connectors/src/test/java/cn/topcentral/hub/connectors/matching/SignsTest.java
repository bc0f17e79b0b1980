package cn.topcentral.hub.connectors.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {
    private static List<String> signs(CommunicationType type, String text) {
        return Signs.of(Samples.saying(Samples.facts(type, "s", "1", Samples.TEN), "", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "订单号：SO-2024-0615-01 请确认 | order:SO2024061501",
                "我们的采购订单 PO20240615001 已发 | order:PO20240615001",
                "合同编号 HT2024-118 盖章版 | order:HT2024118",
                "ＳＯ２０２４０６１５００１ 什么时候发 | order:SO20240615001",
                "报价单 BJ-2024-0088 已更新 | quote:BJ20240088",
                "quotation no. QT202406-3 attached | quote:QT2024063",
                "批号：A240601-7 出现黑点 | batch:A2406017",
                "PCR-ABS 要 50 吨 | amount:PCR-ABS 50吨",
                "50吨/月的PCR-ABS-1000 | amount:PCR-ABS 50吨",
                "pc+abs 2,500kg | amount:PC/ABS 2.5吨",
                "寄 PA66-GF30 样品 5公斤 | amount:PA66 5公斤",
                "会议号：123-456-789 | meeting:123456789",
                "入会 https://meeting.tencent.com/dm/AbC123xyz | meeting:tencent/AbC123xyz",
                "https://us02.zoom.us/j/85012345678?pwd=x | meeting:85012345678"
            })
    void whatTellsAMatterIsRead(String text, String sign) {
        assertThat(signs(CommunicationType.EMAIL, text)).containsExactly(sign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "好的，收到",
                "订单 20240615 交货",
                "订单什么时候发",
                "订单金额 500000 元",
                "报价 13500 元一吨",
                "联系电话 13812345678",
                "PCR-ABS 的样品什么时候寄",
                "PCR-ABS 25kg/包",
                "ABS 每袋装 25kg每袋",
                "我要 50 吨",
                "PCR-ABS 不要了。另外谢谢上次那 50 吨",
                "PC 端打不开，第 3 次了",
                "order today please"
            })
    void whatEverybodySaysTellsNothing(String text) {
        assertThat(signs(CommunicationType.WECHAT, text)).isEmpty();
    }

    @Test
    void aGradeCountsWherePeopleMet() {
        assertThat(signs(CommunicationType.VISIT, "试 PCR-ABS-1000")).containsExactly("grade:PCR-ABS-1000");
        assertThat(signs(CommunicationType.WECHAT, "试 PCR-ABS-1000")).isEmpty();
    }

    @Test
    void aNumberLeftInAFormIsOneToBeCalled() {
        assertThat(signs(CommunicationType.FORM, "请打13812345678")).containsExactly("phone:+8613812345678");
        assertThat(signs(CommunicationType.EMAIL, "请打13812345678")).isEmpty();
    }

    @Test
    void whatTheSourceSaysCountsLikeTheText() {
        Facts facts = Samples.lasting(
                Samples.facts(CommunicationType.VIDEO, "s", "1", Samples.TEN),
                30,
                Map.of(
                        "meeting_code",
                        "123 456 789",
                        "calendar_uid",
                        "abc@tc",
                        "join_url",
                        "https://zoom.us/j/85012345678"));
        assertThat(Signs.of(facts)).containsExactly("calendar:abc@tc", "meeting:123456789", "meeting:85012345678");
    }

    @Test
    void aPriceListDoesNotFloodTheIndex() {
        StringBuilder list = new StringBuilder();
        for (int i = 100; i < 400; i++) {
            list.append("PCR-ABS ").append(i).append("吨；");
        }
        assertThat(signs(CommunicationType.EMAIL, list.toString())).hasSizeLessThanOrEqualTo(12);
    }
}

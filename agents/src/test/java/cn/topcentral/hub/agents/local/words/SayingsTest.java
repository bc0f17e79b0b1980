package cn.topcentral.hub.agents.local.words;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SayingsTest {

    @Test
    void inATranscriptOnlyTheirLinesAreTheirs() {
        assertThat(
                        said(
                                CommunicationType.PHONE,
                                """
                        张伟：您好，我是张伟。
                        张经理：什么价？给个实价。
                        张伟：15,200一吨。
                        陈工：样条冲击过了。
                        """))
                .containsExactly("什么价？", "给个实价。", "样条冲击过了。");
    }

    @Test
    void whatWeIntendInAVisitReportIsNotTheirs() {
        assertThat(
                        said(
                                CommunicationType.VISIT,
                                """
                        【谈到的】
                        - 李工：参数认可
                        【跟进】
                        1. 试样排产（张伟）
                        """))
                .containsExactly("参数认可");
    }

    @Test
    void labelsOfAFormAreNotSpeakers() {
        assertThat(said(CommunicationType.FORM, "品名：PCR-PP-M12\n数量:一车(32吨)"))
                .containsExactly("品名：PCR-PP-M12", "数量:一车(32吨)");
    }

    @Test
    void messageWeWroteIsNotTheirs() {
        assertThat(Sayings.of(new HistoryBuilder()
                                .we("2024-06-10T10:00", CommunicationType.WECHAT, "要不要来10吨？")
                                .asOf("2024-06-12T09:00"))
                        .all())
                .isEmpty();
    }

    @Test
    void figuresAreWordedAsSalesPeopleWriteThem() {
        assertThat(Wording.money(new BigDecimal("9120000"))).isEqualTo("912万元");
        assertThat(Wording.money(new BigDecimal("86500"))).isEqualTo("8.7万元");
        assertThat(Wording.money(new BigDecimal("7500"))).isEqualTo("7,500元");
        assertThat(Wording.price(new BigDecimal("15200.4"))).isEqualTo("15,200元/吨");
        assertThat(Wording.percent(new BigDecimal("0.046"))).isEqualTo("5%");
        assertThat(Wording.day(LocalDate.of(2023, 12, 1), LocalDate.of(2024, 6, 1)))
                .isEqualTo("2023年12月1日");
    }

    private static List<String> said(CommunicationType type, String content) {
        return Sayings.of(new HistoryBuilder()
                        .contact(1, "张经理", "采购经理")
                        .contact(2, "李工", "技术")
                        .they("2024-06-10T10:00", type, content, UnaryOperator.identity())
                        .asOf("2024-06-12T09:00"))
                .all()
                .stream()
                .map(Saying::text)
                .toList();
    }
}

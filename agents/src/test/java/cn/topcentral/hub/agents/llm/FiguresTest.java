package cn.topcentral.hub.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "15200, 15200元/吨",
        "15200, '15,200一吨'",
        "15200, 1.52万",
        "15200, 15.2元/公斤",
        "15200, 一万五千二吧",
        "15200, 一点五二万",
        "18000, 一万八",
        "10500, 一万零五百",
        "10050, 一万零五十",
        "120000, 十二万",
        "9800, 九千八",
        "16500, 16.5k"
    })
    void aPriceIsReadAsItIsSaid(BigDecimal perTonne, String quote) {
        assertThat(Figures.canBePrice(perTonne, quote)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"15200, 15300元/吨", "15200, 便宜点", "15200, PCR-ABS-15200", "1520, 1.52万"})
    void aPriceThatNobodySaidIsNone(BigDecimal perTonne, String quote) {
        assertThat(Figures.canBePrice(perTonne, quote)).isFalse();
    }

    @Test
    void aNumberThatWasNotGivenIsFound() {
        Figures figures = new Figures(List.of("近30天沟通2次，平时8次，响应率0.25，金额75万元，型号PCR-ABS-1000"));

        assertThat(figures.bearOut("近30天只联系了2次，金额750000元，响应率25%")).isTrue();
        assertThat(figures.bearOut("近30天只联系了3次")).isFalse();
        assertThat(figures.bearOut("可以便宜5%")).isFalse();
        assertThat(figures.bearOut("推荐PCR-PC-3000"))
                .as("the number of a grade is part of a name")
                .isTrue();
        assertThat(figures.bearOutAdvice("24小时内回复")).isTrue();
        assertThat(figures.bearOutAdvice("24小时内降价500元")).isFalse();
    }
}

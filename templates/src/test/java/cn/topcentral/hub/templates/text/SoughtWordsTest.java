package cn.topcentral.hub.templates.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtWordsTest {
    private static String marked(String typed, String text) {
        return SoughtWords.of(typed).marked(text).stream()
                .map(piece -> piece.sought() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "账期, 谈账期和账期问题, 谈[账期]和[账期]问题",
        "pcr-abs, 询价PCR-ABS阻燃, 询价[PCR-ABS]阻燃",
        "PCR-ABS 账期, 账期三十天的 pcr abs, [账期]三十天的 [pcr] [abs]",
        "abs, absolute ABS, absolute [ABS]",
        "50吨, 每月50吨还是150吨, 每月[50吨]还是150[吨]",
        "账, 对账和账期, 对[账]和[账]期",
        "账期问题, 账期没问题, [账期]没[问题]",
        "PCR, ＰＣＲ材料, [ＰＣＲ]材料",
        "ＰＣＲ, pcr材料, [pcr]材料"
    })
    void marksWhatWasSearchedFor(String typed, String text, String expected) {
        assertThat(marked(typed, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "，。！", "()&|!:*'", "\\E.*\\Q"})
    void punctuationMarksNothing(String typed) {
        assertThat(marked(typed, "一，二。(a & b)")).isEqualTo("一，二。(a & b)");
    }

    @Property
    void thePiecesAreTheText(@ForAll String typed, @ForAll String text) {
        List<SoughtWords.Piece> pieces = SoughtWords.of(typed).marked(text);
        assertThat(pieces.stream().map(SoughtWords.Piece::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }
}

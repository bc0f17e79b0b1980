package cn.topcentral.hub.templates.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    @Test
    void removesDirectionOverridesButKeepsRightToLeftLetters() {
        assertThat(CleanText.line("发票\u202Efdp.exe")).isEqualTo("发票fdp.exe");
        assertThat(CleanText.line("\u2067שלום\u2069")).isEqualTo("שלום");
    }

    @Test
    void removesControlCharactersAndMendsBrokenSurrogates() {
        assertThat(CleanText.line("a\u0000b\u001B[31mc\uFEFF")).isEqualTo("ab[31mc");
        assertThat(CleanText.line("a\uD83Db")).isEqualTo("a\uFFFDb");
    }

    @Test
    void makesOneLineOfSeveral() {
        assertThat(CleanText.line(" 张经理 \r\n\t询价\u3000PCR ")).isEqualTo("张经理 询价 PCR");
    }

    @Test
    void keepsLinesWhereLinesAreWanted() {
        assertThat(CleanText.lines("一 \r\n二\r三\n\n\n\n四\u2028五")).isEqualTo("一\n二\n三\n\n四\n五");
    }

    @Test
    void keepsTheJoinersInsideEmojiAndPersian() {
        assertThat(CleanText.line("👨‍👩‍👧 می‌خواهم")).isEqualTo("👨‍👩‍👧 می‌خواهم");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \u3000\n", "\u200B", "\u200D\u200E", "\u3164", "\u2800 "})
    void whatShowsNothingIsEmpty(String text) {
        assertThat(CleanText.line(text)).isEmpty();
        assertThat(CleanText.lines(text)).isEmpty();
    }
}

package cn.topcentral.hub.templates.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShorteningTest {
    @ParameterizedTest
    @CsvSource({"宁波奥克斯,5,宁波奥克斯", "宁波奥克斯空调,5,宁波奥克…", "AB,1,…", "宁波,1,…"})
    void cutsAtTheCharacterCount(String text, int limit, String expected) {
        assertThat(Shortening.chars(text, limit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👨‍👩‍👧‍👦", "👍🏽", "e\u0301\u0302", "🇨🇳", "❤️‍🔥", "𠮷", "1️⃣"})
    void keepsWhatReadsAsOneCharacterWholeOrLeavesItOut(String character) {
        int size = Shortening.countChars(character);
        for (int limit = 1; limit <= size; limit++) {
            assertThat(Shortening.chars(character + "尾巴", limit)).isEqualTo("…");
        }
        assertThat(Shortening.chars(character + "尾巴", size + 1)).isEqualTo(character + "…");
    }

    @Test
    void cutsByBytesOnACharacterBoundary() {
        assertThat(Shortening.utf8Bytes("宁波奥克斯", 11)).isEqualTo("宁波…");
        assertThat(Shortening.utf8Bytes("宁波奥克斯", 15)).isEqualTo("宁波奥克斯");
        assertThat(Shortening.utf8Bytes("ab𠮷𠮷", 9)).isEqualTo("ab𠮷…".substring(0, 4) + "…");
    }

    @Test
    void refusesALimitWithNoRoomForTheEllipsis() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shortening.chars("ab", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Shortening.utf8Bytes("ab", 2));
    }
}

package cn.topcentral.hub.templates.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ShorteningProperties {
    @Property
    void neverLongerThanTheLimitInChars(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 40) int limit) {
        assertThat(Shortening.countChars(Shortening.chars(text, limit))).isLessThanOrEqualTo(limit);
    }

    @Property
    void neverLongerThanTheLimitInBytes(@ForAll("texts") String text, @ForAll @IntRange(min = 3, max = 90) int limit) {
        assertThat(Shortening.bytes(Shortening.utf8Bytes(text, limit))).isLessThanOrEqualTo(limit);
    }

    @Property
    void aTextThatFitsStaysAsItIs(@ForAll("texts") String text) {
        assertThat(Shortening.chars(text, Math.max(1, Shortening.countChars(text))))
                .isEqualTo(text);
        assertThat(Shortening.utf8Bytes(text, Math.max(3, Shortening.bytes(text))))
                .isEqualTo(text);
    }

    @Property
    void aCutTextIsWholeCharactersOfTheOriginalAndAnEllipsis(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 40) int limit) {
        assertIsWholeBeginning(text, Shortening.chars(text, limit));
    }

    @Property
    void aTextCutByBytesIsWholeCharactersOfTheOriginalAndAnEllipsis(
            @ForAll("texts") String text, @ForAll @IntRange(min = 3, max = 90) int limit) {
        assertIsWholeBeginning(text, Shortening.utf8Bytes(text, limit));
    }

    @Property
    void cleaningTwiceIsCleaningOnce(@ForAll String text) {
        assertThat(CleanText.line(CleanText.line(text))).isEqualTo(CleanText.line(text));
        assertThat(CleanText.lines(CleanText.lines(text))).isEqualTo(CleanText.lines(text));
    }

    private static void assertIsWholeBeginning(String text, String shortened) {
        if (shortened.equals(text)) {
            return;
        }
        assertThat(shortened).endsWith("…");
        String kept = shortened.substring(0, shortened.length() - 1);
        List<String> graphemes = graphemes(text);
        StringBuilder beginning = new StringBuilder();
        List<String> beginnings = new ArrayList<>(List.of(""));
        graphemes.forEach(grapheme -> beginnings.add(beginning.append(grapheme).toString()));
        assertThat(beginnings).contains(kept);
    }

    /** The same rule as the code's, so the pieces below that must stay whole are also checked by hand in ShorteningTest. */
    private static List<String> graphemes(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\X").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("奥", "A", " ", "👍🏽", "👨‍👩‍👧‍👦", "e\u0301", "🇨🇳", "ש", "𠮷", "1️⃣", "。")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }
}

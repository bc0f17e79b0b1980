package cn.topcentral.hub.templates.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SnippetTest {
    @Test
    void showsTheTermWithSomeWordsBeforeIt() {
        String text = "张经理您好，上次您提到希望把账期从三十天延长到六十天，我们内部讨论过了";
        assertThat(Snippet.around(text, SoughtWords.of("账期"), 15)).isEqualTo("…到希望把账期从三十天延长到…");
    }

    @Test
    void findsTheTermInAnyCase() {
        assertThat(Snippet.around("询价：需要的材料是pcr-abs，每月五十吨", SoughtWords.of("PCR-ABS"), 14))
                .contains("pcr-abs");
    }

    @Test
    void ofSeveralWordsTheFirstTypedIsShown() {
        String text = "寒暄".repeat(20) + "账期三十天" + "寒暄".repeat(20) + "PCR-ABS 每吨九千二";
        assertThat(Snippet.around(text, SoughtWords.of("PCR-ABS 账期"), 20)).contains("PCR-ABS");
        assertThat(Snippet.around(text, SoughtWords.of("账期 PCR-ABS"), 20)).contains("账期");
    }

    @Test
    void beginsAtTheBeginningWhenTheTermIsElsewhere() {
        assertThat(Snippet.around("合同草案已经发送给法务", SoughtWords.of("报价"), 5)).isEqualTo("合同草案…");
    }

    @Test
    void doesNotCutAJoinedEmojiBeforeTheTerm() {
        String text = "很长的开头文字👨‍👩‍👧‍👦账期可以谈吗我们再看一下";
        assertThat(Snippet.around(text, SoughtWords.of("账期"), 12)).isEqualTo("…账期可以谈吗我们再看…");
    }

    @Property
    void isNeverLongerThanItsRoom(
            @ForAll String text, @ForAll String term, @ForAll @IntRange(min = 1, max = 40) int room) {
        assertThat(Shortening.countChars(Snippet.around(text, SoughtWords.of(term), room)))
                .isLessThanOrEqualTo(room);
    }
}

package cn.topcentral.hub.agents.local.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
    private static final String VOCABULARY =
            """
            {"model": {"vocab": {"[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "报": 4, "价": 5, "ab": 6, "##s": 7, "-": 8, "##10": 9, "10": 10}}}
            """;

    private static long[] ids(String text, int limit) throws IOException {
        return WordPieces.read(new ByteArrayInputStream(VOCABULARY.getBytes(StandardCharsets.UTF_8)))
                .ids(text, limit);
    }

    @Test
    void chineseCharactersStandAloneAndWordsAreCutLongestFirst() throws IOException {
        assertThat(ids("报价 abs-1010", 20)).containsExactly(2, 4, 5, 6, 7, 8, 10, 9, 3);
    }

    @Test
    void whatTheVocabularyLacksIsUnknown() throws IOException {
        assertThat(ids("xyz 😀 报", 20)).containsExactly(2, 1, 1, 4, 3);
    }

    @Test
    void theEndIsMarkedEvenWhenTheTextIsCut() throws IOException {
        assertThat(ids("报价报价报价", 4)).containsExactly(2, 4, 5, 3);
    }
}

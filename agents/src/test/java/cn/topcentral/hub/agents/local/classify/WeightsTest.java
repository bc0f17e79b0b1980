package cn.topcentral.hub.agents.local.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final int FEATURES = Features.size(Cues.load());

    private static Weights read(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(WeightsTest.class.getResourceAsStream(file))) {
            return Weights.read(stream, FEATURES);
        }
    }

    @Test
    void weightsWereLearntFromThisCorpus() throws IOException {
        assertThat(read(CommunicationClassifier.WEIGHTS).corpus())
                .as("the corpus, the cue words or the features changed: run ./hub train")
                .isEqualTo(Corpus.full().hash());
    }

    @Test
    void weightsOfTheTestsWereLearntWithoutTheGivenRecords() throws IOException {
        assertThat(read("weights-without-given.bin").corpus())
                .as("the corpus, the cue words or the features changed: run ./hub train --without-given")
                .isEqualTo(Corpus.withoutGiven().hash());
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Weights weights = read(CommunicationClassifier.WEIGHTS);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        weights.write(file);

        Weights again = Weights.read(new ByteArrayInputStream(file.toByteArray()), FEATURES);

        assertThat(again.whole().intent().weights()[3])
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-6 ? 0 : 1)
                .containsExactly(weights.whole().intent().weights()[3]);
        assertThat(again.whole().urgency().sharpness())
                .isEqualTo(weights.whole().urgency().sharpness());
    }

    @Test
    void weightsOfOtherFeaturesAreRefused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        read(CommunicationClassifier.WEIGHTS).write(file);

        assertThatThrownBy(() -> Weights.read(new ByteArrayInputStream(file.toByteArray()), FEATURES + 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("train again");
    }
}

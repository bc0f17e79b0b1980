package cn.topcentral.hub.connectors.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextPrintTest {
    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('\u4e00' + random.nextInt(3000)));
        }
        return text.toString();
    }

    @Test
    void nearlyIdenticalTextsShareABand() {
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            String text = text(random, 20 + random.nextInt(400));
            StringBuilder changed = new StringBuilder(text);
            changed.setCharAt(random.nextInt(text.length()), '变');
            found += share(text, changed.toString()) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(495);
    }

    @Test
    void differentTextsShareNone() {
        Random random = new Random(2);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            found += share(text(random, 100), text(random, 100)) ? 1 : 0;
        }
        assertThat(found).isZero();
    }

    @Test
    void shortTextsHaveNone() {
        assertThat(TextPrint.bands("好的，收到，谢谢")).isEmpty();
        assertThat(TextPrint.bands("")).isEmpty();
    }

    private static boolean share(String one, String other) {
        Set<String> bands = new HashSet<>(TextPrint.bands(one));
        bands.retainAll(TextPrint.bands(other));
        return !bands.isEmpty();
    }
}

package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.search.SearchTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What finds near-identical texts through an index: a MinHash of the text's character pairs (Lucene's), cut into bands. Two texts that share
 * nine tenths of their pairs share a band with a probability above 0.999, two that share half with 0.3; the few found are then compared exactly.
 */
public final class TextPrint {
    /** The probability to share one of b bands of r rows is 1 - (1 - j^r)^b for texts that share j of their pairs. */
    private static final int BANDS = 12;

    private static final int ROWS = 5;

    /** 收到, 好的谢谢: texts with fewer different pairs than this say nothing about being the same. */
    static final int FEWEST_TERMS = 12;

    private TextPrint() {}

    /** The bands of a text, each a short string; none for a text too short to be compared. */
    public static Set<String> bands(String text) {
        Set<String> terms = SearchTerms.of(text);
        if (terms.size() < FEWEST_TERMS) {
            return Set.of();
        }
        List<String> minima = minima(terms);
        Set<String> bands = new LinkedHashSet<>();
        for (int band = 0; band < BANDS; band++) {
            int hash = String.join("", minima.subList(band * ROWS, (band + 1) * ROWS))
                    .hashCode();
            bands.add(band + "-" + Integer.toHexString(hash));
        }
        return bands;
    }

    private static List<String> minima(Set<String> terms) {
        List<String> minima = new ArrayList<>();
        try (TokenStream hashes = new MinHashFilter(new Terms(terms), 1, BANDS * ROWS, 1, true)) {
            CharTermAttribute hash = hashes.addAttribute(CharTermAttribute.class);
            hashes.reset();
            while (hashes.incrementToken()) {
                minima.add(hash.toString());
            }
            hashes.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // terms in memory cannot fail to be read
        }
        return minima;
    }

    /** Terms that are there already, as Lucene wants them. */
    private static final class Terms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> terms;

        Terms(Set<String> terms) {
            this.terms = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!terms.hasNext()) {
                return false;
            }
            term.append(terms.next());
            return true;
        }
    }
}

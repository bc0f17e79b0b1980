package cn.topcentral.hub.storage.customer;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a name is folded, so that different ways of typing it meet: full and half width, upper and lower case, traditional and simplified,
 * with and without spaces and punctuation; and as pinyin, whole and initials.
 */
public final class NameKeys {
    private NameKeys() {}

    /** The letters and digits of a name, as all spellings of it share them. */
    public static String folded(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder();
        HanLP.convertToSimplifiedChinese(plain)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** {@code 奥克斯} → {@code aokesi}; letters and digits of other scripts stay as they are. */
    static String pinyin(String folded) {
        return spelled(folded, false);
    }

    /** {@code 奥克斯} → {@code aks}. */
    static String initials(String folded) {
        return spelled(folded, true);
    }

    private static String spelled(String folded, boolean initialOnly) {
        StringBuilder spelled = new StringBuilder();
        List<Pinyin> syllables = HanLP.convertToPinyinList(folded);
        for (int i = 0; i < syllables.size(); i++) {
            Pinyin syllable = syllables.get(i);
            if (syllable == Pinyin.none5) {
                spelled.append(folded.charAt(i));
            } else {
                String letters = syllable.getPinyinWithoutTone();
                spelled.append(initialOnly ? letters.substring(0, 1) : letters);
            }
        }
        return spelled.toString();
    }

    /** Every character and every two neighbours: what any part of the key can be found by. */
    static Set<String> grams(String key) {
        Set<String> grams = new LinkedHashSet<>();
        int[] points = key.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            grams.add(new String(points, i, 1));
            if (i + 1 < points.length) {
                grams.add(new String(points, i, 2));
            }
        }
        return grams;
    }
}

package cn.topcentral.hub.agents.local.coordination;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells whether two imperatives ask for the same thing, in about the same words. */
final class SameAction {
    /** Shared pairs of characters, as a share of all: 提供3个月试样合作 and 提供3个月试样合作方案 are the same, 安排工厂参观 and 安排技术交流 are not. */
    private static final double ALIKE = 0.7;

    private SameAction() {}

    static boolean same(String one, String other) {
        String first = plain(one);
        String second = plain(other);
        if (first.equals(second)) {
            return true;
        }
        Set<String> pairs = pairs(first);
        Set<String> others = pairs(second);
        long shared = pairs.stream().filter(others::contains).count();
        return 2.0 * shared >= ALIKE * (pairs.size() + others.size()) && shared > 0;
    }

    /** Letters and digits alone, in one width and case. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> pairs(String text) {
        return IntStream.range(0, Math.max(0, text.length() - 1))
                .mapToObj(at -> text.substring(at, at + 2))
                .collect(Collectors.toSet());
    }
}

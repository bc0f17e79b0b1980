package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.search.SearchTerms;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How alike two titles of meetings are, apart from the words every meeting has. */
final class Titles {
    private static final Pattern EVERYDAY = Pattern.compile(
            "预定的|的会议|视频会议|腾讯会议|钉钉会议|电话会议|线上|现场|会议纪要|会议|纪要|拜访记录|拜访报告|拜访|出差报告|出差|交流|沟通|讨论|邀请|meeting|zoom|teams|re:|fw:|回复[:：]|转发[:：]");
    private static final Pattern ORDINAL = Pattern.compile("第?([0-9一二三四五六七八九十]+)(?:次|期|轮|批|号线)");

    private Titles() {}

    /** What a title says beyond the everyday words; empty when nothing. */
    static Set<String> terms(String title) {
        String folded = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SearchTerms.of(EVERYDAY.matcher(folded).replaceAll(" "));
    }

    /** The share of the shorter title that the longer one has too, 0 to 1; 0 when either says nothing. */
    static double likeness(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return (double) common.size() / Math.min(one.size(), other.size());
    }

    /** Whether they count differently: 第二次评审 is not 第三次评审. */
    static boolean countDifferently(String one, String other) {
        Set<String> ones = ordinals(one);
        Set<String> others = ordinals(other);
        return !ones.isEmpty() && !others.isEmpty() && !Facts.meet(ones, others);
    }

    private static Set<String> ordinals(String title) {
        Set<String> found = new HashSet<>();
        Matcher matcher = ORDINAL.matcher(title);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}

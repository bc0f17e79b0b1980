package cn.topcentral.hub.agents.local.coordination;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells whether two imperatives ask for the same thing, in about the same words. */
final class SameAction {
    /** Shared pairs of characters, as a share of all: 提供3个月试样合作 and 提供3个月试样合作方案 are the same, 安排工厂参观 and 安排技术交流 are not. */
    private static final double ALIKE = 0.7;

    /** What one talk or one sheet settles, however the agents put it. */
    private static final List<Pattern> MATTERS = List.of(
            Pattern.compile("总成本对比|给的条件|报了什么价|的价格、账期和供货"),
            Pattern.compile("投诉(?:了结|当面谈清)|投诉.{0,6}(?:了结|谈清)|书面处理方案"),
            Pattern.compile("阶梯价|挂钩的(?:价格|付款)方案|锁量锁价|长期锁价"),
            Pattern.compile("检验报告、|检验数据|批次.{0,6}数据"));

    /** The promise itself, in what the agents say of it. */
    private static final Pattern PROMISE = Pattern.compile("^先兑现承诺：(.+)$|^今天办完“([^”]+)”.*$");

    private SameAction() {}

    static boolean same(String one, String other) {
        String first = plain(promised(one));
        String second = plain(promised(other));
        if (first.equals(second)
                || MATTERS.stream()
                        .anyMatch(matter -> matter.matcher(one).find()
                                && matter.matcher(other).find())) {
            return true;
        }
        Set<String> pairs = pairs(first);
        Set<String> others = pairs(second);
        long shared = pairs.stream().filter(others::contains).count();
        return 2.0 * shared >= ALIKE * (pairs.size() + others.size()) && shared > 0;
    }

    private static String promised(String action) {
        Matcher matcher = PROMISE.matcher(action);
        return matcher.matches() ? Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)) : action;
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

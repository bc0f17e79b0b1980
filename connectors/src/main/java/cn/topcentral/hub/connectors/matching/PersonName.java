package cn.topcentral.hub.connectors.matching;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A person's name as it can be compared: {@code 张伟（宁波）}, {@code 张 伟}, {@code 张伟 经理} are one. */
final class PersonName {
    private static final Pattern ASIDE = Pattern.compile("[(\\[{<（【].*?[)\\]}>）】]");
    private static final Pattern TITLE = Pattern.compile("(总经理|副总|经理|主管|工程师|厂长|部长|主任|采购|老师|先生|女士|小姐|总|工)$");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\p{L}]+");

    private PersonName() {}

    /** Empty where only a surname is left (张总, 李工): too many share it. */
    static Optional<String> of(String given) {
        String plain =
                ASIDE.matcher(Normalizer.normalize(given, Normalizer.Form.NFKC)).replaceAll("");
        String letters = NOT_IN_A_NAME.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        String name = TITLE.matcher(letters).replaceAll("");
        return name.length() < 2 ? Optional.empty() : Optional.of(name);
    }

    /** Whether a name is written in Chinese, so that it can be told from other Chinese names; a login or a number cannot. */
    static boolean chinese(String name) {
        return name.codePoints().allMatch(Character::isIdeographic);
    }
}

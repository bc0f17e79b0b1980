package cn.topcentral.hub.agents.local.words;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Suppliers the customer compares us with. */
public final class Rivals {
    private static final Pattern NAMELESS =
            Pattern.compile("(?:别|另一|另外一|其他|其它|人|那|某|几|多)(?:一)?家.*|竞争对手.*|对手|同行|其他供应商|现有供应商.*|原来?供应商");

    private Rivals() {}

    /** The names among some mentions; the mentions themselves, as 别家, when nobody was named. */
    public static List<String> named(Collection<String> mentions) {
        List<String> names = mentions.stream()
                .distinct()
                .filter(mention -> !NAMELESS.matcher(mention).matches())
                .toList();
        return names.isEmpty() ? mentions.stream().distinct().toList() : names;
    }
}

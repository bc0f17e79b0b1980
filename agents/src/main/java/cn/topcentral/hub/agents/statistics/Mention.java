package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.List;
import java.util.Optional;

/**
 * Words that were said, and not denied.
 *
 * @param word the one found
 * @param index where it stands in the record's content
 */
public record Mention(HistoryRecord record, String word, int index) {
    private static final String NEGATIONS = "不没未无别勿";

    /** How far a negation reaches: 没有打算换供应商. */
    private static final int REACH = 5;

    /** With 就 a negation turns into a condition: 再不来人就索赔. */
    private static final String BOUNDS = "，。！？；,.!?;\n 就则才便";

    /** The first mention in each record that has one, in the order of the records. */
    public static List<Mention> in(List<HistoryRecord> records, List<String> words) {
        return records.stream().flatMap(record -> first(record, words).stream()).toList();
    }

    /** The first mention in a record, by the order of the words. */
    public static Optional<Mention> first(HistoryRecord record, List<String> words) {
        String content = record.content();
        for (String word : words) {
            int index = content.indexOf(word);
            while (index >= 0) {
                if (!denied(content, index)) {
                    return Optional.of(new Mention(record, word, index));
                }
                index = content.indexOf(word, index + word.length());
            }
        }
        return Optional.empty();
    }

    private static boolean denied(String content, int index) {
        for (int i = index - 1; i >= Math.max(0, index - REACH); i--) {
            char before = content.charAt(i);
            if (BOUNDS.indexOf(before) >= 0) {
                return false;
            }
            if (NEGATIONS.indexOf(before) >= 0) {
                return true;
            }
        }
        return false;
    }
}

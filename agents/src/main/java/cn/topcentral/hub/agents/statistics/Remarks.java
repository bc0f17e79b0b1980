package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.List;

/** Tells what happened from what was agreed for the case that it happens. */
public final class Remarks {
    private static final List<String> CONDITIONS =
            List.of("如果", "要是", "万一", "写进合同", "写入合同", "写进协议", "超标整批退", "超标退", "约定", "的话");

    private Remarks() {}

    /** Whether a sentence sets a condition: 黑点超标整批退，写进合同. */
    public static boolean conditional(String sentence) {
        return CONDITIONS.stream().anyMatch(sentence::contains);
    }

    /** Whether a record labelled a complaint is one: the tone is bad, and it is no list of terms. */
    static boolean complains(HistoryRecord record) {
        return record.analysis()
                .filter(analysis -> analysis.sentiment() == SentimentClass.NEGATIVE || !conditional(record.content()))
                .filter(analysis -> analysis.sentiment() != SentimentClass.POSITIVE)
                .isPresent();
    }
}

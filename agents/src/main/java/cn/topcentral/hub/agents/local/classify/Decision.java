package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.agents.evaluation.AnnotationLabels;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.util.List;
import java.util.Locale;

/** The three decisions that are learnt; the order of the classes is that of their enums. */
enum Decision {
    INTENT,
    SENTIMENT,
    URGENCY;

    int classes() {
        return codes().size();
    }

    /** The codes of the classes, as in labels. */
    List<String> codes() {
        List<? extends Enum<?>> all =
                switch (this) {
                    case INTENT -> List.of(IntentCategory.values());
                    case SENTIMENT -> List.of(SentimentClass.values());
                    case URGENCY -> List.of(UrgencyLevel.values());
                };
        return all.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** The number of the class that a record is labelled with. */
    int classOf(AnnotationLabels labels) {
        return codes().indexOf(
                        switch (this) {
                            case INTENT -> labels.intent().code();
                            case SENTIMENT -> labels.sentiment().code();
                            case URGENCY -> labels.urgency().code();
                        });
    }

    /** The number of the most probable class; the first of equals, which for intents is the one that wins ties. */
    static int best(double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best;
    }
}

package cn.topcentral.hub.agents.local.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import cn.topcentral.hub.agents.evaluation.AnnotationLabels;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;

/** The three decisions that are learnt; the order of the classes is that of their enums. */
enum Decision {
    INTENT(List.of(IntentCategory.values()), AnnotationLabels::intent),
    SENTIMENT(List.of(SentimentClass.values()), AnnotationLabels::sentiment),
    URGENCY(List.of(UrgencyLevel.values()), AnnotationLabels::urgency);

    private final List<? extends Enum<?>> classes;
    private final Function<AnnotationLabels, Enum<?>> label;

    Decision(List<? extends Enum<?>> classes, Function<AnnotationLabels, Enum<?>> label) {
        this.classes = classes;
        this.label = label;
    }

    int classes() {
        return classes.size();
    }

    /** The codes of the classes, as in labels. */
    List<String> codes() {
        return classes.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** The number of the class that a record is labelled with. */
    int classOf(AnnotationLabels labels) {
        return classes.indexOf(label.apply(labels));
    }

    /** The number of the most probable class; the first of equals, which for intents is the one that wins ties. */
    static int best(double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best;
    }

    static List<Decision> all() {
        return Arrays.asList(values());
    }
}

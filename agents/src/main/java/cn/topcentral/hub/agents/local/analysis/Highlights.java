package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.classify.CommunicationClassifier;
import cn.topcentral.hub.agents.local.classify.Signal;
import cn.topcentral.hub.agents.local.classify.Telling;
import cn.topcentral.hub.agents.local.classify.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to point at: the sentences that speak most for the verdict, and the cue words.
 *
 * @param intent the sentence for the intent, and so on; all empty when nothing is said
 * @param signals literal words, in the order of the text
 */
record Highlights(Optional<String> intent, Optional<String> sentiment, Optional<String> urgency, List<Signal> signals) {

    static Highlights of(Passages passages, Verdict verdict, CommunicationClassifier classifier) {
        List<String> candidates = passages.candidates();
        if (candidates.isEmpty()) {
            return new Highlights(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
        Telling telling = classifier.mostTelling(candidates, verdict);
        return new Highlights(
                Optional.of(candidates.get(telling.intent())),
                Optional.of(candidates.get(telling.sentiment())),
                Optional.of(candidates.get(telling.urgency())),
                classifier.signals(passages.words()).stream()
                        .map(signal -> literal(signal, passages.content()))
                        .sorted(Comparator.comparingInt(Signal::start))
                        .toList());
    }

    private static Signal literal(Signal signal, String content) {
        int end = signal.start() + signal.words().length();
        return new Signal(signal.cue(), content.substring(signal.start(), end), signal.start());
    }

    boolean has(String cue) {
        return signals.stream().anyMatch(signal -> signal.cue().equals(cue));
    }

    /** The words of some cues as written, in the order of the text, without blanks around them. */
    List<String> words(Set<String> cues) {
        return signals.stream()
                .filter(signal -> cues.contains(signal.cue()))
                .map(signal -> signal.words().strip())
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }
}

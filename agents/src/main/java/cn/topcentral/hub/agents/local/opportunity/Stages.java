package cn.topcentral.hub.agents.local.opportunity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The steps a text tells of. A line that names materials speaks of those, any other of the text's main one. */
final class Stages {
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?\\n]");

    private final Map<String, Stage> named = new HashMap<>();
    private Optional<Stage> unnamed = Optional.empty();
    private final boolean foreseen;

    Stages(String text, Grades grades) {
        this.foreseen = SENTENCE_END.splitAsStream(text).anyMatch(StageWords::foresees);
        SENTENCE_END.splitAsStream(text).forEach(sentence -> StageWords.in(sentence)
                .ifPresent(stage -> add(stage, grades.familiesIn(sentence))));
    }

    private void add(Stage stage, Set<String> families) {
        families.forEach(family -> named.merge(family, stage, Stage::furthest));
        if (families.isEmpty()) {
            unnamed = Optional.of(unnamed.map(stage::furthest).orElse(stage));
        }
    }

    /** Whether it looks ahead to a step, as {@code 选你们，试样完直接走小批}. */
    boolean foresees() {
        return foreseen;
    }

    boolean any() {
        return !named.isEmpty() || unnamed.isPresent();
    }

    Stage of(String family, boolean main) {
        Stage own = named.getOrDefault(family, Stage.INQUIRY);
        return main ? unnamed.map(own::furthest).orElse(own) : own;
    }
}

package cn.topcentral.hub.agents.llm;

import java.util.ArrayList;
import java.util.List;

/** What a reader noticed about one answer. Used by one thread. */
public final class Findings {
    private final List<String> problems = new ArrayList<>();
    private int dropped;

    /** The answer cannot stand. The model is told this sentence, so it names the place, what is there and what should be. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** A statement was left out, because nothing bears it out. */
    public void drop() {
        dropped++;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    int dropped() {
        return dropped;
    }
}

package cn.topcentral.hub.storage.llm;

import java.time.Instant;
import java.util.Optional;

/** Answers of the model that passed every check, by the hash of what was asked. Implementations are thread-safe. */
public interface AnswerCache {

    /**
     * The answer to a question.
     *
     * @param keepUntil when it is to expire from now on, if it is there: what is used stays
     */
    Optional<String> find(String key, Instant now, Instant keepUntil);

    /** Keeps an answer; a newer answer to the same question takes its place. */
    void keep(String key, String agent, String model, String answer, Instant now, Instant keepUntil);
}

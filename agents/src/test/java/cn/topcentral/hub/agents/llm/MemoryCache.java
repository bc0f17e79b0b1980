package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.storage.llm.AnswerCache;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache in memory, which forgets nothing. */
public final class MemoryCache implements AnswerCache {
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String key, Instant now, Instant keepUntil) {
        return Optional.ofNullable(answers.get(key));
    }

    @Override
    public void keep(String key, String agent, String model, String answer, Instant now, Instant keepUntil) {
        answers.put(key, answer);
    }

    public int size() {
        return answers.size();
    }
}

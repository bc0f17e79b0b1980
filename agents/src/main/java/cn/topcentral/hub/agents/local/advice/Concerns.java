package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.statistics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the customer keeps coming back to, with the sentences, over half a year. */
record Concerns(Map<Topic, List<Saying>> sayings) {
    static final int DAYS = 180;
    private static final Pattern ANYTHING = Pattern.compile("");
    private static final int PROOFS = 2;

    static Concerns of(Sayings all) {
        Map<Topic, List<Saying>> found = new EnumMap<>(Topic.class);
        for (Saying saying : all.within(DAYS, ANYTHING)) {
            Topic.in(saying.text()).keySet().forEach(topic -> found.computeIfAbsent(topic, unused -> new ArrayList<>())
                    .add(saying));
        }
        return new Concerns(found);
    }

    /** In how many records they came to speak of it. */
    int occasions(Topic topic) {
        return Sayings.occasions(about(topic));
    }

    List<Saying> about(Topic topic) {
        return sayings.getOrDefault(topic, List.of());
    }

    Optional<Saying> last(Topic topic) {
        return Sayings.last(about(topic));
    }

    /** The topics, the most frequent first. */
    List<Topic> ranked() {
        return sayings.keySet().stream()
                .sorted(Comparator.comparing(this::occasions).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** A claim that follows from how often they spoke of it. */
    <T> Optional<Claim<T>> claim(Topic topic, T value) {
        return claim(about(topic), value);
    }

    /** A claim that follows from some sentences, of which the latest are quoted. */
    static <T> Optional<Claim<T>> claim(List<Saying> sayings, T value) {
        List<Saying> telling = sayings.stream().filter(Saying::tells).toList();
        List<Saying> quoted = telling.isEmpty() ? sayings : telling;
        List<Proof> proofs = quoted.subList(Math.max(0, quoted.size() - PROOFS), quoted.size()).stream()
                .flatMap(saying -> saying.proof().stream())
                .distinct()
                .toList();
        return proofs.isEmpty() ? Optional.empty() : Optional.of(new Claim<>(value, proofs));
    }
}

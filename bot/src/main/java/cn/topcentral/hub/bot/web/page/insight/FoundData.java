package cn.topcentral.hub.bot.web.page.insight;

import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the panel reads from an agent's own words, which lie in the row as JSON. */
final class FoundData {
    private static final Function<String, JsonNode> TREE = Json.reader(new TypeReference<>() {});

    private FoundData() {}

    /** Something A16 would do next. */
    record Action(String words, Optional<String> owner, Optional<LocalDate> due, String reason) {}

    /** The first thing an agent recommends about its finding. */
    static Optional<String> recommended(Insight insight) {
        return Optional.ofNullable(TREE.apply(insight.data())
                        .path("recommended_actions")
                        .path(0)
                        .textValue())
                .filter(words -> !words.isBlank());
    }

    /** What A16 would do today and this week. */
    static List<Action> actions(Insight summary) {
        JsonNode plan = TREE.apply(summary.data()).path("action_plan");
        List<Action> actions = new ArrayList<>();
        for (String when : List.of("immediate", "short_term")) {
            plan.path(when)
                    .forEach(action -> actions.add(new Action(
                            action.path("action").asText(),
                            text(action, "owner"),
                            text(action, "due").map(LocalDate::parse),
                            action.path("reason").asText())));
        }
        return List.copyOf(actions);
    }

    /** The agents whose answer A16 did not get; their earlier findings still stand. */
    static Set<String> missing(Insight summary) {
        return StreamSupport.stream(TREE.apply(summary.data()).path("missing").spliterator(), false)
                .map(one -> one.path("agent").asText())
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}

package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.llm.AnswerObject;
import cn.topcentral.hub.agents.llm.Figures;
import cn.topcentral.hub.agents.llm.Findings;
import cn.topcentral.hub.agents.llm.ModelCall;
import cn.topcentral.hub.agents.llm.Quotes;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what the model wants to change. A text may say no number that was not given to it; an addition needs words that stand in a record of
 * this customer. What fails is left out and counted; an answer of which nothing is left is a problem.
 */
final class RewordingReader {
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_ADDITIONS = 8;

    static final JsonObjectSchema SCHEMA = JsonObjectSchema.builder()
            .addProperty("texts", list("at", "text"))
            .addProperty("additions", list("at", "text", "record_id", "quote"))
            .required("texts", "additions")
            .additionalProperties(false)
            .build();

    private final JsonNode conclusions;
    private final Set<String> rewritable;
    private final Set<String> extendable;
    private final CustomerHistory history;
    private final Figures figures;
    private final Findings findings;

    RewordingReader(JsonNode conclusions, Places places, CustomerHistory history, ModelCall call, Findings findings) {
        this.conclusions = conclusions;
        this.rewritable = Set.copyOf(places.rewritable(conclusions));
        this.extendable = Set.copyOf(places.extendable(conclusions));
        this.history = history;
        this.figures = new Figures(List.copyOf(call.data().values()));
        this.findings = findings;
    }

    Rewording read(JsonNode json) {
        AnswerObject answer = AnswerObject.top(json, findings);
        Map<String, String> texts = texts(answer.objects("texts"));
        List<Rewording.Addition> additions = additions(answer.objects("additions"));
        if (!rewritable.isEmpty() && texts.isEmpty() && additions.isEmpty()) {
            answer.problem("texts", "里没有一条可用：at 必须是列出的位置，文字里不能有资料中没有的数字");
        }
        return new Rewording(texts, additions);
    }

    private Map<String, String> texts(List<AnswerObject> items) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (AnswerObject item : items) {
            String at = item.optional("at", 200).orElse("");
            Optional<String> text = item.optional("text", LONGEST_TEXT).filter(figures::bearOut);
            if (!rewritable.contains(at) || text.isEmpty()) {
                findings.drop();
            } else {
                texts.putIfAbsent(at, text.get());
            }
        }
        return texts;
    }

    private List<Rewording.Addition> additions(List<AnswerObject> items) {
        List<Rewording.Addition> additions = new ArrayList<>();
        for (AnswerObject item : items) {
            Optional<Rewording.Addition> addition = addition(item);
            if (addition.isEmpty() || additions.size() >= MOST_ADDITIONS) {
                findings.drop();
            } else {
                additions.add(addition.get());
            }
        }
        return additions;
    }

    private Optional<Rewording.Addition> addition(AnswerObject item) {
        String at = item.optional("at", 200).orElse("");
        String id = item.optional("record_id", 64).orElse("");
        String text = item.optional("text", LONGEST_TEXT).orElse("");
        if (!extendable.contains(at) || text.isEmpty() || !figures.bearOut(text) || alreadyThere(at, text)) {
            return Optional.empty();
        }
        return history.records().stream()
                .filter(communication -> communication.id().value().equals(id))
                .findFirst()
                .map(HistoryRecord::content)
                .flatMap(content -> item.optional("quote", 400).flatMap(quote -> Quotes.find(content, quote)))
                .map(quote -> new Rewording.Addition(at, text, id, quote));
    }

    private boolean alreadyThere(String at, String text) {
        for (JsonNode known : conclusions.at(at)) {
            if (known.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static JsonSchemaElement list(String... members) {
        JsonObjectSchema.Builder item = JsonObjectSchema.builder();
        for (String member : members) {
            item.addStringProperty(member);
        }
        return JsonArraySchema.builder()
                .items(item.required(members).additionalProperties(false).build())
                .build();
    }
}

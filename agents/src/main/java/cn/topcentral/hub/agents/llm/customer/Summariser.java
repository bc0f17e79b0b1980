package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.llm.AnswerObject;
import cn.topcentral.hub.agents.llm.Figures;
import cn.topcentral.hub.agents.llm.Findings;
import cn.topcentral.hub.agents.llm.ModelCall;
import cn.topcentral.hub.agents.llm.ModelClient;
import cn.topcentral.hub.agents.llm.Outcome;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.llm.Question;
import cn.topcentral.hub.agents.llm.Quotes;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has some lines of a history summarised. Thread-safe. */
final class Summariser {
    private static final int LONGEST_SUMMARY = 800;
    private static final int MOST_QUOTES = 8;
    private static final int FIRST_WORDS = 60;

    private static final JsonObjectSchema SCHEMA = JsonObjectSchema.builder()
            .addStringProperty("summary")
            .addProperty(
                    "quotes",
                    JsonArraySchema.builder()
                            .items(JsonObjectSchema.builder()
                                    .addProperty("record_id", new JsonStringSchema())
                                    .addProperty("quote", new JsonStringSchema())
                                    .required("record_id", "quote")
                                    .additionalProperties(false)
                                    .build())
                            .build())
            .required("summary", "quotes")
            .additionalProperties(false)
            .build();

    private final ModelClient client;
    private final Prompt prompt;

    Summariser(ModelClient client, Prompt prompt) {
        this.client = client;
        this.prompt = prompt;
    }

    /**
     * A summary. Where the model refuses these very lines, their beginnings stand in for it, so that one odd record does not keep a customer
     * from being looked at.
     *
     * @throws NoSummary when the model cannot be had
     */
    Summary summarise(String agent, String period, List<String> lines) {
        ModelCall call = new ModelCall(
                agent,
                prompt,
                Map.of("period", period),
                Map.of("records", String.join("\n", lines)),
                Optional.of(SCHEMA));
        Outcome<Summary> outcome = client.ask(new Question<>(call, (json, findings) -> read(json, lines, findings)));
        if (outcome instanceof Outcome.Answer<Summary> answer) {
            return answer.value();
        }
        Outcome.NoAnswer<Summary> none = (Outcome.NoAnswer<Summary>) outcome;
        if (!none.content()) {
            throw new NoSummary(none.reason());
        }
        return new Summary(beginnings(lines), List.of());
    }

    private static Summary read(JsonNode json, List<String> lines, Findings findings) {
        AnswerObject answer = AnswerObject.top(json, findings);
        String text = answer.text("summary", LONGEST_SUMMARY);
        if (!new Figures(lines).bearOut(text)) {
            answer.problem("summary", "里有资料中没有的数字");
        }
        List<Summary.Quoted> quotes = new ArrayList<>();
        for (AnswerObject item : answer.objects("quotes")) {
            String id = item.optional("record_id", 64).orElse("");
            Optional<String> quote = item.optional("quote", 200).filter(given -> lines.stream()
                    .anyMatch(line -> line.contains("[" + id + "]") && Quotes.holds(line, given)));
            if (quote.isEmpty() || quotes.size() >= MOST_QUOTES) {
                findings.drop();
            } else {
                quotes.add(new Summary.Quoted(id, quote.get()));
            }
        }
        return new Summary(text, quotes);
    }

    private static String beginnings(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() > LONGEST_SUMMARY) {
                break;
            }
            text.append(text.isEmpty() ? "" : "；").append(HistoryLines.shortened(line, FIRST_WORDS));
        }
        return text.toString();
    }
}

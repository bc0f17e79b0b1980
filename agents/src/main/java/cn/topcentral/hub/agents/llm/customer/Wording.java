package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.llm.Fallback;
import cn.topcentral.hub.agents.llm.ModelCall;
import cn.topcentral.hub.agents.llm.ModelClient;
import cn.topcentral.hub.agents.llm.Outcome;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.llm.Question;
import cn.topcentral.hub.agents.llm.TokenEstimate;
import cn.topcentral.hub.storage.history.CustomerHistory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Has a local finding worded by the model: the finding, the figures and the history go out; texts for its wordable places and quoted
 * additions come back. Thread-safe.
 */
public final class Wording implements AutoCloseable {
    /** Of a record in the list of the newest ones. */
    private static final int LONGEST_RECORD = 400;

    private final ModelClient client;
    private final HistoryDigests digests;
    private final Function<CustomerHistory, String> figures;

    /** With the orders, prices and promises of the history as its figures. The prompts are {@code summarise-thread}, {@code -month} and {@code -customer}. */
    public Wording(ModelClient client, Prompt threadPrompt, Prompt monthPrompt, Prompt customerPrompt) {
        this(client, threadPrompt, monthPrompt, customerPrompt, BusinessFacts::of);
    }

    /**
     * With figures of one's own.
     *
     * @param figures of a history, in words; the model may repeat them
     */
    public Wording(
            ModelClient client,
            Prompt threadPrompt,
            Prompt monthPrompt,
            Prompt customerPrompt,
            Function<CustomerHistory, String> figures) {
        this.client = client;
        this.digests = new HistoryDigests(client, threadPrompt, monthPrompt, customerPrompt);
        this.figures = figures;
    }

    /**
     * The finding in the model's words, or as it was with the reason why.
     *
     * @param agent {@code A11} to {@code A14}
     */
    <T> Finding<T> word(String agent, Prompt prompt, Places places, CustomerHistory history, Finding<T> local) {
        if (history.records().isEmpty()) {
            return Fallback.to(local, "there is no communication for the model to read");
        }
        Outcome<Rewording> outcome;
        ObjectNode conclusions = AgentJson.MAPPER.valueToTree(local.result());
        try {
            ModelCall call = call(agent, prompt, places, history, conclusions);
            outcome = client.ask(new Question<>(
                    call,
                    (json, findings) -> new RewordingReader(conclusions, places, history, call, findings).read(json)));
        } catch (NoSummary e) {
            outcome = new Outcome.NoAnswer<>(String.valueOf(e.getMessage()), false);
        }
        if (outcome instanceof Outcome.Answer<Rewording> answer) {
            return merged(agent, prompt, local, conclusions, answer.value());
        }
        String reason = ((Outcome.NoAnswer<Rewording>) outcome).reason();
        client.fellBack(agent, reason);
        return Fallback.to(local, reason);
    }

    @Override
    public void close() {
        digests.close();
    }

    private ModelCall call(
            String agent, Prompt prompt, Places places, CustomerHistory history, ObjectNode conclusions) {
        List<String> rewritable = places.rewritable(conclusions);
        List<String> extendable = places.extendable(conclusions);
        String known = conclusions.toString();
        String statistics = figures.apply(history);
        int room = client.settings().maxInputTokens()
                - TokenEstimate.of(known)
                - TokenEstimate.of(statistics)
                - TokenEstimate.of(prompt.system() + prompt.user() + rewritable + extendable)
                - 800;
        if (room < 500) {
            throw new NoSummary("what is known of the customer leaves no room for its history in one call");
        }
        List<String> newest = HistoryLines.newest(history.records(), history.zone(), room / 2, LONGEST_RECORD);
        String summaries =
                newest.size() == history.records().size() ? "（记录不多，全部列在下面）" : digests.digest(history, agent, room / 2);
        return new ModelCall(
                agent,
                prompt,
                Map.of(
                        "rewritable", rewritable.isEmpty() ? "（无）" : String.join("、", rewritable),
                        "extendable", extendable.isEmpty() ? "（无）" : String.join("、", extendable),
                        "start_date", day(history, 0).toString(),
                        "end_date",
                                LocalDate.ofInstant(history.asOf(), history.zone())
                                        .toString(),
                        "record_count", String.valueOf(history.records().size() + history.omitted())),
                Map.of(
                        "customer_name", history.customer().name(),
                        "conclusions", known,
                        "figures", statistics,
                        "summaries", summaries,
                        "records", String.join("\n", newest)),
                Optional.of(RewordingReader.SCHEMA));
    }

    private static LocalDate day(CustomerHistory history, int index) {
        return LocalDate.ofInstant(history.records().get(index).time(), history.zone());
    }

    private <T> Finding<T> merged(
            String agent, Prompt prompt, Finding<T> local, ObjectNode conclusions, Rewording rewording) {
        ObjectNode tree = conclusions.deepCopy();
        List<Evidence> evidence = new ArrayList<>(local.evidence());
        rewording.texts().forEach((at, text) -> Places.replace(tree, at, text));
        for (Rewording.Addition addition : rewording.additions()) {
            int index = Places.append(tree, addition.at(), addition.text());
            evidence.add(new Evidence(addition.at() + "/" + index, addition.recordId(), addition.quote()));
        }
        return new Finding<>(
                read(tree, local.result()),
                evidence,
                new GeneratedBy(agent, GeneratedBy.LLM, client.model(), prompt.label(), Optional.empty()));
    }

    @SuppressWarnings("unchecked") // the class of a T
    private static <T> T read(JsonNode tree, T like) {
        try {
            return (T) AgentJson.MAPPER.treeToValue(tree, like.getClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A finding with other texts must still be one", e);
        }
    }
}

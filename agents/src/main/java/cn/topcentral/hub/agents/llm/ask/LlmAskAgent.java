package cn.topcentral.hub.agents.llm.ask;

import cn.topcentral.hub.agents.ask.AskAgent;
import cn.topcentral.hub.agents.ask.Inquiry;
import cn.topcentral.hub.agents.ask.Retrieval;
import cn.topcentral.hub.agents.ask.SoughtTerms;
import cn.topcentral.hub.agents.ask.Source;
import cn.topcentral.hub.agents.ask.TimelineAnswer;
import cn.topcentral.hub.agents.ask.TimelineAnswer.Point;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.llm.Fallback;
import cn.topcentral.hub.agents.llm.ModelCall;
import cn.topcentral.hub.agents.llm.ModelClient;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.llm.StreamedAnswer;
import cn.topcentral.hub.agents.llm.TokenEstimate;
import cn.topcentral.hub.agents.local.ask.LocalAskAgent;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers in a model's words over the records that were found. A line of the answer is passed on as soon as it stands, and only when its quotes do;
 * where none does, the local engine answers. Thread-safe.
 */
public final class LlmAskAgent implements AskAgent {
    private static final int MOST_TOKENS = 8_000;
    private static final int MOST_SOURCES = 24;
    /** Around the words that were sought; a whole transcript would crowd out the other records. */
    private static final int MOST_CHARACTERS = 900;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ModelClient client;
    private final Prompt prompt;
    private final Retrieval retrieval;
    private final AskAgent local;

    public LlmAskAgent(ModelClient client, Prompt prompt, Retrieval retrieval, AskAgent local) {
        this.client = client;
        this.prompt = prompt;
        this.retrieval = retrieval;
        this.local = local;
    }

    @Override
    public Finding<TimelineAnswer> answer(Inquiry inquiry, Consumer<List<Point>> soFar) {
        Finding<TimelineAnswer> own = local.answer(inquiry, soFar);
        SoughtTerms terms = SoughtTerms.of(inquiry.question(), inquiry.customer());
        List<Source> sources = chosen(retrieval.find(inquiry, terms), own.result());
        if (sources.isEmpty()) {
            return own; // nothing to word, so no call is made
        }
        CitedLines lines = new CitedLines(sources, inquiry);
        StreamedAnswer streamed = client.stream(call(inquiry, sources, terms), piece -> {
            if (lines.add(piece)) {
                soFar.accept(lines.points());
            }
            return true;
        });
        if (streamed instanceof StreamedAnswer.Unavailable none) {
            return fallback(own, none.reason());
        }
        if (streamed instanceof StreamedAnswer.Cut cut && lines.points().isEmpty()) {
            return fallback(own, cut.reason());
        }
        // What a cut answer left unfinished is no line; those before it stand.
        List<Point> points = streamed instanceof StreamedAnswer.Complete ? lines.end() : lines.points();
        if (points.isEmpty()) {
            return fallback(own, "the model's answer has no quote that a record holds");
        }
        return LocalAskAgent.finding(
                new TimelineAnswer(terms.subject(), points),
                new GeneratedBy(
                        LocalAskAgent.AGENT, GeneratedBy.LLM, client.model(), prompt.label(), Optional.empty()));
    }

    private Finding<TimelineAnswer> fallback(Finding<TimelineAnswer> own, String reason) {
        client.fellBack(LocalAskAgent.AGENT, reason);
        return Fallback.to(own, reason);
    }

    /** Those the local engine quotes first, then the newest. */
    private static List<Source> chosen(List<Source> found, TimelineAnswer own) {
        List<String> quoted = own.points().stream()
                .flatMap(point -> point.passages().stream())
                .map(passage -> passage.record().id().value())
                .toList();
        List<Source> chosen = new ArrayList<>(found.stream()
                .filter(source -> quoted.contains(source.record().id().value()))
                .toList());
        found.stream()
                .filter(source -> !chosen.contains(source))
                .limit(Math.max(0, MOST_SOURCES - chosen.size()))
                .forEach(chosen::add);
        return chosen;
    }

    private ModelCall call(Inquiry inquiry, List<Source> sources, SoughtTerms terms) {
        List<String> lines = new ArrayList<>();
        int left = MOST_TOKENS;
        for (Source source : sources) {
            String line = line(source, inquiry, terms);
            left -= TokenEstimate.of(line);
            if (left < 0) {
                break;
            }
            lines.add(line);
        }
        return new ModelCall(
                LocalAskAgent.AGENT,
                prompt,
                Map.of(),
                Map.of(
                        "customer_name", inquiry.customer().displayName(),
                        "question", inquiry.question(),
                        "records", String.join("\n\n", lines)),
                Optional.empty());
    }

    private static String line(Source source, Inquiry inquiry, SoughtTerms terms) {
        String side = source.record()
                .direction()
                .map(direction -> direction == Direction.INBOUND ? "客户发来" : "我方发出")
                .orElse("双方");
        return "[" + source.record().id() + "] "
                + TIME.format(source.record().time().atZone(inquiry.zone())) + " "
                + source.record().type().label() + " " + side + "\n" + excerpt(source.content(), terms);
    }

    private static String excerpt(String content, SoughtTerms terms) {
        if (content.length() <= MOST_CHARACTERS) {
            return content;
        }
        int place = terms.weights().keySet().stream()
                .mapToInt(content::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(0);
        int start = onCharacter(
                content, Math.max(0, Math.min(place - MOST_CHARACTERS / 3, content.length() - MOST_CHARACTERS)));
        return content.substring(start, onCharacter(content, start + MOST_CHARACTERS));
    }

    private static int onCharacter(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}

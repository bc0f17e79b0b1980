package cn.topcentral.hub.agents.local.ask;

import cn.topcentral.hub.agents.ask.AskAgent;
import cn.topcentral.hub.agents.ask.Inquiry;
import cn.topcentral.hub.agents.ask.Retrieval;
import cn.topcentral.hub.agents.ask.SoughtTerms;
import cn.topcentral.hub.agents.ask.Source;
import cn.topcentral.hub.agents.ask.TimelineAnswer;
import cn.topcentral.hub.agents.ask.TimelineAnswer.Passage;
import cn.topcentral.hub.agents.ask.TimelineAnswer.Point;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.local.ask.Passages.Scored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers with the sentences that hold most of what was asked, newer ones before older ones that fit as well, each as it was said. Thread-safe.
 */
public final class LocalAskAgent implements AskAgent {
    public static final String AGENT = "ask";

    private static final int MOST = 5;
    private static final int MOST_OF_A_RECORD = 2;
    private static final int OPENINGS = 3;
    private static final int HEAD = 12;
    /** What fits less than half as well as the best would only blur the answer. */
    private static final double WORTH_SHOWING = 0.45;
    /** What was said this much earlier counts half as much more than the oldest. */
    private static final double HALF_LIFE_DAYS = 45;

    private static final double OLDEST = 0.35;

    private final Retrieval retrieval;

    public LocalAskAgent(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    @Override
    public Finding<TimelineAnswer> answer(Inquiry inquiry, Consumer<List<Point>> soFar) {
        SoughtTerms terms = SoughtTerms.of(inquiry.question(), inquiry.customer());
        return answer(terms, retrieval.find(inquiry, terms));
    }

    private static Finding<TimelineAnswer> answer(SoughtTerms terms, List<Source> sources) {
        Passages passages = new Passages(terms);
        List<Passage> chosen = terms.isOpen()
                ? sources.stream()
                        .flatMap(source -> passages.opening(source).stream())
                        .limit(OPENINGS)
                        .toList()
                : best(passages, sources);
        List<Point> points =
                chosen.stream().map(passage -> new Point("", List.of(passage))).toList();
        return finding(new TimelineAnswer(terms.subject(), points), GeneratedBy.local(AGENT, "passages", "1"));
    }

    /** An answer with its quotes as evidence. */
    public static Finding<TimelineAnswer> finding(TimelineAnswer answer, GeneratedBy by) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < answer.points().size(); i++) {
            for (Passage passage : answer.points().get(i).passages()) {
                evidence.add(new Evidence("/points/" + i, passage.record().id().value(), passage.quote()));
            }
        }
        return new Finding<>(answer, evidence, by);
    }

    private static List<Passage> best(Passages passages, List<Source> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        Instant newest = sources.get(0).record().time();
        List<Scored> ranked = sources.stream()
                .flatMap(source -> passages.of(source).stream())
                .map(scored -> new Scored(
                        scored.passage(),
                        scored.score()
                                * freshness(Duration.between(
                                        scored.passage().record().time(), newest))))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        List<Passage> chosen = new ArrayList<>();
        for (Scored scored : ranked) {
            if (chosen.size() == MOST || scored.score() < ranked.get(0).score() * WORTH_SHOWING) {
                break;
            }
            if (adds(scored.passage(), chosen)) {
                chosen.add(scored.passage());
            }
        }
        return chosen.stream()
                .sorted(Comparator.comparing(
                                (Passage passage) -> passage.record().time())
                        .reversed())
                .toList();
    }

    /** Whether it says something that was not said yet; few of one record, so that others are heard. */
    private static boolean adds(Passage passage, List<Passage> chosen) {
        long ofTheRecord = chosen.stream()
                .filter(other -> other.record().id().equals(passage.record().id()))
                .count();
        return ofTheRecord < MOST_OF_A_RECORD
                && chosen.stream()
                        .noneMatch(other -> other.quote().contains(head(passage))
                                || passage.quote().contains(head(other)));
    }

    /** Passages of a record may overlap, and people send the same words twice. */
    private static String head(Passage passage) {
        String quote = passage.quote();
        return quote.substring(0, quote.offsetByCodePoints(0, Math.min(HEAD, quote.codePointCount(0, quote.length()))));
    }

    private static double freshness(Duration age) {
        return OLDEST + (1 - OLDEST) * Math.pow(0.5, age.toHours() / 24.0 / HALF_LIFE_DAYS);
    }
}

package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.Intent;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.KeyInfo;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.Sentiment;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.Urgency;
import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.classify.CommunicationClassifier;
import cn.topcentral.hub.agents.local.classify.Reading;
import cn.topcentral.hub.agents.local.classify.Verdict;
import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.agents.local.extract.Extractor;
import cn.topcentral.hub.agents.local.extract.ProductLexicon;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.Speaker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A10 by rules and small classifiers. The same request gives the same answer. Loading takes about a second; keep one. Thread-safe: callers run
 * in parallel.
 */
public final class LocalCommunicationAnalyst implements CommunicationAnalyst, AutoCloseable {
    /** Begins a follow-up of what we wrote without promising anything: the customer is to be asked again. It is no promise. */
    public static final String ASK_AGAIN = "跟进客户对";

    private static final String MODEL = "rules+bge-small-zh-v1.5";
    private static final int SHOWN_OF_HASH = 8;

    private final Extractor extractor;
    private final CommunicationClassifier classifier;
    private final GeneratedBy generatedBy;

    /** The classifier is closed with the analyst. */
    public LocalCommunicationAnalyst(Extractor extractor, CommunicationClassifier classifier) {
        this.extractor = extractor;
        this.classifier = classifier;
        this.generatedBy =
                GeneratedBy.local("A10", MODEL, "1-" + classifier.corpusHash().substring(0, SHOWN_OF_HASH));
    }

    /**
     * With the weights that come with the program.
     *
     * @param products names of goods beside what the pattern of grades finds
     * @param competitors names of suppliers that are known to compete with us
     */
    public static LocalCommunicationAnalyst load(Collection<String> products, Collection<String> competitors) {
        return new LocalCommunicationAnalyst(
                new Extractor(new ProductLexicon(sorted(products)), sorted(competitors), ChineseCalendar.official()),
                CommunicationClassifier.load());
    }

    /** Sets of the configuration have another order in every run. */
    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }

    @Override
    public Finding<CommunicationAnalysis> analyse(AnalysisRequest request) {
        CommunicationText text = CommunicationText.of(request);
        Extraction facts = extractor.extract(text);
        Reading reading = Reading.of(text, facts);
        Passages passages = Passages.of(text);
        Verdict verdict = reading.isBlank() ? Verdict.NOTHING : classifier.classify(reading);
        Highlights highlights = Highlights.of(passages, verdict, classifier);
        List<Commitment> commitments = FollowUps.of(text, facts, reading, verdict, highlights);
        CommunicationAnalysis analysis = new CommunicationAnalysis(
                new Intent(
                        verdict.intent(),
                        IntentDetail.of(verdict.intent(), facts, passages),
                        share(verdict.intentConfidence())),
                keyInfo(facts),
                new Sentiment(verdict.sentiment(), Mood.score(verdict), Mood.of(verdict, reading, highlights)),
                new Urgency(verdict.urgency(), UrgencyReason.of(verdict, reading, facts, highlights)),
                ours(commitments),
                QualityScore.of(verdict, reading, facts),
                Suggestions.of(verdict, facts, highlights),
                Summary.of(passages, facts, highlights),
                facts.quantity().map(LocalCommunicationAnalyst::plain),
                facts.dates(),
                facts.prices(),
                commitments);
        return new Finding<>(analysis, EvidenceList.of(request.id(), analysis, passages, highlights), generatedBy);
    }

    private static KeyInfo keyInfo(Extraction facts) {
        String times = facts.dates().stream().map(DateMention::text).distinct().collect(Collectors.joining("、"));
        return new KeyInfo(
                facts.products(),
                facts.price().map(LocalCommunicationAnalyst::plain),
                facts.quantity().map(Quantity::text),
                Optional.of(times).filter(text -> !text.isEmpty()),
                facts.competitors());
    }

    private static List<String> ours(List<Commitment> commitments) {
        return commitments.stream()
                .filter(promise -> promise.promisedBy() == Speaker.SELLER)
                .map(Commitment::title)
                .toList();
    }

    private static Quantity plain(Quantity quantity) {
        return new Quantity(plain(quantity.value()), quantity.unit(), quantity.per());
    }

    /** Without an exponent: 200, not 2E+2. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A probability as it is shown. */
    static BigDecimal share(double probability) {
        return BigDecimal.valueOf(probability).setScale(2, RoundingMode.HALF_UP);
    }

    @Override
    public void close() {
        classifier.close();
    }
}

package cn.topcentral.hub.agents.llm.analysis;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.Intent;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.KeyInfo;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.Sentiment;
import cn.topcentral.hub.agents.analysis.CommunicationAnalysis.Urgency;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.llm.AnswerObject;
import cn.topcentral.hub.agents.llm.Figures;
import cn.topcentral.hub.agents.llm.Findings;
import cn.topcentral.hub.agents.llm.Quotes;
import cn.topcentral.hub.agents.llm.analysis.LlmCommunicationAnalyst.Analysis;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks the model's answer for one record. The labels must be among the nine, three and three and stand on a quote; everything that is
 * extracted must stand in the record, and is left out otherwise. Follow-ups are the promises of our side, so each has its words.
 */
final class AnalysisReader {
    private static final int LONGEST_DETAIL = 128; // of the columns (seed 2.1)
    private static final int LONGEST_MOOD = 32;
    private static final int LONGEST_SUMMARY = 300;

    private final AnswerObject answer;
    private final AnalysisRequest request;
    private final Findings findings;
    private final StatedFacts facts;

    private AnalysisReader(JsonNode json, AnalysisRequest request, Findings findings) {
        this.answer = AnswerObject.top(json, findings);
        this.request = request;
        this.findings = findings;
        this.facts = new StatedFacts(request, findings);
    }

    static Analysis read(JsonNode json, AnalysisRequest request, Findings findings) {
        return new AnalysisReader(json, request, findings).read();
    }

    private Analysis read() {
        List<Evidence> evidence = evidence();
        List<DateMention> dates = facts.dates(answer.objects("dates"));
        List<StatedPrice> prices = facts.prices(answer.objects("prices"));
        List<Commitment> commitments = facts.commitments(answer.objects("commitments"));
        Optional<Quantity> quantity = facts.quantity(answer.node().path("quantity"), answer);
        Intent intent = intent();
        Sentiment sentiment = sentiment();
        Urgency urgency = urgency();
        require(evidence, "intent", true);
        require(evidence, "sentiment", sentiment.overall() != SentimentClass.NEUTRAL);
        require(evidence, "urgency", urgency.level() != UrgencyLevel.LOW);
        CommunicationAnalysis analysis = new CommunicationAnalysis(
                intent,
                keyInfo(prices, quantity, dates),
                sentiment,
                urgency,
                commitments.stream()
                        .filter(commitment -> commitment.promisedBy() == Speaker.SELLER)
                        .map(Commitment::title)
                        .toList(),
                answer.number("quality_score", 1, 10)
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValue(),
                suggestions(dates),
                summary(dates),
                quantity,
                dates,
                prices,
                commitments);
        return new Analysis(analysis, evidence(evidence, commitments, prices));
    }

    private Intent intent() {
        AnswerObject intent = answer.object("intent");
        String category = intent.code("category", codes(IntentCategory.values()));
        return new Intent(
                codes(IntentCategory.values()).contains(category)
                        ? IntentCategory.ofCode(category)
                        : IntentCategory.OTHER,
                intent.text("detail", LONGEST_DETAIL),
                hundredths(intent.number("confidence", 0, 1)));
    }

    private Sentiment sentiment() {
        AnswerObject sentiment = answer.object("sentiment");
        String overall = sentiment.code("overall", codes(SentimentClass.values()));
        return new Sentiment(
                codes(SentimentClass.values()).contains(overall)
                        ? SentimentClass.ofCode(overall)
                        : SentimentClass.NEUTRAL,
                hundredths(sentiment.number("score", 0, 1)),
                sentiment.text("mood", LONGEST_MOOD));
    }

    private Urgency urgency() {
        AnswerObject urgency = answer.object("urgency");
        String level = urgency.code("level", codes(UrgencyLevel.values()));
        return new Urgency(
                codes(UrgencyLevel.values()).contains(level) ? UrgencyLevel.ofCode(level) : UrgencyLevel.LOW,
                urgency.text("reason", LONGEST_DETAIL));
    }

    private KeyInfo keyInfo(List<StatedPrice> prices, Optional<Quantity> quantity, List<DateMention> dates) {
        AnswerObject info = answer.object("key_info");
        Optional<BigDecimal> price = info.number("price");
        Optional<BigDecimal> borneOut = price.filter(
                value -> prices.stream().anyMatch(stated -> stated.perTonne().compareTo(value) == 0));
        if (price.isPresent() && borneOut.isEmpty()) {
            findings.drop();
        }
        return new KeyInfo(
                facts.literal(info.texts("products")),
                borneOut,
                quantity.map(Quantity::text),
                dates.isEmpty()
                        ? Optional.empty()
                        : Optional.of(dates.stream().map(DateMention::text).collect(Collectors.joining("、"))),
                facts.literal(info.texts("competitors")));
    }

    private List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        for (AnswerObject item : answer.objects("evidence")) {
            String claim = item.code("claim", new TreeSet<>(AnalysisSchema.CLAIMS));
            Optional<String> id = item.optional("record_id", 64).filter(given -> !given.equals(request.id()));
            Optional<String> quote =
                    item.optional("quote", 400).flatMap(given -> Quotes.find(request.content(), given));
            if (quote.isEmpty() || id.isPresent()) {
                findings.drop();
            } else {
                evidence.add(new Evidence("/" + claim, request.id(), quote.get()));
            }
        }
        return evidence;
    }

    private void require(List<Evidence> evidence, String claim, boolean required) {
        if (required && evidence.stream().noneMatch(item -> item.claim().equals("/" + claim))) {
            findings.problem("evidence 里 " + claim + " 没有能在“内容”中逐字找到的 quote");
        }
    }

    /** The follow-ups and prices stand on their own quotes. */
    private List<Evidence> evidence(List<Evidence> labels, List<Commitment> commitments, List<StatedPrice> prices) {
        List<Evidence> all = new ArrayList<>(labels);
        int followUp = 0;
        for (int i = 0; i < commitments.size(); i++) {
            Commitment commitment = commitments.get(i);
            all.add(new Evidence("/commitments/" + i, request.id(), commitment.quote()));
            if (commitment.promisedBy() == Speaker.SELLER) {
                all.add(new Evidence("/follow_up/" + followUp++, request.id(), commitment.quote()));
            }
        }
        for (int i = 0; i < prices.size(); i++) {
            all.add(new Evidence("/prices/" + i, request.id(), prices.get(i).quote()));
        }
        return all;
    }

    private List<String> suggestions(List<DateMention> dates) {
        Figures figures = figures(dates);
        List<String> kept = new ArrayList<>();
        for (String suggestion : answer.texts("suggestions")) {
            if (suggestion.length() > LONGEST_DETAIL || !figures.bearOutAdvice(suggestion)) {
                findings.drop();
            } else if (kept.size() < 5) {
                kept.add(suggestion);
            }
        }
        return kept;
    }

    private String summary(List<DateMention> dates) {
        String summary = answer.text("summary", LONGEST_SUMMARY);
        if (!figures(dates).bearOut(summary)) {
            answer.problem("summary", "里有“内容”中没有的数字");
        }
        return summary;
    }

    /** What is said, and the days that follow from it. */
    private Figures figures(List<DateMention> dates) {
        List<String> sources = new ArrayList<>();
        sources.add(request.content());
        sources.add(request.subject().orElse(""));
        sources.add(
                request.time().atZone(request.zone()).toLocalDate().toString().replace('-', ' '));
        for (DateMention date : dates) {
            sources.add((date.start() + " " + date.end()).replace('-', ' '));
        }
        return new Figures(sources);
    }

    private static BigDecimal hundredths(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP);
    }

    private static Set<String> codes(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

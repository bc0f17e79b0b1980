package cn.topcentral.hub.agents.coordination;

import cn.topcentral.hub.agents.coordination.Coordination.Action;
import cn.topcentral.hub.agents.coordination.Coordination.ActionPlan;
import cn.topcentral.hub.agents.coordination.Coordination.AnalysisSummary;
import cn.topcentral.hub.agents.coordination.Coordination.Missing;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.Opportunities.CrossSell;
import cn.topcentral.hub.agents.opportunity.Opportunities.Opportunity;
import cn.topcentral.hub.agents.opportunity.Opportunities.UpSell;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.insight.NewInsight;
import cn.topcentral.hub.storage.insight.Quote;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an answer of A16 leaves in {@code communication_insights}. Keys are the findings' own ids, so that a thing found again is the same row; the rules
 * for importance and confidence are in docs/agents/a16.md.
 */
public final class InsightRows {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** More than a person reads before they open the records themselves. */
    private static final int MOST_QUOTES = 5;

    private final List<Evidence> evidence;
    private final CustomerHistory history;
    private final Map<String, HistoryRecord> records;
    private final Map<String, String> engines = new HashMap<>();
    private final List<NewInsight> rows = new ArrayList<>();

    /** The part of the answer that is A16's own. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record Summary(AnalysisSummary analysisSummary, ActionPlan actionPlan, List<Missing> missing) {}

    private InsightRows(List<Evidence> evidence, CustomerHistory history) {
        this.evidence = evidence;
        this.history = history;
        this.records = history.records().stream()
                .collect(Collectors.toMap(record -> record.id().value(), record -> record, (one, other) -> one));
    }

    /** The rows of an answer; an agent that is missing leaves none. */
    public static List<NewInsight> of(Finding<Coordination> finding, CustomerHistory history) {
        InsightRows rows = new InsightRows(finding.evidence(), history);
        Coordination answer = finding.result();
        answer.agents().forEach(by -> rows.engines.put(by.agent(), engine(by)));
        rows.engines.put(finding.generatedBy().agent(), engine(finding.generatedBy()));
        answer.customerInsights().ifPresent(rows::relationship);
        answer.opportunities().ifPresent(rows::opportunities);
        answer.riskAlerts().ifPresent(risks -> {
            for (int i = 0; i < risks.riskAlerts().size(); i++) {
                rows.risk("/risk_alerts/risk_alerts/" + i, risks.riskAlerts().get(i));
            }
        });
        answer.marketingSuggestions().ifPresent(advice -> {
            for (int i = 0; i < advice.contentSuggestions().size(); i++) {
                var content = advice.contentSuggestions().get(i);
                rows.add(
                        InsightType.SUGGESTION,
                        content.type() + ":" + content.topic(),
                        content.topic(),
                        content.timing() + "，" + content.channel() + "（" + content.type() + "）",
                        content,
                        "/marketing_suggestions/content_suggestions/" + i,
                        new BigDecimal("0.70"),
                        4,
                        "A13");
            }
        });
        rows.summary(answer);
        return List.copyOf(rows.rows);
    }

    /** The rows of an answer of A14 alone, in its order; the same rows as when it is asked by A16. */
    public static List<NewInsight> ofRisks(Finding<RiskAssessment> finding, CustomerHistory history) {
        InsightRows rows = new InsightRows(finding.evidence(), history);
        rows.engines.put(finding.generatedBy().agent(), engine(finding.generatedBy()));
        List<RiskAlert> alerts = finding.result().riskAlerts();
        for (int i = 0; i < alerts.size(); i++) {
            rows.risk("/risk_alerts/" + i, alerts.get(i));
        }
        return List.copyOf(rows.rows);
    }

    private void relationship(CustomerInsight insight) {
        CustomerInsight.RelationshipHealth health = insight.relationshipHealth();
        int importance = health.score() < 40 ? 9 : health.score() < 60 ? 7 : health.score() < 75 ? 5 : 3;
        add(
                InsightType.RELATIONSHIP,
                "relationship",
                "关系健康度 " + health.score() + "/100",
                health.assessment(),
                insight,
                "/customer_insights/relationship_health",
                byRecords(),
                importance,
                "A11");
        trend("health", "关系健康度", health.trend(), health, "/customer_insights/relationship_health");
        trend(
                "satisfaction",
                "满意度",
                insight.satisfaction().trend(),
                insight.satisfaction(),
                "/customer_insights/satisfaction");
    }

    /** A trend is news while it lasts, once a month. */
    private void trend(String what, String label, String trend, Object data, String claim) {
        boolean up = trend.equals("upward") || trend.equals("up");
        boolean down = trend.equals("downward") || trend.equals("down");
        if (up || down) {
            add(
                    InsightType.TREND,
                    what + ":" + (up ? "up" : "down") + ":" + month(),
                    label + (up ? "上升" : "下降"),
                    up ? "趁势推进在谈的事" : "找出原因，本周主动联系一次",
                    data,
                    claim,
                    byRecords(),
                    up ? 4 : 8,
                    "A11");
        }
    }

    private void opportunities(Opportunities found) {
        for (int i = 0; i < found.opportunities().size(); i++) {
            Opportunity chance = found.opportunities().get(i);
            add(
                    InsightType.OPPORTUNITY,
                    chance.id(),
                    chance.description(),
                    advice(chance.recommendedActions()),
                    chance,
                    "/opportunities/opportunities/" + i,
                    bounded(chance.probability()),
                    importance(chance.estimatedValue(), chance.urgency()),
                    "A12");
        }
        for (int i = 0; i < found.crossSellOpportunities().size(); i++) {
            CrossSell cross = found.crossSellOpportunities().get(i);
            add(
                    InsightType.OPPORTUNITY,
                    "cross:" + cross.product(),
                    "可以再卖 " + cross.product(),
                    cross.reason() + "；" + cross.approach(),
                    cross,
                    "/opportunities/cross_sell_opportunities/" + i,
                    new BigDecimal("0.50"),
                    importance(cross.potentialValue(), "low"),
                    "A12");
        }
        for (int i = 0; i < found.upSellOpportunities().size(); i++) {
            UpSell up = found.upSellOpportunities().get(i);
            add(
                    InsightType.OPPORTUNITY,
                    "up:" + up.current() + ">" + up.upgrade(),
                    up.current() + " 可以升级到 " + up.upgrade(),
                    up.reason(),
                    up,
                    "/opportunities/up_sell_opportunities/" + i,
                    new BigDecimal("0.50"),
                    importance(up.potentialValue(), "low"),
                    "A12");
        }
    }

    private void risk(String claim, RiskAlert alert) {
        long basis = recordsOf(claim).size();
        int least = alert.riskLevel().equals("high") ? 8 : alert.riskLevel().equals("medium") ? 5 : 1;
        add(
                InsightType.RISK,
                alert.alertId(),
                label(alert.riskType()) + "："
                        + alert.indicators().stream().findFirst().orElse(alert.expectedImpact()),
                advice(alert.recommendedActions()),
                alert,
                claim,
                new BigDecimal(basis >= 3 ? "0.90" : basis == 2 ? "0.75" : "0.60"),
                Math.min(10, Math.max(least, (alert.riskScore() + 9) / 10)),
                "A14");
    }

    private void summary(Coordination answer) {
        List<Action> today = answer.actionPlan().immediate();
        int importance = today.isEmpty() ? 3 : 6;
        add(
                InsightType.SUMMARY,
                "summary:" + month(),
                "综合分析：" + answer.analysisSummary().totalRecords() + " 条沟通，今天要做 " + today.size() + " 件事",
                Stream.concat(
                                today.stream().map(Action::action),
                                answer.missing().stream().map(missing -> missing.agent() + " 没有结果"))
                        .collect(Collectors.joining("；")),
                new Summary(answer.analysisSummary(), answer.actionPlan(), answer.missing()),
                "",
                byRecords(),
                importance,
                "A16");
    }

    private void add(
            InsightType type,
            String key,
            String title,
            String content,
            Object data,
            String claim,
            BigDecimal confidence,
            int importance,
            String agent) {
        List<String> basis = recordsOf(claim);
        List<Instant> times = (basis.isEmpty()
                        ? history.records().stream()
                        : basis.stream().map(this::known))
                .map(HistoryRecord::time)
                .sorted()
                .toList();
        rows.add(new NewInsight(
                type,
                key,
                title,
                content,
                json(data),
                basis.stream().map(RecordId::new).toList(),
                times.size(),
                times.stream().findFirst(),
                times.stream().reduce((earlier, later) -> later),
                confidence,
                importance,
                agent,
                quotes(claim),
                engines.getOrDefault(agent, "")));
    }

    /** The first words of each record it rests on. */
    private List<Quote> quotes(String claim) {
        if (claim.isEmpty()) {
            return List.of();
        }
        return evidence.stream()
                .filter(one -> one.claim().equals(claim) || one.claim().startsWith(claim + "/"))
                .filter(one -> records.containsKey(one.recordId()))
                .map(one -> new Quote(new RecordId(one.recordId()), one.quote()))
                .distinct()
                .limit(MOST_QUOTES)
                .toList();
    }

    private static String engine(GeneratedBy by) {
        return by.engine() + " " + by.model();
    }

    /** Straight to text: as a tree, a million would become 1E+6. */
    private static String json(Object data) {
        try {
            return AgentJson.MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Not writable as JSON: " + data.getClass().getName(), e);
        }
    }

    private HistoryRecord known(String id) {
        HistoryRecord record = records.get(id);
        if (record == null) {
            throw new IllegalStateException("Record " + id + " is not of this history");
        }
        return record;
    }

    /** Evidence that names a record of another history is nobody's here. */
    private List<String> recordsOf(String claim) {
        if (claim.isEmpty()) {
            return List.of();
        }
        return evidence.stream()
                .filter(one -> one.claim().equals(claim) || one.claim().startsWith(claim + "/"))
                .map(Evidence::recordId)
                .filter(records::containsKey)
                .distinct()
                .sorted()
                .toList();
    }

    /** A judgement of the whole is as good as the number of analysed records it is drawn from. */
    private BigDecimal byRecords() {
        long analysed = history.records().stream()
                .filter(record -> record.analysis().isPresent())
                .count();
        return new BigDecimal(analysed >= 30 ? "0.90" : analysed >= 10 ? "0.75" : analysed >= 3 ? "0.60" : "0.40");
    }

    private static int importance(Optional<BigDecimal> value, String urgency) {
        BigDecimal yuan = value.orElse(BigDecimal.ZERO);
        int worth = yuan.compareTo(MILLION) >= 0
                ? 3
                : yuan.compareTo(BigDecimal.valueOf(300_000)) >= 0
                        ? 2
                        : yuan.compareTo(BigDecimal.valueOf(100_000)) >= 0 ? 1 : 0;
        return 4 + worth + (urgency.equals("high") ? 2 : urgency.equals("medium") ? 1 : 0);
    }

    private static BigDecimal bounded(BigDecimal probability) {
        return probability.min(BigDecimal.ONE).max(BigDecimal.ZERO).setScale(2, RoundingMode.HALF_UP);
    }

    private static String advice(List<String> actions) {
        return actions.isEmpty() ? "" : "建议：" + actions.stream().limit(3).collect(Collectors.joining("；"));
    }

    private static String label(String riskType) {
        return Stream.of(RiskType.values())
                .filter(type -> type.code().equals(riskType))
                .map(RiskType::label)
                .findFirst()
                .orElse(riskType);
    }

    private String month() {
        return history.asOf().atZone(history.zone()).toLocalDate().toString().substring(0, 7);
    }
}

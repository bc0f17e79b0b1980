package cn.topcentral.hub.agents.llm.customer;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.llm.RealPrompts;
import cn.topcentral.hub.agents.llm.ScriptedModel;
import cn.topcentral.hub.agents.llm.TestModel;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlmCustomerAgentsTest {
    private static final CustomerHistory HISTORY = new HistoryBuilder()
            .contact(1, "张经理", "采购")
            .they(
                    "2024-06-10T09:30",
                    CommunicationType.WECHAT,
                    "我们下半年想把库存压低，能不能按周送货",
                    about(IntentCategory.DELIVERY, SentimentClass.NEUTRAL, UrgencyLevel.LOW))
            .we("2024-06-10T10:00", CommunicationType.WECHAT, "可以，我问一下物流")
            .asOf("2024-06-15T09:00");

    private final TestModel model = new TestModel();
    private final Wording wording = new Wording(
            model.client,
            RealPrompts.load("summarise-thread"),
            RealPrompts.load("summarise-month"),
            RealPrompts.load("summarise-customer"),
            history -> "近30天沟通2次，平时每月8次");

    @AfterEach
    void close() {
        wording.close();
        model.close();
    }

    @Test
    void theModelWordsTheTextsAndTheFiguresStay() {
        model.endpoint.then(
                ScriptedModel.say(
                        """
                {"texts": [
                   {"at": "/relationship_health/assessment", "text": "近30天只联系了2次，比平时的8次少，但对方仍在谈下半年的供货"},
                   {"at": "/risks/0/mitigation", "text": "给他们降价15%"},
                   {"at": "/relationship_health/score", "text": "99"},
                   {"at": "/lifecycle_stage", "text": "成熟客户"}],
                 "additions": [
                   {"at": "/needs_map/latent", "text": "按周送货的库存管理", "record_id": "WX-1", "quote": "把库存压低，能不能按周送货"},
                   {"at": "/needs_map/latent", "text": "寄售", "record_id": "WX-1", "quote": "想做寄售"},
                   {"at": "/needs_map/latent", "text": "供应链金融", "record_id": "WX-99", "quote": "能不能按周送货"},
                   {"at": "/key_contacts", "text": "李总", "record_id": "WX-1", "quote": "能不能按周送货"}]}
                """));
        Finding<CustomerInsight> local = finding(INSIGHT, CustomerInsight.class, "/risks/0");

        Finding<CustomerInsight> worded =
                new LlmCustomerInsightAgent(wording, RealPrompts.load("a11"), history -> local).study(HISTORY);

        ObjectNode expected = AgentJson.MAPPER.valueToTree(local.result());
        expected.withObject("/relationship_health").put("assessment", "近30天只联系了2次，比平时的8次少，但对方仍在谈下半年的供货");
        expected.withObject("/needs_map").withArray("latent").add("按周送货的库存管理");
        assertThat(AgentJson.MAPPER.<ObjectNode>valueToTree(worded.result())).isEqualTo(expected);
        assertThat(worded.evidence())
                .containsExactly(local.evidence().get(0), new Evidence("/needs_map/latent/1", "WX-1", "把库存压低，能不能按周送货"));
        assertThat(worded.generatedBy().engine()).isEqualTo("llm");
        assertThat(model.ledger.of("A11").droppedClaims()).isEqualTo(6);
        assertThat(model.endpoint.requests()).singleElement().satisfies(request -> assertThat(request.user())
                .contains("[WX-1] 2024-06-10 09:30 企业微信 客户：我们下半年", "近30天沟通2次", "/risks/0/mitigation"));
    }

    @Test
    void theOtherAgentsAreWordedInTheSameWay() {
        Finding<Opportunities> opportunities = finding(OPPORTUNITIES, Opportunities.class, "/opportunities/0");
        Finding<MarketingAdvice> advice = finding(ADVICE, MarketingAdvice.class, "/retention_plan/risk_signals/0");
        Finding<RiskAssessment> risks = finding(RISKS, RiskAssessment.class, "/risk_alerts/0");
        CustomerInsight insight =
                finding(INSIGHT, CustomerInsight.class, "/risks/0").result();
        model.endpoint.then(
                ScriptedModel.say(text("/opportunities/0/description", "想改成按周送货，年用量不变")),
                ScriptedModel.say(text("/retention_plan/retention_actions/0", "总监带物流方案上门")),
                ScriptedModel.say(text("/risk_alerts/0/recommended_actions/0", "总监本周上门谈按周送货")));

        assertThat(new LlmOpportunityAgent(wording, RealPrompts.load("a12"), (history, known) -> opportunities)
                        .mine(HISTORY, insight)
                        .result()
                        .opportunities()
                        .get(0)
                        .description())
                .isEqualTo("想改成按周送货，年用量不变");
        assertThat(new LlmAdviceAgent(wording, RealPrompts.load("a13"), (history, known, found) -> advice)
                        .advise(HISTORY, insight, opportunities.result())
                        .result()
                        .retentionPlan()
                        .retentionActions())
                .containsExactly("总监带物流方案上门");
        Finding<RiskAssessment> alarmed =
                new LlmRiskAgent(wording, RealPrompts.load("a14"), history -> risks).assess(HISTORY);
        assertThat(alarmed.result().riskAlerts().get(0).recommendedActions()).containsExactly("总监本周上门谈按周送货");
        assertThat(alarmed.result().riskAlerts().get(0).riskScore()).isEqualTo(75);
        assertThat(alarmed.generatedBy().version()).isEqualTo("a14/1");
    }

    @Test
    void aCustomerWithoutRisksOrRecordsCostsNothing() {
        Finding<RiskAssessment> none = finding(NO_RISKS, RiskAssessment.class, "/early_warning_signals");
        assertThat(new LlmRiskAgent(wording, RealPrompts.load("a14"), history -> none).assess(HISTORY))
                .isEqualTo(none);
        Finding<CustomerInsight> local = finding(INSIGHT, CustomerInsight.class, "/risks/0");
        Finding<CustomerInsight> worded = new LlmCustomerInsightAgent(
                        wording, RealPrompts.load("a11"), history -> local)
                .study(new HistoryBuilder().asOf("2024-06-15T09:00"));
        assertThat(worded.result()).isEqualTo(local.result());
        assertThat(model.endpoint.requests()).isEmpty();
    }

    @Test
    void anAnswerOfWhichNothingCanBeKeptFallsBack() {
        String useless = text("/relationship_health/score", "90");
        model.endpoint.then(ScriptedModel.say(useless), ScriptedModel.say(useless));
        Finding<CustomerInsight> local = finding(INSIGHT, CustomerInsight.class, "/risks/0");

        Finding<CustomerInsight> worded =
                new LlmCustomerInsightAgent(wording, RealPrompts.load("a11"), history -> local).study(HISTORY);

        assertThat(worded.result()).isEqualTo(local.result());
        assertThat(worded.generatedBy().engine()).isEqualTo("local");
        assertThat(worded.generatedBy().fallbackReason().orElse("")).contains("没有一条可用");
    }

    @Test
    void theBooksGoAlongAsFigures() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "张经理", "采购")
                .they(
                        "2024-06-10T09:30",
                        CommunicationType.WECHAT,
                        "PCR-ABS能不能15000",
                        about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.LOW))
                .price("PCR-ABS", 15_000, Speaker.CUSTOMER, "15000")
                .task("回复价格", Speaker.SELLER, "2024-06-12T18:00", "open")
                .task("寄样品", Speaker.SELLER, "2024-06-12T18:00", "done")
                .order("2024-05-01T00:00", "PCR-ABS", 50, 15_200, "2024-06-01T00:00", Optional.empty())
                .asOf("2024-06-15T09:00");

        assertThat(BusinessFacts.of(history).lines())
                .containsExactly(
                        "记录 1 条，订单 1 笔",
                        "订单 2024-05-01 PCR-ABS 50吨 单价15200 金额760000 应付2024-06-01",
                        "价格 2024-06-10 PCR-ABS 15000元/吨（客户提）",
                        "未完成 回复价格 到期2024-06-12（我方要做）");
    }

    private static String text(String at, String text) {
        ObjectNode answer = AgentJson.MAPPER.createObjectNode();
        answer.putArray("texts").addObject().put("at", at).put("text", text);
        answer.putArray("additions");
        return answer.toString();
    }

    private static <T> Finding<T> finding(String json, Class<T> type, String claim) {
        try {
            return new Finding<>(
                    AgentJson.MAPPER.readValue(json, type),
                    List.of(new Evidence(claim, "WX-1", "能不能按周送货")),
                    GeneratedBy.local("A1x", "statistics", "1"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String INSIGHT =
            """
            {"relationship_health": {"score": 72, "trend": "stable", "assessment": "关系一般", "components": [
               {"name": "沟通频率", "value": 60, "weight": 0.25, "explanation": "近30天2次"}]},
             "communication_pattern": {"preferred_channel": "企业微信", "preferred_time": "工作日上午", "frequency": "每月8次",
               "response_speed": "平均1.5小时", "their_response_speed": "平均3小时"},
             "decision_making": {"style": "理性决策", "key_factors": ["价格"], "decision_maker": "张经理", "decision_cycle": "2-3周"},
             "satisfaction": {"current": 4.2, "trend": "stable", "strengths": [], "pain_points": []},
             "loyalty": {"score": 78, "risk_level": "low", "retention_probability": 0.92},
             "lifecycle_stage": "成长客户",
             "key_contacts": [{"name": "张经理", "role": "采购", "influence": 0.9, "relationship": "良好"}],
             "needs_map": {"current": ["PCR-ABS"], "future": [], "latent": ["技术支持"]},
             "risks": [{"type": "价格敏感", "level": "medium", "mitigation": "提供长期价格方案"}],
             "opportunities": []}
            """;
    private static final String OPPORTUNITIES =
            """
            {"opportunities": [{"id": "OPP-202406-001", "type": "explicit", "description": "按周送货", "product": "PCR-ABS",
               "quantity": "50吨/月", "estimated_value": 9000000, "probability": 0.65, "expected_close_date": "2024-08-15",
               "stage": "询价", "competitors": [], "winning_factors": [], "risk_factors": [], "recommended_actions": ["问物流"],
               "urgency": "medium"}],
             "cross_sell_opportunities": [], "up_sell_opportunities": []}
            """;
    private static final String ADVICE =
            """
            {"customer_segment": "成长型", "marketing_strategy": {"approach": "", "key_messages": [], "value_proposition": ""},
             "content_suggestions": [],
             "timing_recommendations": {"best_contact_days": [], "best_contact_hours": [], "avoid_times": []},
             "channel_strategy": {"primary": "企业微信", "secondary": "电话", "tertiary": "邮件", "reason": "用得最多"},
             "campaign_ideas": [],
             "care_strategy": {"birthday_greeting": false, "holiday_gifts": "", "quarterly_business_review": true,
               "industry_insights_sharing": ""},
             "retention_plan": {"risk_signals": ["沟通变少"], "retention_actions": ["高管拜访"]}}
            """;
    private static final String SIGNALS =
            """
            "early_warning_signals": {
               "communication_decline": {"detected": true, "metric": "30天沟通次数", "current": 2, "baseline": 8, "trend": "declining"},
               "price_sensitivity": {"detected": false, "evidence": "", "severity": "low"},
               "silence": {"detected": false, "days_silent": 5, "usual_days": 4, "explanation": ""}}
            """;
    private static final String RISKS =
            """
            {"risk_alerts": [{"alert_id": "RISK-202406-001", "customer_id": "C001001", "customer_name": "宁波奥克斯",
               "risk_type": "churn_risk", "risk_level": "high", "risk_score": 75, "indicators": ["近30天沟通2次"],
               "triggered_at": "2024-06-15", "expected_impact": "月订单损失50吨", "recommended_actions": ["销售总监拜访"],
               "escalation_required": true, "escalation_to": "sales_director"}],
            """
                    + SIGNALS
                    + "}";
    private static final String NO_RISKS = "{\"risk_alerts\": []," + SIGNALS + "}";
}

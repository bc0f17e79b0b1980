package cn.topcentral.hub.agents.coordination;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;

/** What A11 to A14 may say of 奥克斯. */
public final class SampleFindings {
    private static final String INSIGHT =
            """
            {"relationship_health": {"score": 85, "trend": "upward", "assessment": "关系良好,合作深度持续增加",
               "components": [{"name": "沟通频率", "value": 90, "weight": 0.4, "explanation": "近30天9次，前30天2次"}]},
             "communication_pattern": {"preferred_channel": "企业微信", "preferred_time": "工作日下午", "frequency": "每周2-3次",
               "response_speed": "平均2小时", "their_response_speed": "平均40分钟"},
             "decision_making": {"style": "理性决策", "key_factors": ["价格", "质量", "交期"], "decision_maker": "采购部张经理",
               "decision_cycle": "2-3周"},
             "satisfaction": {"current": 4.2, "trend": "stable", "strengths": ["产品质量"], "pain_points": ["账期"]},
             "loyalty": {"score": 78, "risk_level": "low", "retention_probability": 0.92},
             "lifecycle_stage": "成长客户",
             "key_contacts": [{"name": "张经理", "role": "采购决策", "influence": 0.9, "relationship": "良好"}],
             "needs_map": {"current": ["PCR-ABS稳定供应"], "future": ["PCR-PC新材料"], "latent": []},
             "risks": [{"type": "价格敏感", "level": "medium", "mitigation": "提供长期价格锁定方案"}],
             "opportunities": [{"type": "新品推广", "potential": "high", "action": "推荐PCR-PC系列"}]}
            """;

    private static final String OPPORTUNITIES =
            """
            {"opportunities": [
               {"id": "OPP-202406-001", "type": "explicit", "description": "PCR-ABS月需求50吨,寻求替代供应商", "product": "PCR-ABS-1000",
                "quantity": "50吨/月", "estimated_value": 9000000, "probability": 0.65, "expected_close_date": "2024-08-15",
                "stage": "询价", "competitors": ["现有供应商A"], "winning_factors": ["价格优势15%"], "risk_factors": ["账期要求60天"],
                "recommended_actions": ["提供3个月试样合作", "邀请参观工厂", "提供客户案例"], "urgency": "high"},
               {"id": "OPP-202406-002", "type": "implicit", "description": "新产品可能用PCR-PC", "product": "PCR-PC-3000",
                "probability": 0.30, "stage": "询价", "competitors": [], "winning_factors": [], "risk_factors": [],
                "recommended_actions": ["寄PCR-PC样品"], "urgency": "medium"}],
             "cross_sell_opportunities": [{"product": "PCR-PC-3000", "reason": "提到新产品开发", "potential_value": 500000,
               "approach": "技术推荐"}],
             "up_sell_opportunities": [{"current": "PCR-ABS-1000", "upgrade": "PCR-ABS-2000", "reason": "要求更高性能"}]}
            """;

    private static final String ADVICE =
            """
            {"customer_segment": "VIP成长型客户",
             "marketing_strategy": {"approach": "价值深化", "key_messages": ["稳定供应保障", "技术创新支持"], "value_proposition": "合作伙伴"},
             "content_suggestions": [
               {"type": "技术白皮书", "topic": "PCR-ABS在汽车部件中的应用案例", "timing": "立即发送", "channel": "企业微信"},
               {"type": "工厂参观邀请", "topic": "邀请参观新投产的PCR生产线", "timing": "下周安排", "channel": "电话"}],
             "timing_recommendations": {"best_contact_days": ["周二", "周三"], "best_contact_hours": ["10:00-11:30"], "avoid_times": []},
             "channel_strategy": {"primary": "企业微信", "secondary": "电话", "tertiary": "邮件", "reason": "响应最快"},
             "campaign_ideas": [{"name": "夏季稳定供应保障计划", "target": "旺季供应", "offer": "锁定Q3产能", "expected_response": 0.8}],
             "care_strategy": {"birthday_greeting": true, "holiday_gifts": "端午节送样品礼盒", "quarterly_business_review": true,
               "industry_insights_sharing": "每月"},
             "retention_plan": {"risk_signals": ["价格抱怨增加"], "retention_actions": ["高管拜访", "提供三个月试样合作"]}}
            """;

    private static final String RISKS =
            """
            {"risk_alerts": [
               {"alert_id": "RISK-202406-001", "customer_id": "C1", "customer_name": "宁波奥克斯", "risk_type": "competitor_threat",
                "risk_level": "high", "risk_score": 75, "indicators": ["提到竞争对手价格低15%"], "triggered_at": "2024-06-14",
                "expected_impact": "月订单损失50吨,约75万元", "recommended_actions": ["销售总监立即拜访", "提供专项价格优惠", "安排技术交流"],
                "escalation_required": true, "escalation_to": "sales_director"},
               {"alert_id": "RISK-202406-002", "customer_id": "C1", "customer_name": "宁波奥克斯", "risk_type": "payment_risk",
                "risk_level": "medium", "risk_score": 45, "indicators": ["账期要求60天"], "triggered_at": "2024-06-12",
                "expected_impact": "占用资金约150万元", "recommended_actions": ["请财务核定账期", "今天把账期说法给客户"], "escalation_required": false}],
             "early_warning_signals": {
               "communication_decline": {"detected": false, "metric": "30天沟通次数", "current": 9, "baseline": 4, "trend": "rising"},
               "price_sensitivity": {"detected": true, "evidence": "最近3次沟通均提到价格", "severity": "medium"},
               "silence": {"detected": false, "days_silent": 0, "usual_days": 5, "explanation": "昨天有沟通"}}}
            """;

    private SampleFindings() {}

    /** All four, every claim resting on one record. */
    public static CustomerFindings of(String record, String quote) {
        return new CustomerFindings(
                Optional.of(finding(
                        "A11", INSIGHT, CustomerInsight.class, record, quote, "/relationship_health", "/risks/0")),
                Optional.of(finding("A12", OPPORTUNITIES, Opportunities.class, record, quote, "/opportunities/0")),
                Optional.of(finding("A13", ADVICE, MarketingAdvice.class, record, quote, "/content_suggestions/0")),
                Optional.of(finding("A14", RISKS, RiskAssessment.class, record, quote, "/risk_alerts/0")));
    }

    private static <T> Finding<T> finding(
            String agent, String json, Class<T> type, String record, String quote, String... claims) {
        try {
            return new Finding<>(
                    AgentJson.MAPPER.readValue(json, type),
                    List.of(claims).stream()
                            .map(claim -> new Evidence(claim, record, quote))
                            .toList(),
                    GeneratedBy.local(agent, "sample", "1"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

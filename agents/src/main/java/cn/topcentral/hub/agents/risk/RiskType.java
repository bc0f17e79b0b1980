package cn.topcentral.hub.agents.risk;

import java.util.Locale;

/** The seven kinds of risk of seed 4.6. */
public enum RiskType {
    CHURN_RISK("客户流失"),
    ORDER_DECLINE("订单下滑"),
    COMPLAINT_ESCALATION("投诉升级"),
    COMPETITOR_THREAT("竞争对手渗透"),
    PAYMENT_RISK("付款风险"),
    QUALITY_RISK("质量投诉"),
    RELATIONSHIP_DETERIORATION("关系恶化");

    private final String label;

    RiskType(String label) {
        this.label = label;
    }

    /** As it stands in the answer. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}

package cn.topcentral.hub.agents.local.text;

/** Whose words a segment holds. */
public enum Voice {
    CUSTOMER,
    /** Our side, to the customer. */
    SELLER,
    /** Our side about a visit or a meeting: our words, which report the customer's. */
    REPORT,
    UNKNOWN
}

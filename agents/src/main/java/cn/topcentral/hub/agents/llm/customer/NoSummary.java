package cn.topcentral.hub.agents.llm.customer;

/** A history could not be summarised; the message says why. */
final class NoSummary extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSummary(String reason) {
        super(reason);
    }
}

package cn.topcentral.hub.connectors.phone;

/** A record that gives no call; the text says what is wrong and what would help. */
final class UnreadableCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableCallException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

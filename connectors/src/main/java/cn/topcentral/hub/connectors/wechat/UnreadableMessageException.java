package cn.topcentral.hub.connectors.wechat;

/** A line that is no message; the text says what is wrong and what would help. */
final class UnreadableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String reason) {
        super(reason);
    }
}

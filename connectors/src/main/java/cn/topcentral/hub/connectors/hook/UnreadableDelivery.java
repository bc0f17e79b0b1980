package cn.topcentral.hub.connectors.hook;

/** A delivery that cannot be understood. The message names the item, what is wrong and what would help, but nothing of its content. */
public final class UnreadableDelivery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableDelivery(String message) {
        super(message);
    }

    public UnreadableDelivery(String message, Throwable cause) {
        super(message, cause);
    }
}

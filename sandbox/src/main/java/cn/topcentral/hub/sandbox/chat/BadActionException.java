package cn.topcentral.hub.sandbox.chat;

/** A person tried what the chat does not offer; the message says what and why. */
public final class BadActionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadActionException(String reason) {
        super(reason);
    }
}

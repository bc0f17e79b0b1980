package cn.topcentral.hub.bot.wecom;

/** A callback that is not believed or not understood. The message says what is wrong and holds nothing of the callback's content. */
public final class CallbackRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, as one closed set: each is counted by its name. */
    public enum Reason {
        /** A query parameter or the {@code Encrypt} element is missing. */
        INCOMPLETE,
        /** The signature is not ours: a forgery, or the token in the admin console differs from the configured one. */
        WRONG_SIGNATURE,
        /** The cipher text is no Base64, of a wrong length, or decrypts to nonsense: the EncodingAESKey differs. */
        UNDECRYPTABLE,
        /** Signed and decrypted, but meant for another company ({@code receiveid}). */
        FOREIGN_RECEIVER,
        /** The XML is not well formed, or uses what a callback never uses (a DTD, deep nesting). */
        MALFORMED_XML,
        /** The body is over the cap. */
        TOO_LARGE
    }

    private final Reason reason;

    public CallbackRejected(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public CallbackRejected(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

package cn.topcentral.hub.sandbox.card;

/** A card WeCom refuses; the message names the field and the rule. */
public final class InvalidCardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidCardException(String reason) {
        super(reason);
    }
}

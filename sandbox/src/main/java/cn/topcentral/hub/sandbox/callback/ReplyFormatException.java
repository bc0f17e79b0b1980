package cn.topcentral.hub.sandbox.callback;

/** A passive reply WeCom would throw away; the message names the element. */
final class ReplyFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplyFormatException(String reason) {
        super(reason);
    }
}

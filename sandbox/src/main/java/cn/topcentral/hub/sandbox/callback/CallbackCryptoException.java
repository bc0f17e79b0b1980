package cn.topcentral.hub.sandbox.callback;

/** A text that was not encrypted and signed the WeCom way; the message says which check failed. */
public final class CallbackCryptoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallbackCryptoException(String reason) {
        super(reason);
    }

    CallbackCryptoException(String reason, Throwable cause) {
        super(reason, cause);
    }
}

package cn.topcentral.hub.bot.wecom;

/** A question to WeCom that got no answer to use; unlike sending, where a refusal is a result. */
public final class WeComCallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int code;

    public WeComCallFailed(String operation, int code, String message) {
        super("WeCom refused " + operation + " with " + code + ": " + message);
        this.operation = operation;
        this.code = code;
    }

    public String operation() {
        return operation;
    }

    /** WeCom's errcode, or {@link WeComErrors#NO_ANSWER}. */
    public int code() {
        return code;
    }
}

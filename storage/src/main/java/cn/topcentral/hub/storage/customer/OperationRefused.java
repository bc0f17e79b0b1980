package cn.topcentral.hub.storage.customer;

/** An operation on customers that cannot be done as asked; nothing was changed. */
public final class OperationRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What stands in the way. */
    public enum Reason {
        /** Something named does not exist. */
        UNKNOWN,
        /** It exists, but is not in the state that the operation needs. */
        CONFLICT,
        /** It can never be done so. */
        INVALID
    }

    private final Reason reason;
    private final String remedy;

    /**
     * @param problem what is wrong, naming the thing
     * @param remedy what to do instead
     */
    public OperationRefused(Reason reason, String problem, String remedy) {
        super(problem);
        this.reason = reason;
        this.remedy = remedy;
    }

    public Reason reason() {
        return reason;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}

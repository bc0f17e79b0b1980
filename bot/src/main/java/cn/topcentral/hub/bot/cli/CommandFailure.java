package cn.topcentral.hub.bot.cli;

/** A failure that the person at the keyboard can put right. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Names the failure and the way out.
     *
     * @param problem what went wrong, naming the thing it went wrong with
     * @param remedy what to do now
     */
    public CommandFailure(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public CommandFailure(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}

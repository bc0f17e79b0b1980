package cn.topcentral.hub.bot.command;

/** Ends a command with a sentence for the person who typed it. Not a fault of the hub, so it is neither retried nor logged as one. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a command.
     *
     * @param sentence in Chinese: what is wrong, and what to type instead
     */
    public CommandRefused(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}

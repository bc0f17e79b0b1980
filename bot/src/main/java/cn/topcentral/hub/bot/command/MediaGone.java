package cn.topcentral.hub.bot.command;

/** A file cannot be had, now or later. */
public final class MediaGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason for the log, without addresses or keys
     */
    public MediaGone(String reason) {
        super(reason);
    }
}

package cn.topcentral.hub.connectors.meeting;

/** A report, minutes or transcript that cannot be understood. The message names the field, what is wrong and what would help. */
public final class UnreadableReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableReportException(String message) {
        super(message);
    }

    public UnreadableReportException(String message, Throwable cause) {
        super(message, cause);
    }
}

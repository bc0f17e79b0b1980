package cn.topcentral.hub.connectors.extraction;

/** The reading process ended or was ended over a file: it was too much for it. The reason says in which way. */
final class ReadingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    ReadingFailed(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

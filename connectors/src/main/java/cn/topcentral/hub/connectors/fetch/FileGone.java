package cn.topcentral.hub.connectors.fetch;

/** A file that will not come any more: expired, deleted, or where nothing may be fetched from. The message says which. */
public final class FileGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FileGone(String message) {
        super(message);
    }
}

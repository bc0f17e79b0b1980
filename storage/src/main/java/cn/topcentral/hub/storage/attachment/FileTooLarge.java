package cn.topcentral.hub.storage.attachment;

/** A file that is larger than is allowed, found out while it was being written. */
public final class FileTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileTooLarge(long mostBytes) {
        super("larger than the " + mostBytes / 1_000_000 + " MB that are kept");
    }
}

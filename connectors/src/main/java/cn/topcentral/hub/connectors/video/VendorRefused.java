package cn.topcentral.hub.connectors.video;

/** A platform understood a question and refused it: no permission, nothing there. Asking again at once helps nothing. */
final class VendorRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    VendorRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether there is nothing where it was looked for: not there yet, or no more. */
    boolean isAbsence() {
        return status == 404 || status == 410;
    }
}

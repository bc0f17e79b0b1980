package cn.topcentral.hub.sandbox.callback;

/** Whether the admin console would save the callback URL, and if not, why. */
public record Verification(boolean ok, String reason) {
    static Verification refused(String reason) {
        return new Verification(false, reason);
    }
}

package cn.topcentral.hub.connectors.hook;

/** What the sender is answered, to the letter: many senders repeat a delivery until the body is the one they want. */
public record HookReply(int status, String contentType, String body) {

    public static HookReply text(String body) {
        return new HookReply(200, "text/plain; charset=utf-8", body);
    }

    public static HookReply json(String body) {
        return new HookReply(200, "application/json; charset=utf-8", body);
    }

    public static HookReply noContent() {
        return new HookReply(204, "text/plain; charset=utf-8", "");
    }
}

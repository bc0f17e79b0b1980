package cn.topcentral.hub.sandbox.chat;

/** Who a bubble belongs to. */
public record Author(Kind kind, String id, String name) {
    public enum Kind {
        MEMBER,
        APP,
        /** A group robot behind a webhook, or the intelligent robot. */
        ROBOT
    }
}

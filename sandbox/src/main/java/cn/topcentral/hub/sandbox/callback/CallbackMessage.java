package cn.topcentral.hub.sandbox.callback;

/**
 * One callback, not yet encrypted. Every repeat carries the same XML, hence the same MsgId.
 *
 * @param id MsgId of a message, or a name of our own for an event (events have none)
 */
public record CallbackMessage(String id, Kind kind, String xml) {
    /** Decides which passive replies WeCom accepts (page 90241). */
    public enum Kind {
        MESSAGE,
        EVENT,
        CARD_EVENT
    }
}

package cn.topcentral.hub.sandbox.card;

/** Where a card goes; the rules differ a little. */
public enum CardUse {
    /** message/send: all five types. */
    SEND,
    /** update_template_card and its passive twin: the task id may stay away, it remains the sent card's. */
    UPDATE,
    /** Group webhook: two types, no callbacks. */
    WEBHOOK,
    /** Intelligent robot: all five types, rows without files, buttons without links; an update names its task. */
    ROBOT
}

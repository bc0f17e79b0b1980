package cn.topcentral.hub.templates.card;

/**
 * A menu on a notice card together with the task id that its callbacks carry: WeCom refuses one without the other, so
 * they are one part here.
 */
public record TaskMenu(ActionMenu menu, TaskId taskId) {}

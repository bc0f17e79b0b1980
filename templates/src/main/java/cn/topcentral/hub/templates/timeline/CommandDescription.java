package cn.topcentral.hub.templates.timeline;

/**
 * A command as the help shows it.
 *
 * @param name English name without slash
 * @param chineseName Chinese name without slash
 * @param arguments such as {@code 客户名 [时间段] [渠道]}; may be empty
 * @param what one sentence
 * @param example a whole line to type, with slash
 */
public record CommandDescription(String name, String chineseName, String arguments, String what, String example) {}

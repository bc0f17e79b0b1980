package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.MarkdownMessage;

/**
 * A rendered notice.
 *
 * @param markdown the same for doors without buttons, with the commands that do what the buttons do
 * @param text the same as plain text
 */
public record AlertView(Card card, MarkdownMessage markdown, String text) {}

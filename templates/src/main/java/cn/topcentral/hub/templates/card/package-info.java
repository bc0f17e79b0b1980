/**
 * WeCom's five template cards, Markdown and text messages as values. A value that exists can be sent: hard rules of the
 * protocol are checked by the constructors, display lengths are met by shortening. Uses {@code templates.text} only.
 */
@NullMarked
package cn.topcentral.hub.templates.card;

import org.jspecify.annotations.NullMarked;

/**
 * Reads a customer's timeline as people see it, for cards and pages: chats folded, persons named, texts cut to a gist. Uses storage and the
 * models of templates; knows nothing of WeCom or HTTP.
 */
@NullMarked
package cn.topcentral.hub.bot.timeline;

import org.jspecify.annotations.NullMarked;

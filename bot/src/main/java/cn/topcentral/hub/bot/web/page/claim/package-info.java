/** The claim queue as a page: what waits, whose it may be, and what people decide about it. */
@NullMarked
package cn.topcentral.hub.bot.web.page.claim;

import org.jspecify.annotations.NullMarked;

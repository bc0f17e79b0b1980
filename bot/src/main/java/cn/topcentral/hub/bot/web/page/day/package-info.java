/** Somebody's day: what they have to do, what waits for them, and whom they have not spoken to. */
@NullMarked
package cn.topcentral.hub.bot.web.page.day;

import org.jspecify.annotations.NullMarked;

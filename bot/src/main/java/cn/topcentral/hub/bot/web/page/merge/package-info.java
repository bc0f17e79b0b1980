/** Merging customers that are one, and undoing it, as pages: first what it would do, then whether to do it. */
@NullMarked
package cn.topcentral.hub.bot.web.page.merge;

import org.jspecify.annotations.NullMarked;

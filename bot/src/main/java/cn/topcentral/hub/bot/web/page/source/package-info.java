/** Pages on how the sources are, what waits and what failed; managers read, administrators act. */
@NullMarked
package cn.topcentral.hub.bot.web.page.source;

import org.jspecify.annotations.NullMarked;

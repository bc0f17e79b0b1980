/** Who may see and do what: the one place that decides, for chat and pages alike. */
@NullMarked
package cn.topcentral.hub.bot.access;

import org.jspecify.annotations.NullMarked;

/** Reports for people: the command that writes one, the pushes of the regular ones, and the page on which they are read. */
@NullMarked
package cn.topcentral.hub.bot.report;

import org.jspecify.annotations.NullMarked;

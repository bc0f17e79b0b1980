/** Tests of reports by command, by push and on their pages. */
@NullMarked
package cn.topcentral.hub.bot.report;

import org.jspecify.annotations.NullMarked;

/** The manager's board: a team's numbers, the rows behind each, and what is done about its alerts. */
@NullMarked
package cn.topcentral.hub.bot.web.page.board;

import org.jspecify.annotations.NullMarked;

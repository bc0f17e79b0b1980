/** What a manager's board counts of the customers of a team, and the rows behind each number. */
@NullMarked
package cn.topcentral.hub.storage.board;

import org.jspecify.annotations.NullMarked;

/** What a manager's board shows, and the rows behind its numbers. */
@NullMarked
package cn.topcentral.hub.templates.page.board;

import org.jspecify.annotations.NullMarked;

/** What somebody has to do: tasks as people list, close and hand them on, and the reminders of them. */
@NullMarked
package cn.topcentral.hub.storage.task;

import org.jspecify.annotations.NullMarked;

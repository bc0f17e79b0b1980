/** Cards of what somebody has to do: lists, single tasks, reminders, and what every morning brings. */
@NullMarked
package cn.topcentral.hub.templates.task;

import org.jspecify.annotations.NullMarked;

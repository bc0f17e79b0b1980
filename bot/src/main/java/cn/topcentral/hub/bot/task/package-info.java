/** What people ask about what they have to do, and how they are reminded of it. */
@NullMarked
package cn.topcentral.hub.bot.task;

import org.jspecify.annotations.NullMarked;

/** Whether the sources deliver as they usually do. */
@NullMarked
package cn.topcentral.hub.bot.health;

import org.jspecify.annotations.NullMarked;

/** A customer's timeline as a file to take along. */
@NullMarked
package cn.topcentral.hub.bot.export;

import org.jspecify.annotations.NullMarked;

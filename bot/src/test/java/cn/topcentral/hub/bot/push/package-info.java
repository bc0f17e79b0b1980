/** Tests of pushing, against the sandbox. */
@NullMarked
package cn.topcentral.hub.bot.push;

import org.jspecify.annotations.NullMarked;

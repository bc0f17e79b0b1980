/** Tests of the commands that ask about a customer. */
@NullMarked
package cn.topcentral.hub.bot.study;

import org.jspecify.annotations.NullMarked;

/** Reports by chat: how they are understood, and what becomes of them on a real database. */
@NullMarked
package cn.topcentral.hub.bot.dialog;

import org.jspecify.annotations.NullMarked;

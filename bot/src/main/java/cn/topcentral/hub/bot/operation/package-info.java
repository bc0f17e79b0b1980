/** What people say about who is who by chat, and how they ask how the hub is; the same operations as on the command line. */
@NullMarked
package cn.topcentral.hub.bot.operation;

import org.jspecify.annotations.NullMarked;

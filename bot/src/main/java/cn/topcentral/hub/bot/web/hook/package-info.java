/** {@code /hooks/{source}}: what channels push, safe in the ledger before they are answered, and worked on after. */
@NullMarked
package cn.topcentral.hub.bot.web.hook;

import org.jspecify.annotations.NullMarked;

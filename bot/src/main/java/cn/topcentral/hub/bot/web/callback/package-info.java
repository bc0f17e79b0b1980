/**
 * The way of a callback: verified and written to the ledger by the endpoint before WeCom is answered, worked on from the ledger by the
 * worker, answered through the door it came in by.
 */
@NullMarked
package cn.topcentral.hub.bot.web.callback;

import org.jspecify.annotations.NullMarked;

/**
 * Pushing: the outbox worked off through the gateways. What goes out when, and what of it is merged, the rows decide ({@code storage.notification}),
 * so any number of hubs may run it. docs/push.md tells the whole.
 */
@NullMarked
package cn.topcentral.hub.bot.push;

import org.jspecify.annotations.NullMarked;

/**
 * Who is who, as programs and people at a keyboard say and see it: how they name a customer, and what the operations on customers came to as
 * JSON. Shared by the command line and the HTTP API; uses storage only.
 */
@NullMarked
package cn.topcentral.hub.bot.customer;

import org.jspecify.annotations.NullMarked;

package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.storage.notification.RouteBudget;

/**
 * A way to somebody, with what it carries.
 *
 * @param name of the budget, without secrets, the same on every hub
 */
record Route(String name, Gateway gateway, RouteBudget budget) {}

package cn.topcentral.hub.bot.web;

import io.javalin.router.JavalinDefaultRoutingApi;

/** A few related paths. The composition root hands the server a list of these. */
@FunctionalInterface
public interface Routes {
    void register(JavalinDefaultRoutingApi routes);
}

package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.storage.database.Database;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code /healthz}: the process is up. {@code /readyz}: it can work, which takes the database. */
public final class HealthRoutes implements Routes {
    private final Database database;

    public HealthRoutes(Database database) {
        this.database = database;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/healthz", context -> context.result("ok"));
        routes.get("/readyz", this::ready);
    }

    private void ready(Context context) {
        if (!database.answers()) {
            throw new ProblemException(new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The database does not answer; see the log and check database.url and its server.",
                    "数据库没有响应",
                    "请管理员检查数据库。"));
        }
        context.result("ready");
    }
}

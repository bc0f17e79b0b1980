package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.templates.page.Assets;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;

/** The files of {@link Assets}. Their names change with their content, so browsers need not ask for them again. */
final class AssetRoutes implements Routes {
    private static final String FOR_GOOD =
            "public, max-age=" + Duration.ofDays(365).toSeconds() + ", immutable";

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(Assets.PATH + "{file}", AssetRoutes::serve);
    }

    private static void serve(Context context) {
        Assets.Asset asset = Assets.file(context.pathParam("file")).orElseThrow(NotFoundResponse::new);
        context.header("Cache-Control", FOR_GOOD)
                .contentType(asset.contentType())
                .result(asset.content());
    }
}

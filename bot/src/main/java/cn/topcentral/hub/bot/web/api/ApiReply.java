package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.storage.json.Json;
import io.javalin.http.Context;

/** Answers with JSON as the hub writes it everywhere: instants as ISO 8601 text, absent values left out. */
final class ApiReply {
    private ApiReply() {}

    static void json(Context context, Object document) {
        context.contentType("application/json").result(Json.write(document));
    }
}

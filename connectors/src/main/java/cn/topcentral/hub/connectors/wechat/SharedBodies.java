package cn.topcentral.hub.connectors.wechat;

import static cn.topcentral.hub.connectors.wechat.ArchiveJson.join;
import static cn.topcentral.hub.connectors.wechat.ArchiveJson.lines;
import static cn.topcentral.hub.connectors.wechat.ArchiveJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** Messages that point to something elsewhere: a person, a place, a page. */
final class SharedBodies {
    private SharedBodies() {}

    static MessageBody card(JsonNode body) {
        return MessageBody.of(join("[名片]", text(body, "corpname"), text(body, "userid")));
    }

    static MessageBody location(JsonNode body) {
        return MessageBody.of(join("[位置]", text(body, "title"), text(body, "address")))
                .noting("coordinates", coordinates(text(body, "latitude"), text(body, "longitude")));
    }

    static MessageBody link(JsonNode body) {
        return MessageBody.of(
                lines(join("[链接]", text(body, "title"), text(body, "link_url")), text(body, "description")));
    }

    static MessageBody miniProgram(JsonNode body) {
        return MessageBody.of(
                lines(join("[小程序]", text(body, "displayname"), text(body, "title")), text(body, "description")));
    }

    static MessageBody document(JsonNode body) {
        return MessageBody.of(join("[在线文档]", text(body, "title"), text(body, "link_url")));
    }

    static MessageBody news(JsonNode body) {
        return MessageBody.of(ArchiveJson.stream(body.path("item"))
                .map(item -> lines(join("[图文]", text(item, "title"), text(item, "url")), text(item, "description")))
                .collect(Collectors.joining("\n")));
    }

    static MessageBody channelsFeed(JsonNode body) {
        String kind =
                switch (text(body, "feed_type")) {
                    case "2" -> "[视频号图片]";
                    case "4" -> "[视频号视频]";
                    case "9" -> "[视频号直播]";
                    default -> "[视频号]";
                };
        return MessageBody.of(join(kind, text(body, "sph_name"), text(body, "feed_desc")));
    }

    private static String coordinates(String latitude, String longitude) {
        return latitude.isEmpty() || longitude.isEmpty() ? "" : latitude + "," + longitude;
    }
}

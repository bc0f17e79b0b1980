package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.callback.ByteLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The message types an app may send (page 90236, and 90248 for groups), with their limits. Cuts where WeCom cuts. */
final class AppContent {
    private static final int MAX_TEXT_BYTES = 2048;
    private static final int MAX_TITLE_BYTES = 128;
    private static final int MAX_DESCRIPTION_BYTES = 512;
    private static final int MAX_URL_BYTES = 2048;
    private static final int MAX_HTML_BYTES = 666 * 1024;
    private static final Set<String> MEDIA = Set.of("image", "voice", "file", "video");

    private final MediaStore media;

    AppContent(MediaStore media) {
        this.media = media;
    }

    /** Checks the object named after the msgtype, everything but template cards, and gives what will be shown. */
    ObjectNode checked(String msgtype, ApiRequest request) {
        if (!MEDIA.contains(msgtype)
                && !Set.of("text", "markdown", "textcard", "news", "mpnews", "miniprogram_notice")
                        .contains(msgtype)) {
            throw new ApiRefusal(40008, "invalid message type: " + msgtype);
        }
        ObjectNode content = request.object(msgtype).deepCopy();
        if (MEDIA.contains(msgtype)) {
            media.require(required(content, msgtype, "media_id"), msgtype);
        }
        switch (msgtype) {
            case "text" -> content.put("content", ByteLimit.cut(nonEmpty(content), MAX_TEXT_BYTES));
            case "markdown" -> markdown(content);
            case "video" -> {
                cut(content, "title", MAX_TITLE_BYTES);
                cut(content, "description", MAX_DESCRIPTION_BYTES);
            }
            case "textcard" -> textcard(content);
            case "news" -> articles(content, "news").forEach(AppContent::newsArticle);
            case "mpnews" -> articles(content, "mpnews").forEach(this::mpnewsArticle);
            case "miniprogram_notice" -> miniprogram(content);
            default -> {}
        }
        return content;
    }

    private static String nonEmpty(ObjectNode content) {
        String text = content.path("content").asText("");
        if (text.isBlank()) {
            throw new ApiRefusal(44004, "empty content");
        }
        return text;
    }

    private static void markdown(ObjectNode content) {
        int bytes = ByteLimit.bytes(nonEmpty(content));
        if (bytes > MAX_TEXT_BYTES) {
            throw new ApiRefusal(45002, "markdown.content exceeds 2048 bytes, has " + bytes);
        }
    }

    private static void textcard(ObjectNode card) {
        required(card, "textcard", "title");
        required(card, "textcard", "description");
        httpUrl(card, "textcard");
        cut(card, "title", MAX_TITLE_BYTES);
        cut(card, "description", MAX_DESCRIPTION_BYTES);
    }

    private static List<ObjectNode> articles(ObjectNode content, String type) {
        JsonNode articles = content.path("articles");
        if (!articles.isArray() || articles.isEmpty() || articles.size() > 8) {
            throw new ApiRefusal(45008, type + ".articles must hold 1-8 items, has " + articles.size());
        }
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode article : articles) {
            if (!(article instanceof ObjectNode item)) {
                throw new ApiRefusal(40058, type + ".articles must hold objects");
            }
            items.add(item);
        }
        return items;
    }

    private static void newsArticle(ObjectNode item) {
        required(item, "news.articles", "title");
        if (!item.hasNonNull("appid")) {
            httpUrl(item, "news.articles");
        }
        cut(item, "title", MAX_TITLE_BYTES);
        cut(item, "description", MAX_DESCRIPTION_BYTES);
    }

    private void mpnewsArticle(ObjectNode item) {
        required(item, "mpnews.articles", "title");
        media.require(required(item, "mpnews.articles", "thumb_media_id"), "image");
        if (ByteLimit.bytes(required(item, "mpnews.articles", "content")) > MAX_HTML_BYTES) {
            throw new ApiRefusal(45002, "mpnews.articles.content exceeds 666 KB");
        }
        cut(item, "title", MAX_TITLE_BYTES);
        cut(item, "author", 64);
        cut(item, "digest", MAX_DESCRIPTION_BYTES);
    }

    private static void miniprogram(ObjectNode notice) {
        required(notice, "miniprogram_notice", "appid");
        String title = required(notice, "miniprogram_notice", "title");
        int length = title.codePointCount(0, title.length());
        if (length < 4 || length > 12) {
            throw new ApiRefusal(40058, "miniprogram_notice.title must have 4-12 characters, has " + length);
        }
        if (notice.path("content_item").size() > 10) {
            throw new ApiRefusal(40058, "miniprogram_notice.content_item must hold at most 10 items");
        }
    }

    static String required(ObjectNode node, String path, String field) {
        String value = node.path(field).isTextual() ? node.path(field).asText() : "";
        if (value.isBlank()) {
            throw new ApiRefusal(40058, path + "." + field + " is required");
        }
        return value;
    }

    static void httpUrl(ObjectNode node, String path) {
        String url = required(node, path, "url");
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new ApiRefusal(40058, path + ".url must start with http:// or https://");
        }
        if (ByteLimit.bytes(url) > MAX_URL_BYTES) {
            throw new ApiRefusal(40058, path + ".url exceeds 2048 bytes");
        }
    }

    private static void cut(ObjectNode node, String field, int maxBytes) {
        if (node.path(field).isTextual()) {
            node.put(field, ByteLimit.cut(node.path(field).asText(), maxBytes));
        }
    }
}

package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.callback.ByteLimit;
import cn.topcentral.hub.sandbox.card.CardAdvice;
import cn.topcentral.hub.sandbox.card.CardRules;
import cn.topcentral.hub.sandbox.card.CardUse;
import cn.topcentral.hub.sandbox.chat.Author;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Outgoing;
import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Group webhooks (page 91770): posting into a group with nothing but its key. Thread-safe. */
public final class WebhookApi {
    private static final int MAX_TEXT_BYTES = 2048;
    private static final int MAX_MARKDOWN_BYTES = 4096;
    private static final int MAX_IMAGE_BYTES = 2 << 20;

    private final Corp corp;
    private final ChatStore store;
    private final MediaStore media;
    private final RateWindow perMinute;

    public WebhookApi(Corp corp, ChatStore store, MediaStore media, Clock clock) {
        this.corp = corp;
        this.store = store;
        this.media = media;
        this.perMinute = new RateWindow(clock, 20, Duration.ofMinutes(1));
    }

    public void routes(RoutesConfig routes) {
        routes.post("/cgi-bin/webhook/send", this::send);
        routes.post("/cgi-bin/webhook/upload_media", this::upload);
    }

    private String key(Context ctx) {
        String key = ctx.queryParamAsClass("key", String.class).getOrDefault("");
        if (!corp.webhooks().containsKey(key)) {
            throw new ApiRefusal(93000, "invalid webhook url");
        }
        return key;
    }

    private void send(Context ctx) {
        String key = key(ctx);
        String group = corp.webhooks().getOrDefault(key, "");
        ApiRequest request = ApiRequest.of(ctx);
        String msgtype = request.required("msgtype");
        ObjectNode content = checked(msgtype, request, key);
        if (!perMinute.allows(key)) {
            throw new ApiRefusal(45009, "api freq out of limit: 20 messages a minute for each robot");
        }
        store.deliver(new Outgoing(
                SentMessage.Channel.WEBHOOK,
                group,
                ConversationId.group(group),
                new Author(Author.Kind.ROBOT, "webhook", "群机器人"),
                msgtype,
                content,
                RandomText.token(32),
                "",
                msgtype.equals("template_card") ? CardAdvice.warnings(content, CardUse.WEBHOOK) : List.of()));
        ApiRequest.answer(ctx, ApiRequest.ok());
    }

    private ObjectNode checked(String msgtype, ApiRequest request, String key) {
        if (!List.of("text", "markdown", "markdown_v2", "image", "news", "file", "voice", "template_card")
                .contains(msgtype)) {
            throw new ApiRefusal(40008, "invalid message type: " + msgtype);
        }
        ObjectNode content = request.object(msgtype).deepCopy();
        switch (msgtype) {
            case "text" -> limited(content, "text", MAX_TEXT_BYTES);
            case "markdown", "markdown_v2" -> limited(content, msgtype, MAX_MARKDOWN_BYTES);
            case "image" -> image(content);
            case "news" -> news(content);
            case "template_card" -> CardRules.check(content, CardUse.WEBHOOK);
            default -> media.require(AppContent.required(content, msgtype, "media_id"), msgtype, key);
        }
        return content;
    }

    private static void limited(ObjectNode content, String msgtype, int maxBytes) {
        String text = content.path("content").asText("");
        if (text.isBlank()) {
            throw new ApiRefusal(44004, "empty content");
        }
        int bytes = ByteLimit.bytes(text);
        if (bytes > maxBytes) {
            throw new ApiRefusal(40058, msgtype + ".content exceed max length " + maxBytes + ", has " + bytes);
        }
    }

    private static void image(ObjectNode content) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(AppContent.required(content, "image", "base64"));
        } catch (IllegalArgumentException e) {
            throw new ApiRefusal(40058, "image.base64 is not Base64 (no line breaks, no data: prefix)");
        }
        if (bytes.length > MAX_IMAGE_BYTES) {
            throw new ApiRefusal(40009, "image exceeds 2 MB");
        }
        if (!MediaStore.isImage(bytes)) {
            throw new ApiRefusal(40058, "image.base64 is neither JPG nor PNG");
        }
        if (!md5(bytes).equalsIgnoreCase(AppContent.required(content, "image", "md5"))) {
            throw new ApiRefusal(40058, "image.md5 is not the MD5 of the raw image");
        }
    }

    private static void news(ObjectNode content) {
        JsonNode articles = content.path("articles");
        if (!articles.isArray() || articles.isEmpty() || articles.size() > 8) {
            throw new ApiRefusal(45008, "news.articles must hold 1-8 items, has " + articles.size());
        }
        for (JsonNode article : articles) {
            if (!(article instanceof ObjectNode item)) {
                throw new ApiRefusal(40058, "news.articles must hold objects");
            }
            AppContent.httpUrl(item, "news.articles");
            if (ByteLimit.bytes(AppContent.required(item, "news.articles", "title")) > 128) {
                throw new ApiRefusal(40058, "news.articles.title exceed max length 128");
            }
            if (ByteLimit.bytes(item.path("description").asText("")) > 512) {
                throw new ApiRefusal(40058, "news.articles.description exceed max length 512");
            }
        }
    }

    private void upload(Context ctx) {
        String key = key(ctx);
        String type = ctx.queryParamAsClass("type", String.class).getOrDefault("");
        if (!type.equals("file") && !type.equals("voice")) {
            throw new ApiRefusal(40004, "invalid media type: webhooks take file and voice");
        }
        Uploads upload = Uploads.of(ctx);
        ApiRequest.answer(ctx, MediaApi.answer(media.add(type, upload.filename(), upload.bytes(), key)));
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is part of every JDK", e);
        }
    }
}

package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.ApiRefusal;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.callback.ByteLimit;
import cn.topcentral.hub.sandbox.card.CardRules;
import cn.topcentral.hub.sandbox.card.CardUse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** The types of answers the robot may give, with their limits (pages 101031, 101463). */
final class RobotContent {
    private static final int MAX_MARKDOWN_BYTES = 20480;
    private static final int MAX_TEXT_BYTES = 2048;
    private static final int MAX_TITLE_BYTES = 128;
    private static final int MAX_DESCRIPTION_BYTES = 512;
    private static final int MAX_FEEDBACK_ID_BYTES = 256;
    private static final int MAX_IMAGES = 10;
    private static final int MAX_IMAGE_BYTES = 10 << 20;
    private static final Set<String> MEDIA = Set.of("file", "image", "voice", "video");

    private final MediaStore media;
    private final String owner;

    /** @param owner as whose the robot's uploads are kept */
    RobotContent(MediaStore media, String owner) {
        this.media = media;
        this.owner = owner;
    }

    /** Checks the object named after the msgtype and gives what will be shown; streams have their own check. */
    ObjectNode checked(String msgtype, ObjectNode body, Set<String> allowed) {
        if (!allowed.contains(msgtype)) {
            throw new ApiRefusal(40008, "invalid message type here: '" + msgtype + "', allowed are " + allowed);
        }
        ObjectNode content = object(body, msgtype);
        if (MEDIA.contains(msgtype)) {
            media.require(text(content, "media_id"), msgtype, owner);
            limited(content, "title", MAX_TITLE_BYTES);
            limited(content, "description", MAX_DESCRIPTION_BYTES);
        }
        switch (msgtype) {
            case "template_card" -> CardRules.check(content, CardUse.ROBOT);
            case "markdown" -> words(content, MAX_MARKDOWN_BYTES);
            case "text" -> words(content, MAX_TEXT_BYTES);
            default -> {}
        }
        feedback(content);
        return content;
    }

    /** @param images whether the stream may end with pictures: only where callbacks carry it */
    ObjectNode stream(ObjectNode body, boolean images) {
        ObjectNode stream = object(body, "stream");
        if (text(stream, "id").isBlank()) {
            throw new ApiRefusal(40058, "stream.id is required");
        }
        if (!stream.path("finish").isBoolean() && stream.has("finish")) {
            throw new ApiRefusal(40058, "stream.finish must be true or false");
        }
        limited(stream, "content", MAX_MARKDOWN_BYTES);
        boolean finish = stream.path("finish").asBoolean(false);
        if (stream.has("msg_item")) {
            if (!images || !finish) {
                throw new ApiRefusal(
                        40058, "stream.msg_item goes with finish=true only, and over the WebSocket not at all");
            }
            images(stream.path("msg_item"));
        }
        if (finish && text(stream, "content").isBlank() && !stream.has("msg_item")) {
            throw new ApiRefusal(44004, "empty content: a finished stream must say something");
        }
        feedback(stream);
        stream.put("finish", finish);
        return stream;
    }

    private static void images(JsonNode items) {
        if (!items.isArray() || items.size() > MAX_IMAGES) {
            throw new ApiRefusal(40058, "stream.msg_item must be a list of at most 10");
        }
        for (JsonNode item : items) {
            JsonNode image = item.path("image");
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(image.path("base64").asText(""));
            } catch (IllegalArgumentException e) {
                throw new ApiRefusal(40058, "stream.msg_item.image.base64 is not Base64");
            }
            if (!MediaStore.isImage(bytes) || bytes.length > MAX_IMAGE_BYTES) {
                throw new ApiRefusal(40058, "stream.msg_item holds JPG or PNG up to 10 MB");
            }
            if (!md5(bytes).equalsIgnoreCase(image.path("md5").asText(""))) {
                throw new ApiRefusal(40058, "stream.msg_item.image.md5 is not the MD5 of the raw image");
            }
        }
    }

    private static void feedback(ObjectNode content) {
        if (ByteLimit.bytes(content.path("feedback").path("id").asText("")) > MAX_FEEDBACK_ID_BYTES) {
            throw new ApiRefusal(40058, "feedback.id exceed max length 256");
        }
    }

    private static void words(ObjectNode content, int maxBytes) {
        if (text(content, "content").isBlank()) {
            throw new ApiRefusal(44004, "empty content");
        }
        limited(content, "content", maxBytes);
    }

    private static void limited(ObjectNode content, String field, int maxBytes) {
        int bytes = ByteLimit.bytes(text(content, field));
        if (bytes > maxBytes) {
            throw new ApiRefusal(45002, field + " exceed max length " + maxBytes + ", has " + bytes);
        }
    }

    static ObjectNode object(ObjectNode body, String field) {
        if (body.path(field) instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw new ApiRefusal(40058, "object " + field + " is missing");
    }

    static String text(ObjectNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw new ApiRefusal(40058, field + " must be a string");
        }
        return value.asText("");
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is part of every JDK", e);
        }
    }
}

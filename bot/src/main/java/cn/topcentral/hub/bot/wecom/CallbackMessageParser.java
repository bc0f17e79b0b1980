package cn.topcentral.hub.bot.wecom;

import cn.topcentral.hub.bot.wecom.CallbackMessage.Common;
import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From the decrypted XML of a callback to what it means. Pure: the same XML always gives the same message. */
public final class CallbackMessageParser {
    /**
     * What tells apart two arrivals of one sender in one second. Not ResponseCode, although each click has its own: nothing promises
     * that a redelivery repeats it.
     */
    private static final List<String> DISTINGUISHING_FIELDS = List.of(
            "Event", "EventKey", "TaskId", "ChangeType", "UserID", "ExternalUserID", "ChatId", "Content", "MediaId");

    private CallbackMessageParser() {}

    /**
     * Parses a decrypted callback. A type nobody knows is {@link CallbackMessage.Unknown}, never an error: WeCom adds types, and answers
     * an error by sending the same message three more times.
     *
     * @throws CallbackRejected when it is no XML, or lacks the fields that every callback has
     */
    public static CallbackMessage parse(String xml) {
        XmlNode root = XmlNode.parse(xml);
        String type = required(root, "MsgType");
        Common common = common(root, type);
        if (type.equals("event")) {
            return event(root, common);
        }
        return content(root, common, type).orElseGet(() -> new CallbackMessage.Unknown(common, type));
    }

    /** Empty for an unknown type and for a known one without the field that makes it usable. */
    private static Optional<CallbackMessage> content(XmlNode root, Common common, String type) {
        Optional<String> mediaId = root.value("MediaId");
        return switch (type) {
            case "text" ->
                Optional.of(
                        new CallbackMessage.Text(common, root.value("Content").orElse("")));
            case "image" -> mediaId.map(id -> new CallbackMessage.Image(common, id, root.value("PicUrl")));
            case "voice" ->
                mediaId.map(id -> new CallbackMessage.Voice(
                        common, id, root.value("Format").orElse("amr").toLowerCase(Locale.ROOT)));
            case "video" -> mediaId.map(id -> new CallbackMessage.Video(common, id, root.value("ThumbMediaId")));
            case "file" -> mediaId.map(id -> new CallbackMessage.File(common, id));
            case "location" -> location(root, common);
            case "link" ->
                root.value("Url")
                        .map(url -> new CallbackMessage.Link(
                                common,
                                root.value("Title").orElse(""),
                                root.value("Description").orElse(""),
                                url));
            default -> Optional.empty();
        };
    }

    /** Location_X is the latitude, against what the letters suggest (page 90239). */
    private static Optional<CallbackMessage> location(XmlNode root, Common common) {
        Optional<Double> latitude = root.value("Location_X").flatMap(parsed(Double::valueOf));
        Optional<Double> longitude = root.value("Location_Y").flatMap(parsed(Double::valueOf));
        return latitude.flatMap(x -> longitude.map(y ->
                new CallbackMessage.Location(common, x, y, root.value("Label").orElse(""))));
    }

    private static CallbackMessage event(XmlNode root, Common common) {
        return new CallbackMessage.Event(
                common,
                required(root, "Event"),
                root.value("EventKey"),
                root.value("TaskId"),
                root.value("ResponseCode"),
                root.child("SelectedItems").map(CallbackMessageParser::selected).orElse(Map.of()));
    }

    private static Map<String, List<String>> selected(XmlNode items) {
        Map<String, List<String>> selected = new LinkedHashMap<>();
        for (XmlNode item : items.children("SelectedItem")) {
            List<String> options = item.child("OptionIds")
                    .map(ids ->
                            ids.children("OptionId").stream().map(XmlNode::text).toList())
                    .orElse(List.of());
            item.value("QuestionKey").ifPresent(question -> selected.put(question, options));
        }
        return selected;
    }

    private static Common common(XmlNode root, String type) {
        String fromUser = required(root, "FromUserName").toLowerCase(Locale.ROOT);
        String seconds = required(root, "CreateTime");
        Instant createTime = parsed(Long::valueOf)
                .apply(seconds)
                .flatMap(CallbackMessageParser::instant)
                .orElseThrow(() -> new CallbackRejected(Reason.MALFORMED_XML, "CreateTime is not in epoch seconds"));
        return new Common(fromUser, createTime, root.value("AgentID"), dedupeKey(root, type, fromUser, seconds));
    }

    /**
     * Messages have a MsgId. Events have none, and two events of one member may share a second, so everything that tells two apart goes
     * in; hashed, because a key may be a URL of 2 KB and an index entry may not.
     */
    private static String dedupeKey(XmlNode root, String type, String fromUser, String seconds) {
        return root.value("MsgId").map(id -> "msg:" + id).orElseGet(() -> {
            StringBuilder distinguishing = new StringBuilder(type);
            for (String field : DISTINGUISHING_FIELDS) {
                distinguishing.append('\n').append(root.value(field).orElse(""));
            }
            return "event:" + fromUser + ":" + seconds + ":" + sha256(distinguishing.toString());
        });
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String required(XmlNode root, String field) {
        return root.value(field)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new CallbackRejected(Reason.MALFORMED_XML, "The message has no " + field));
    }

    private static Optional<Instant> instant(long seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T> Function<String, Optional<T>> parsed(Function<String, T> parser) {
        return text -> {
            try {
                return Optional.of(parser.apply(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        };
    }
}

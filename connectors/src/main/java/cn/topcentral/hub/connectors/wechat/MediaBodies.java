package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.ChineseDuration;
import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages that are files. The archive has only an id of the file, to be fetched with the SDK while WeCom keeps it. */
final class MediaBodies {
    private MediaBodies() {}

    static MessageBody image(JsonNode body) {
        return MessageBody.of("[图片]").with(media(body, "图片.jpg", "image/jpeg", "filesize"));
    }

    static MessageBody voice(JsonNode body) {
        Optional<Duration> length = seconds(body, "play_length");
        return MessageBody.of(withLength("语音", length))
                .with(media(body, "语音.amr", "audio/amr", "voice_size"))
                .lasting(length);
    }

    static MessageBody video(JsonNode body) {
        return MessageBody.of("[视频]")
                .with(media(body, "视频.mp4", "video/mp4", "filesize"))
                .lasting(seconds(body, "play_length"));
    }

    static MessageBody file(JsonNode body) {
        String name = SafeFileName.of(ArchiveJson.text(body, "filename"));
        return MessageBody.of("[文件] " + name).with(media(body, name, mediaType(name), "filesize"));
    }

    static MessageBody emotion(JsonNode body) {
        boolean animated = ArchiveJson.number(body, "type") == 1;
        return MessageBody.of("[表情]")
                .with(
                        animated
                                ? media(body, "表情.gif", "image/gif", "imagesize")
                                : media(body, "表情.png", "image/png", "imagesize"));
    }

    /** The archive names the file of the company disk but has no id for it. */
    static MessageBody diskFile(JsonNode body) {
        return MessageBody.of("[微盘文件] " + SafeFileName.of(ArchiveJson.text(body, "filename")));
    }

    static MessageBody sharedDocument(JsonNode body) {
        String name = SafeFileName.of(ArchiveJson.text(body, "filename"));
        return MessageBody.of("[通话共享文档] " + name).with(media(body, name, mediaType(name), "filesize"));
    }

    static MessageBody meetingVoice(JsonNode body) {
        String documents = ArchiveJson.stream(body.path("demofiledata"))
                .map(shared -> ArchiveJson.text(shared, "filename"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("、"));
        String screens = ArchiveJson.stream(body.path("sharescreendata"))
                .map(shared -> ArchiveJson.text(shared, "share"))
                .filter(user -> !user.isEmpty())
                .distinct()
                .collect(Collectors.joining("、"));
        String end = ArchiveJson.time(body, "endtime").map(ArchiveJson::minute).orElse("");
        // The format of the recording is documented nowhere.
        return MessageBody.of(ArchiveJson.lines(
                        "[会议语音]",
                        ArchiveJson.labelled("结束", end),
                        ArchiveJson.labelled("演示文档", documents),
                        ArchiveJson.labelled("共享屏幕", screens)))
                .with(media(body, "会议语音", "application/octet-stream", "filesize"));
    }

    static MessageBody call(JsonNode body) {
        Optional<Duration> length = seconds(body, "callduration");
        return MessageBody.of(withLength("音视频通话", length)).lasting(length);
    }

    private static String withLength(String label, Optional<Duration> length) {
        return "[" + label
                + length.map(ChineseDuration::format).map(text -> " " + text).orElse("") + "]";
    }

    private static Optional<Duration> seconds(JsonNode body, String field) {
        return Optional.of(ArchiveJson.number(body, field))
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }

    private static String mediaType(String fileName) {
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(fileName))
                .orElse("application/octet-stream");
    }

    private static List<AttachmentDraft> media(JsonNode body, String name, String mediaType, String sizeField) {
        String id = ArchiveJson.text(body, "sdkfileid");
        if (id.isEmpty()) {
            return List.of();
        }
        MediaReference reference = MediaReference.of(id, ArchiveJson.text(body, "md5sum"));
        Content content = new Content.Remote(reference.toString(), Math.max(0, ArchiveJson.number(body, sizeField)));
        return List.of(new AttachmentDraft(name, mediaType, content, false, Optional.empty()));
    }
}

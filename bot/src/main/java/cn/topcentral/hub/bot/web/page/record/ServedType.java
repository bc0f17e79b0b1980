package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.connectors.extraction.FileKind;
import cn.topcentral.hub.connectors.extraction.speech.Recordings;
import cn.topcentral.hub.storage.attachment.StoredAttachment;
import cn.topcentral.hub.templates.page.record.RecordFile.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a browser is told a file is. The file's own first bytes decide, since a sender may claim anything; only what no browser runs scripts of is
 * opened in the browser, all else is saved.
 *
 * @param opened whether it is shown or played rather than saved
 */
record ServedType(Kind kind, String contentType, boolean opened) {
    private static final String ANY = "application/octet-stream";

    private static final Set<String> PICTURES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/avif");

    /** Tika's names, and those browsers know. */
    private static final Map<String, String> SOUNDS = Map.ofEntries(
            Map.entry("audio/mpeg", "audio/mpeg"),
            Map.entry("audio/vnd.wave", "audio/wav"),
            Map.entry("audio/x-wav", "audio/wav"),
            Map.entry("audio/ogg", "audio/ogg"),
            Map.entry("audio/vorbis", "audio/ogg"),
            Map.entry("audio/opus", "audio/ogg"),
            Map.entry("application/ogg", "audio/ogg"),
            Map.entry("audio/x-flac", "audio/flac"),
            Map.entry("audio/flac", "audio/flac"),
            Map.entry("audio/aac", "audio/aac"),
            Map.entry("audio/x-aac", "audio/aac"),
            Map.entry("audio/mp4", "audio/mp4"));

    private static final Set<String> MP4 = Set.of("video/mp4", "application/mp4", "video/quicktime", "video/x-m4v");
    private static final Set<String> WEBM =
            Set.of("video/webm", "audio/webm", "application/x-matroska", "video/x-matroska");

    /** Of a file that is here. */
    static ServedType of(Path file, StoredAttachment attachment) throws IOException {
        if (Recordings.isVoice(file)) {
            return new ServedType(Kind.RECORDING, ANY, false);
        }
        return of(FileKind.of(file), sound(attachment));
    }

    /** Of one that is not here, by what its sender claims. */
    static ServedType claimed(StoredAttachment attachment) {
        return of(attachment.mediaType().toLowerCase(Locale.ROOT), sound(attachment));
    }

    private static boolean sound(StoredAttachment attachment) {
        String name = attachment.fileName().toLowerCase(Locale.ROOT);
        return attachment.mediaType().toLowerCase(Locale.ROOT).startsWith("audio/") || name.endsWith(".m4a");
    }

    private static ServedType of(String type, boolean sound) {
        if (PICTURES.contains(type)) {
            return new ServedType(Kind.PICTURE, type, true);
        } else if (type.equals("application/pdf")) {
            return new ServedType(Kind.DOCUMENT, type, true);
        } else if (SOUNDS.containsKey(type)) {
            return new ServedType(Kind.RECORDING, SOUNDS.getOrDefault(type, ANY), true);
        } else if (MP4.contains(type)) {
            return film("mp4", sound);
        } else if (WEBM.contains(type)) {
            return film("webm", sound);
        } else if (type.startsWith("audio/")) {
            return new ServedType(Kind.RECORDING, ANY, false);
        }
        return new ServedType(type.startsWith("video/") ? Kind.FILM : Kind.OTHER, ANY, false);
    }

    private static ServedType film(String container, boolean sound) {
        return sound
                ? new ServedType(Kind.RECORDING, "audio/" + container, true)
                : new ServedType(Kind.FILM, "video/" + container, true);
    }
}

package cn.topcentral.hub.connectors.extraction.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a recording is coded, by its first bytes: names and declared types of voice messages are often wrong. */
enum AudioFormat {
    /** WeCom's voice messages; transcription services do not take it, ffmpeg reads it. */
    AMR(""),
    /** WeChat's and QQ's own; ffmpeg has no decoder for it. */
    SILK(""),
    WAV("wav"),
    MP3("mp3"),
    MP4("m4a"),
    OGG("ogg"),
    FLAC("flac"),
    WEBM("webm"),
    /** Whatever ffmpeg can make of it. */
    OTHER("");

    private static final int LONGEST_SIGN = 16;

    private final String extension;

    AudioFormat(String extension) {
        this.extension = extension;
    }

    /** The file name extension by which services know it; empty for what they do not take. */
    String extension() {
        return extension;
    }

    static AudioFormat of(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return of(new String(content.readNBytes(LONGEST_SIGN), StandardCharsets.ISO_8859_1));
        }
    }

    private static AudioFormat of(String start) {
        if (start.startsWith("#!AMR")) {
            return AMR;
        }
        // WeChat puts a byte 2 before the sign.
        if (start.startsWith("#!SILK") || start.startsWith("\u0002#!SILK")) {
            return SILK;
        }
        if (start.startsWith("RIFF") && start.startsWith("WAVE", 8)) {
            return WAV;
        }
        if (start.startsWith("ID3") || start.startsWith("\u00ff\u00fb") || start.startsWith("\u00ff\u00f3")) {
            return MP3;
        }
        if (start.startsWith("ftyp", 4)) {
            return MP4;
        }
        if (start.startsWith("OggS")) {
            return OGG;
        }
        if (start.startsWith("fLaC")) {
            return FLAC;
        }
        return start.startsWith("\u001aE\u00df\u00a3") ? WEBM : OTHER;
    }
}

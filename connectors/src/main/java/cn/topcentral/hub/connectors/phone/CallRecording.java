package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording at its source.
 *
 * @param key tells it from other recordings of its call
 * @param reference an address, or {@code tinet:ENTERPRISE/CALL}
 */
record CallRecording(String key, String reference) {
    private static final int LONGEST_NAME = 120;
    private static final Pattern EXTENSION = Pattern.compile("\\.(mp3|wav|amr|m4a|ogg|opus)(?:[?#].*)?$");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "mp3",
            "audio/mpeg",
            "wav",
            "audio/wav",
            "amr",
            "audio/amr",
            "m4a",
            "audio/mp4",
            "ogg",
            "audio/ogg",
            "opus",
            "audio/ogg");

    /** Whether it can be fetched over HTTP. */
    static boolean isAddress(String reference) {
        return reference.matches("(?i)https?://.+");
    }

    /** The same recording has the same name, whoever tells of it. */
    AttachmentDraft attachment() {
        Optional<String> extension = extension();
        String name = "recording-" + key.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        return new AttachmentDraft(
                name.substring(0, Math.min(name.length(), LONGEST_NAME))
                        + extension.map(known -> "." + known).orElse(""),
                extension.map(MEDIA_TYPES::get).orElse("application/octet-stream"),
                new AttachmentDraft.Content.Remote(reference, 0),
                false,
                Optional.empty());
    }

    private Optional<String> extension() {
        Matcher found = EXTENSION.matcher(reference.toLowerCase(Locale.ROOT));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}

package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file is called in a {@code Content-Disposition} (RFC 6266): {@code filename*} first, else {@code filename}, decoded. */
final class FileName {
    private static final Pattern EXTENDED =
            Pattern.compile("filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN =
            Pattern.compile("filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 120;
    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg",
            ".jpg",
            "image/png",
            ".png",
            "image/gif",
            ".gif",
            "video/mp4",
            ".mp4",
            "application/pdf",
            ".pdf");

    private FileName() {}

    /** The name without any folders; empty when the header has none. */
    static Optional<String> of(Optional<String> disposition) {
        return disposition
                .flatMap(FileName::encoded)
                .map(FileName::decoded)
                .map(FileName::bare)
                .filter(name -> !name.isEmpty());
    }

    /** What the name of a file of this media type ends in. */
    static String ending(String type) {
        return ENDINGS.getOrDefault(type, "");
    }

    private static Optional<String> encoded(String disposition) {
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            return Optional.of(extended.group(1));
        }
        Matcher plain = PLAIN.matcher(disposition);
        return plain.find()
                ? Optional.ofNullable(plain.group(1)).or(() -> Optional.ofNullable(plain.group(2)))
                : Optional.empty();
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name; // a percent sign of its own
        }
    }

    private static String bare(String name) {
        String clean = CleanText.line(name).replace('\\', '/');
        return Shortening.chars(clean.substring(clean.lastIndexOf('/') + 1).strip(), LONGEST);
    }
}

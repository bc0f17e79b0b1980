package cn.topcentral.hub.connectors.wechat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the session archive as attachments refer to it: {@code wecom-archive:<sdkfileid>}, with {@code ?md5=…} where the message tells it.
 *
 * @param fileId {@code sdkfileid}, Base64, so it holds no question mark
 * @param md5 32 hexadecimal digits
 */
public record MediaReference(String fileId, Optional<String> md5) {
    private static final String SCHEME = "wecom-archive:";
    private static final Pattern REFERENCE = Pattern.compile(SCHEME + "([^?]+)(?:\\?md5=(\\p{XDigit}{32}))?");
    private static final Pattern MD5 = Pattern.compile("\\p{XDigit}{32}");

    /** @param md5sum as the message has it; what is no MD5 (it may be empty) is left out */
    static MediaReference of(String fileId, String md5sum) {
        return new MediaReference(
                fileId, Optional.of(md5sum).filter(sum -> MD5.matcher(sum).matches()));
    }

    /** Reads it back; empty when it is the reference of another source. */
    public static Optional<MediaReference> parse(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        return parts.matches()
                ? Optional.of(new MediaReference(parts.group(1), Optional.ofNullable(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return SCHEME + fileId + md5.map(sum -> "?md5=" + sum).orElse("");
    }
}

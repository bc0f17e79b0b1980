package cn.topcentral.hub.templates.card;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text message (pages 90236 and 91770): at most 2048 bytes of UTF-8 at every door. WeCom cuts a longer one silently,
 * so a longer one cannot be made. Links are written out as addresses: the tags that WeCom honours in text, {@code <a>}
 * and {@code <@userid>}, are disarmed, whoever wrote them.
 */
public record TextMessage(String content) {
    public static final int LIMIT_BYTES = 2048;
    private static final Pattern TAG_OPENER = Pattern.compile("<(?=\\s*/?\\s*[a@])", Pattern.CASE_INSENSITIVE);

    /** Refuses, with IllegalArgumentException, content that shows nothing or is longer than 2048 bytes. */
    public TextMessage {
        content = disarmed(content);
        if (content.isEmpty() || Shortening.bytes(content) > LIMIT_BYTES) {
            throw new IllegalArgumentException("A text message takes 1 to " + LIMIT_BYTES + " bytes, not "
                    + Shortening.bytes(content) + "; use shortened() or split()");
        }
    }

    /** One message; what does not fit is replaced by {@code …}. */
    public static TextMessage shortened(String content) {
        return new TextMessage(Shortening.utf8Bytes(disarmed(content), LIMIT_BYTES));
    }

    /** The whole content in as many messages as it takes, each ending in （1/3） if there are several. */
    public static List<TextMessage> split(String content) {
        return MessageParts.of(disarmed(content), LIMIT_BYTES, UnaryOperator.identity()).stream()
                .map(TextMessage::new)
                .toList();
    }

    private static String disarmed(String content) {
        return TAG_OPENER.matcher(CleanText.lines(content)).replaceAll("＜");
    }
}

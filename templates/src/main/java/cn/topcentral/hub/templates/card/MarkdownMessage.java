package cn.topcentral.hub.templates.card;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Markdown message in WeCom's subset: headings, bold, links, inline code, quotes, three font colours. Whatever a
 * customer, a mail or a model wrote must go through {@link #escape} before it is put into the content.
 */
public record MarkdownMessage(String content, Room room) {
    /** How much a door takes; longer content is refused (45002, 40058), not cut. */
    public enum Room {
        APP(2048),
        WEBHOOK(4096),
        ROBOT(20480);

        private final int bytes;

        Room(int bytes) {
            this.bytes = bytes;
        }

        public int bytes() {
            return bytes;
        }
    }

    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");
    private static final Pattern LINE_START_SHARP = Pattern.compile("(?m)^(\\s*)#");
    // A line of = or - turns the line above into a heading; three of - draw a rule.
    private static final Pattern RULE_LINE = Pattern.compile("(?m)^\\s*(?:=+|-+)\\s*$");

    /** Refuses, with IllegalArgumentException, content that shows nothing or is longer than the room. */
    public MarkdownMessage {
        content = CleanText.lines(content);
        if (content.isEmpty() || Shortening.bytes(content) > room.bytes()) {
            throw new IllegalArgumentException("A Markdown message takes 1 to " + room.bytes() + " bytes here, not "
                    + Shortening.bytes(content) + "; use shortened() or split()");
        }
    }

    /** One message; what does not fit is replaced by {@code …}, and no tag, link or bold is left open. */
    public static MarkdownMessage shortened(String content, Room room) {
        String clean = CleanText.lines(content);
        if (Shortening.bytes(clean) <= room.bytes()) {
            return new MarkdownMessage(clean, room);
        }
        String head = Shortening.headBytes(clean, room.bytes() - Shortening.bytes(Shortening.ELLIPSIS));
        return new MarkdownMessage(beforeOpenMark(head) + Shortening.ELLIPSIS, room);
    }

    /** The whole content in as many messages as it takes, each ending in （1/3） if there are several. */
    public static List<MarkdownMessage> split(String content, Room room) {
        return MessageParts.of(CleanText.lines(content), room.bytes(), MarkdownMessage::beforeOpenMark).stream()
                .map(part -> new MarkdownMessage(part, room))
                .toList();
    }

    /**
     * Foreign text that shows as it was written: what would be a tag, a mention, a link, a heading or emphasis is replaced
     * by its full-width twin, because WeCom documents no escape character.
     */
    public static String escape(String text) {
        String escaped = CleanText.lines(text)
                .replace('<', '＜')
                .replace('>', '＞')
                .replace('[', '［')
                .replace(']', '］')
                .replace('`', '｀')
                .replace('*', '＊')
                .replace('\\', '＼');
        escaped = ENTITY.matcher(escaped).replaceAll("＆");
        escaped = LINE_START_SHARP.matcher(escaped).replaceAll("$1＃");
        return RULE_LINE
                .matcher(escaped)
                .replaceAll(rule -> rule.group().replace('-', '－').replace('=', '＝'));
    }

    /** Without the last mark that was opened and not closed on the last line, and what follows it. */
    private static String beforeOpenMark(String text) {
        int line = text.lastIndexOf('\n') + 1;
        int end = text.length();
        end = Math.min(end, openFrom(text, line, "<font", "</font>"));
        end = Math.min(end, openFrom(text, line, "<", ">"));
        end = Math.min(end, openFrom(text, line, "[", ")"));
        end = Math.min(end, unpaired(text, line, "**"));
        end = Math.min(end, unpaired(text, line, "`"));
        if (text.endsWith("*") && !text.endsWith("**")) {
            end = Math.min(end, text.length() - 1); // half of an opening **
        }
        return text.substring(0, end);
    }

    private static int openFrom(String text, int from, String open, String close) {
        int opened = text.lastIndexOf(open);
        return opened >= from && text.indexOf(close, opened) < 0 ? opened : text.length();
    }

    private static int unpaired(String text, int from, String mark) {
        int open = -1;
        for (int at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            open = open < 0 ? at : -1;
        }
        return open < 0 ? text.length() : open;
    }
}

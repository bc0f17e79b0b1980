package cn.topcentral.hub.sandbox.callback;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Writes messages and events as WeCom's XML (pages 90239, 90240). Thread-safe. */
public final class CallbackXml {
    private static final int MAP_SCALE = 16;

    private final String corpId;
    private final int agentId;
    private final Clock clock;
    private final AtomicLong nextMsgId;

    public CallbackXml(String corpId, int agentId, Clock clock) {
        this.corpId = corpId;
        this.agentId = agentId;
        this.clock = clock;
        // Above any id of an earlier run: a hub that kept its ledger would take a reused id for a repeat.
        this.nextMsgId = new AtomicLong(clock.millis() << 20);
    }

    public CallbackMessage text(String userid, String content) {
        return message(userid, "text", cdata("Content", content));
    }

    /**
     * A picture.
     *
     * @param url where it can be seen without a token
     */
    public CallbackMessage image(String userid, String mediaId, URI url) {
        return message(userid, "image", cdata("PicUrl", url.toString()) + cdata("MediaId", mediaId));
    }

    /**
     * Something spoken.
     *
     * @param format amr or speex
     */
    public CallbackMessage voice(String userid, String mediaId, String format) {
        return message(userid, "voice", cdata("MediaId", mediaId) + cdata("Format", format));
    }

    public CallbackMessage video(String userid, String mediaId, String thumbMediaId) {
        return message(userid, "video", cdata("MediaId", mediaId) + cdata("ThumbMediaId", thumbMediaId));
    }

    /** Not in the official list of types, but WeCom's own plugin reads it. */
    public CallbackMessage file(String userid, String mediaId) {
        return message(userid, "file", cdata("MediaId", mediaId));
    }

    /** Location_X is the latitude, against what the letter suggests. */
    public CallbackMessage location(String userid, double latitude, double longitude, String label) {
        return message(
                userid,
                "location",
                number("Location_X", Double.toString(latitude))
                        + number("Location_Y", Double.toString(longitude))
                        + number("Scale", Integer.toString(MAP_SCALE))
                        + cdata("Label", label)
                        + cdata("AppType", "wxwork"));
    }

    public CallbackMessage link(String userid, String title, String description, String url) {
        return message(
                userid,
                "link",
                cdata("Title", title) + cdata("Description", description) + cdata("Url", url) + cdata("PicUrl", ""));
    }

    private CallbackMessage message(String userid, String msgType, String body) {
        String msgId = Long.toString(nextMsgId.incrementAndGet());
        return new CallbackMessage(
                msgId, CallbackMessage.Kind.MESSAGE, head(userid, msgType) + body + number("MsgId", msgId) + foot());
    }

    /** A member opens the app's conversation. */
    public CallbackMessage enterAgent(String userid) {
        String xml = head(userid, "event") + cdata("Event", "enter_agent") + cdata("EventKey", "") + foot();
        return new CallbackMessage(eventId(), CallbackMessage.Kind.EVENT, xml);
    }

    public CallbackMessage cardEvent(String userid, CardClick click) {
        StringBuilder xml = new StringBuilder(head(userid, "event"))
                .append(cdata("Event", click.menu() ? "template_card_menu_event" : "template_card_event"))
                .append(cdata("EventKey", click.key()))
                .append(cdata("TaskId", click.taskId()))
                .append(cdata("CardType", click.cardType()))
                .append(cdata("ResponseCode", click.responseCode()));
        if (!click.menu()) {
            xml.append("<SelectedItems>");
            click.selections().forEach(selection -> {
                xml.append("<SelectedItem>").append(cdata("QuestionKey", selection.questionKey()));
                xml.append("<OptionIds>");
                selection.optionIds().forEach(option -> xml.append(cdata("OptionId", option)));
                xml.append("</OptionIds></SelectedItem>");
            });
            xml.append("</SelectedItems>");
        }
        return new CallbackMessage(eventId(), CallbackMessage.Kind.CARD_EVENT, xml + foot());
    }

    private String head(String userid, String msgType) {
        return "<xml>" + cdata("ToUserName", corpId) + cdata("FromUserName", userid)
                + number("CreateTime", Long.toString(clock.instant().getEpochSecond())) + cdata("MsgType", msgType);
    }

    private String foot() {
        return number("AgentID", Integer.toString(agentId)) + "</xml>";
    }

    private String eventId() {
        return "event-" + nextMsgId.incrementAndGet();
    }

    private static String number(String name, String digits) {
        return "<" + name + ">" + digits + "</" + name + ">";
    }

    static String cdata(String name, String text) {
        return "<" + name + "><![CDATA[" + legal(text).replace("]]>", "]]]]><![CDATA[>") + "]]></" + name + ">";
    }

    /** XML 1.0 has no way to write most control characters or a lone half of a surrogate pair. */
    private static String legal(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}

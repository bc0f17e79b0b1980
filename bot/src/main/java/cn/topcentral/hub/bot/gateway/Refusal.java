package cn.topcentral.hub.bot.gateway;

import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.Locale;
import java.util.Optional;

/** What a door refuses by itself, as WeCom would, without asking it; the next form may pass. */
final class Refusal {
    private static final int BAD_FIELD = 40058;

    private Refusal() {}

    static SendResult noSuchForm(String door, Form form) {
        return new Rejected(
                BAD_FIELD,
                door + " takes no " + form.name().toLowerCase(Locale.ROOT),
                Blame.MESSAGE,
                "send a plainer one");
    }

    /** Markdown that is too long is refused by WeCom, unlike text, which it cuts. */
    static Optional<SendResult> tooLong(String markdown, MarkdownMessage.Room room) {
        int bytes = Shortening.bytes(markdown);
        return bytes <= room.bytes()
                ? Optional.empty()
                : Optional.of(new Rejected(
                        BAD_FIELD,
                        "Markdown of " + bytes + " bytes where " + room.bytes() + " are taken",
                        Blame.MESSAGE,
                        "shorten it where it is made"));
    }
}

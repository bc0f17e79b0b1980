package cn.topcentral.hub.bot.wecom;

import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;

/** The outer XML of a callback (page 90238), of which only the cipher text matters: what else it says is not signed. */
public final class CallbackEnvelope {
    private CallbackEnvelope() {}

    /**
     * The cipher text of a callback's body.
     *
     * @throws CallbackRejected when the body is no XML or has none
     */
    public static String encrypted(String body) {
        return XmlNode.parse(body)
                .value("Encrypt")
                .map(String::strip)
                .orElseThrow(() -> new CallbackRejected(Reason.INCOMPLETE, "The body has no Encrypt"));
    }
}

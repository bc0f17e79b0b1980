package cn.topcentral.hub.bench.callback;

import cn.topcentral.hub.bench.sample.SampleCustomers;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackCrypto.EncryptedReply;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;

/** Members who each ask for a customer's timeline, encrypted and signed before the clock runs. */
final class SignedCallbacks {
    private final WeComAppConfig config;
    private final CallbackCrypto crypto;
    private final List<String> members;
    private final int customers;

    SignedCallbacks(WeComAppConfig config, List<String> members, int customers) {
        this.config = config;
        this.crypto = new CallbackCrypto(config.token(), config.aesKey(), config.corpId());
        this.members = members;
        this.customers = customers;
    }

    /**
     * Requests to send.
     *
     * @param first the number of the first message; a number used before makes a repetition
     */
    List<HttpRequest> to(URI url, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> request(url, number))
                .toList();
    }

    private HttpRequest request(URI url, int number) {
        String xml =
                """
                <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
                <CreateTime>1795000000</CreateTime><MsgType><![CDATA[text]]></MsgType>\
                <Content><![CDATA[/timeline %s]]></Content><MsgId>%d</MsgId><AgentID>%d</AgentID></xml>"""
                        .formatted(
                                config.corpId(),
                                members.get(number % members.size()),
                                SampleCustomers.shortName(number % customers),
                                7_000_000_000_000_000_000L + number,
                                config.agentId());
        EncryptedReply sealed = crypto.encrypt(xml, "1795000000", "n" + number);
        URI signed = URI.create(
                url + "?msg_signature=" + sealed.signature() + "&timestamp=1795000000&nonce=" + sealed.nonce());
        String envelope = "<xml><ToUserName><![CDATA[" + config.corpId() + "]]></ToUserName><AgentID>"
                + config.agentId() + "</AgentID><Encrypt><![CDATA[" + sealed.encrypted() + "]]></Encrypt></xml>";
        return HttpRequest.newBuilder(signed)
                .POST(BodyPublishers.ofString(envelope))
                .build();
    }
}

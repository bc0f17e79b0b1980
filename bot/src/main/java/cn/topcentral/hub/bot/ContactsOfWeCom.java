package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.WeComCallFailed;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.bot.wecom.WeComErrors;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.connectors.wechat.contact.WeComApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The app's client as the address book needs it: one token for both, since WeCom blocks those who fetch tokens often. */
record ContactsOfWeCom(WeComClient client) implements WeComApi {

    @Override
    public JsonNode get(String path, Map<String, String> query) {
        return answer(() -> client.ask(path, query));
    }

    @Override
    public JsonNode post(String path, JsonNode body) {
        return answer(() -> client.ask(path, body));
    }

    private static JsonNode answer(Supplier<JsonNode> call) {
        try {
            return call.get();
        } catch (WeComCallFailed e) {
            String message = WeComErrors.withoutToken(String.valueOf(e.getMessage()));
            if (WeComErrors.resultOf(e.code(), message) instanceof SendResult.RetryLater later) {
                throw new SourceUnavailable(message, e, Optional.of(later.after()));
            }
            throw new Refused(e.code(), message);
        }
    }
}

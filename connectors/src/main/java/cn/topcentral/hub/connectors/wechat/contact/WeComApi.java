package cn.topcentral.hub.connectors.wechat.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * WeCom's server API with the app's token, which is fetched and renewed in one place for all who call it. Every call throws {@link
 * cn.topcentral.hub.connectors.pull.SourceUnavailable} when there is no answer, or not now, and {@link Refused} when the answer is no.
 */
public interface WeComApi {

    JsonNode get(String path, Map<String, String> query);

    JsonNode post(String path, JsonNode body);

    /** An errcode other than 0 that asking again does not change. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int code;

        /** @param message names the call and WeCom's code and text, without the token */
        public Refused(int code, String message) {
            super(message);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}

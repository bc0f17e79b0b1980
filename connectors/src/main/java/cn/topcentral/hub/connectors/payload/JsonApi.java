package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a vendor's API for a JSON object. */
public final class JsonApi {
    private JsonApi() {}

    /**
     * What it answers.
     *
     * @param what whom and what is asked for, for messages: {@code Chatwoot, account 1}
     * @param credentials the keys of the configuration to check when it says 401
     * @throws SourceUnavailable when it does not answer with a JSON object
     */
    public static ObjectNode get(HttpClient http, HttpRequest request, String what, String credentials) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new SourceUnavailable(what + " answered " + response.statusCode()
                        + (response.statusCode() == 401 ? "; check " + credentials : ""));
            }
            return Fields.object(response.body());
        } catch (IOException e) {
            throw new SourceUnavailable(what + " does not answer", e);
        } catch (UnreadableDelivery e) {
            throw new SourceUnavailable(what + " answered no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("Interrupted while asking " + what, e);
        }
    }
}

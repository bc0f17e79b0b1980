package cn.topcentral.hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls a sandbox over HTTP the way a hub or a browser would. */
final class Visitor {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    Visitor(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** JSON with single quotes for readability. */
    static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    HttpResponse<byte[]> exchange(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode get(String path) {
        return parsed(exchange("GET", path, new byte[0]));
    }

    JsonNode post(String path, String json) {
        return parsed(exchange("POST", path, json(json).getBytes(StandardCharsets.UTF_8)));
    }

    static JsonNode parsed(HttpResponse<byte[]> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Status " + response.statusCode(), e);
        }
    }

    String token() {
        return get("/cgi-bin/gettoken?corpid=ww5a4d8e1f2b3c6d70&corpsecret=sandbox-app-secret-4Tq9vXw2LmZ8cR1yKd7")
                .path("access_token")
                .asText();
    }

    JsonNode api(String path, String json) {
        return post("/cgi-bin/" + path + "?access_token=" + token(), json);
    }

    /** message/send; {@code rest} is what follows agentid in the request. */
    JsonNode send(String to, String msgtype, String content) {
        return api(
                "message/send",
                "{'touser':'" + to + "','agentid':1000002,'msgtype':'" + msgtype + "','" + msgtype + "':" + content
                        + "}");
    }

    JsonNode upload(String path, String filename, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + filename
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return parsed(exchange("POST", path, form.toByteArray(), "Content-Type", "multipart/form-data; boundary=edge"));
    }
}

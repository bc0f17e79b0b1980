package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.command.Media;
import cn.topcentral.hub.bot.command.MediaGone;
import cn.topcentral.hub.bot.web.BoundedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A file somebody sent to the robot: WeCom keeps it for five minutes, encrypted.
 *
 * @param http must not follow redirects, which could lead anywhere
 * @param defaultKey decrypts files without a key of their own (callback mode)
 */
record RobotMedia(
        String reference, RobotMessage.File file, Optional<String> defaultKey, MediaHosts hosts, HttpClient http)
        implements Media {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int MOST = 100 << 20; // what WeCom takes

    private static final Map<String, String> TYPES = Map.of(
            "image", "image/jpeg",
            "video", "video/mp4",
            "file", "application/octet-stream");

    /** Without the address and the key, which is all that is needed to read the file. */
    @Override
    public String toString() {
        return "RobotMedia[" + reference + " " + file.kind() + "]";
    }

    @Override
    public Fetched fetch(long mostBytes) {
        URI address = hosts.allowed(file.url()).orElseThrow(() -> new MediaGone("its address is none of WeCom's"));
        String key = file.aesKey().or(() -> defaultKey).orElseThrow(() -> new MediaGone("it came without a key"));
        HttpResponse<InputStream> answer = ask(address);
        int most = (int) Math.min(MOST, mostBytes);
        byte[] encrypted = read(answer, most + MediaCipher.PADDING_BLOCK)
                .orElseThrow(() -> new MediaGone("it has more than " + most + " bytes"));
        byte[] content = MediaCipher.decrypt(encrypted, key)
                .filter(bytes -> bytes.length <= most)
                .orElseThrow(() -> new MediaGone("its key does not fit"));
        String type = type(answer, content);
        String name = FileName.of(answer.headers().firstValue("Content-Disposition"))
                .orElseGet(() -> file.kind() + FileName.ending(type));
        return new Fetched(name, type, content);
    }

    private HttpResponse<InputStream> ask(URI address) {
        try {
            HttpResponse<InputStream> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return answer;
            }
            answer.body().close();
            if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
                throw AnswerUndelivered.retriable("WeCom's file store answered " + answer.statusCode(), AGAIN);
            }
            throw new MediaGone("the store answered " + answer.statusCode() + "; it is kept for five minutes");
        } catch (IOException e) {
            throw AnswerUndelivered.retriable("WeCom's file store gave no answer", AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AnswerUndelivered.retriable("The hub stops", AGAIN);
        }
    }

    private static Optional<byte[]> read(HttpResponse<InputStream> answer, int most) {
        try (InputStream body = answer.body()) {
            return BoundedBody.read(body, most);
        } catch (IOException e) {
            throw AnswerUndelivered.retriable("WeCom's file store broke off", AGAIN);
        }
    }

    /** The store knows only the encrypted file, so the content tells best. */
    private String type(HttpResponse<InputStream> answer, byte[] content) {
        try {
            String seen = URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(content));
            if (seen != null) {
                return seen;
            }
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        }
        return FileName.of(answer.headers().firstValue("Content-Disposition"))
                .map(URLConnection::guessContentTypeFromName)
                .orElse(TYPES.getOrDefault(file.kind(), "application/octet-stream"));
    }
}

package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the body of a request, up to a size. */
final class ApiBody {
    /** Some 3.7 MB of attachments, which Base64 makes a third larger. */
    static final int MAX_BYTES = 5 << 20;

    private static final ObjectReader STRICT = Json.MAPPER
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private ApiBody() {}

    static byte[] bytes(Context context) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        if (!type.regionMatches(true, 0, "application/json", 0, "application/json".length())) {
            throw ApiProblem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with 'Content-Type: application/json'.");
        }
        if (context.contentLength() > MAX_BYTES) {
            throw tooLarge();
        }
        try (InputStream stream = context.bodyInputStream()) {
            byte[] body = stream.readNBytes(MAX_BYTES + 1); // a chunked body tells no length
            if (body.length > MAX_BYTES) {
                throw tooLarge();
            }
            return body;
        } catch (IOException e) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "The body broke off.");
        }
    }

    static JsonNode json(byte[] body) {
        try {
            JsonNode read = STRICT.readValue(body);
            if (read == null || read.isMissingNode()) {
                throw ApiProblem.of(HttpStatus.BAD_REQUEST, "The body is empty; it must be JSON.");
            }
            return read;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "The body is no JSON" + where + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "The body cannot be read as JSON in UTF-8.");
        }
    }

    private static RuntimeException tooLarge() {
        return ApiProblem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is over " + MAX_BYTES + " bytes; send fewer items at once, and large files by their URL.");
    }
}

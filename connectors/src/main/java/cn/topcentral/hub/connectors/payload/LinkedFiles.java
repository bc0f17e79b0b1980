package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that a payload only links to. */
public final class LinkedFiles {
    private static final int MAX_NAME = 150;

    private LinkedFiles() {}

    /** Those of a list of addresses, or of objects with an address and perhaps a name, type and size; other items are left out. */
    public static List<AttachmentDraft> of(JsonNode list) {
        List<AttachmentDraft> files = new ArrayList<>();
        for (JsonNode item : list) {
            Optional<String> address = item.isTextual()
                    ? Optional.of(item.asText())
                    : Fields.text(item, "url", "data_url", "download_url", "href", "file_url");
            address.map(String::strip)
                    .filter(LinkedFiles::isAddress)
                    .ifPresent(url -> files.add(new AttachmentDraft(
                            safe(Fields.text(item, "name", "file_name", "filename")
                                    .orElseGet(() -> lastSegment(url))),
                            Fields.text(item, "media_type", "content_type", "mime")
                                    .orElse("application/octet-stream"),
                            new AttachmentDraft.Content.Remote(
                                    url,
                                    Math.max(
                                            0,
                                            item.path("size")
                                                    .asLong(item.path("file_size")
                                                            .asLong(0)))),
                            false,
                            Optional.empty())));
        }
        return files;
    }

    /** Whether an answer is files: a list of nothing but addresses. */
    public static boolean isFiles(JsonNode answer) {
        if (!answer.isArray() || answer.isEmpty()) {
            return false;
        }
        for (JsonNode item : answer) {
            String address = item.isTextual() ? item.asText() : item.path("url").asText("");
            if (!isAddress(address.strip())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    private static String lastSegment(String url) {
        String path = url.replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException damaged) {
            return name;
        }
    }

    private static String safe(String name) {
        String plain =
                name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]", "_").strip();
        String cut = plain.length() > MAX_NAME ? plain.substring(plain.length() - MAX_NAME) : plain;
        return cut.isEmpty() ? "file" : cut;
    }
}

package cn.topcentral.hub.connectors.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message-IDs as they are compared: without angle brackets and white space (programs fold them in the middle). */
final class MessageIds {

    /** A thread of more mails than that is a loop of two robots. */
    private static final int MAX_REFERENCES = 200;

    private static final Pattern BRACKETED = Pattern.compile("<([^<>]+)>");

    private MessageIds() {}

    /** The one id of a Message-ID header. */
    static Optional<String> own(MimePart message) {
        return message.header("Message-ID").flatMap(MessageIds::single);
    }

    /** What In-Reply-To answers; some programs write a sentence around the id. */
    static Optional<String> inReplyTo(MimePart message) {
        return message.header("In-Reply-To")
                .flatMap(value -> bracketed(value).stream().findFirst());
    }

    /** All ids of all References lines, oldest first, each once, whatever separates them. */
    static List<String> references(MimePart message) {
        List<String> ids = message.headers("References").stream()
                .flatMap(value -> bracketed(value).stream())
                .distinct()
                .toList();
        return ids.size() <= MAX_REFERENCES ? ids : ids.subList(ids.size() - MAX_REFERENCES, ids.size());
    }

    static Optional<String> single(String header) {
        List<String> bracketed = bracketed(header);
        String id = bracketed.isEmpty() ? clean(header.replaceAll("[<>]", "")) : bracketed.get(0);
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private static List<String> bracketed(String header) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = BRACKETED.matcher(header);
        while (matcher.find()) {
            String id = clean(matcher.group(1));
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static String clean(String id) {
        return id.replaceAll("[\\s\\p{Cc}]+", "");
    }
}

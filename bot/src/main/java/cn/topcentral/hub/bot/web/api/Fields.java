package cn.topcentral.hub.bot.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The members of a JSON object, read one by one with their type; what is wrong is told with its place. Null counts as absent. */
final class Fields {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final JsonNode object;
    private final String place;
    private final Set<String> asked = new TreeSet<>();

    private Fields(JsonNode object, String place) {
        this.object = object;
        this.place = place;
    }

    static Fields of(JsonNode node, String place) {
        if (!node.isObject()) {
            throw new ItemRefused(place, "must be a JSON object");
        }
        return new Fields(node, place);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<String> text(String name) {
        return node(name)
                .map(node -> {
                    if (!node.isTextual()) {
                        throw wrong(name, "must be a text");
                    }
                    return node.textValue();
                })
                .filter(text -> !text.isBlank());
    }

    /** At most so many characters. */
    Optional<String> text(String name, int most) {
        Optional<String> text = text(name);
        if (text.isPresent() && text.get().length() > most) {
            throw wrong(name, "has " + text.get().length() + " characters; at most " + most + " are taken");
        }
        return text;
    }

    Optional<Long> integer(String name, long least, long most) {
        return node(name).map(node -> {
            if (!node.isIntegralNumber()
                    || !node.canConvertToLong()
                    || node.longValue() < least
                    || node.longValue() > most) {
                throw wrong(name, "must be a whole number from " + least + " to " + most);
            }
            return node.longValue();
        });
    }

    boolean flag(String name) {
        return node(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrong(name, "must be true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    /** A constant by its lower-case name. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            List<String> words = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                words.add(constant.name().toLowerCase(Locale.ROOT));
            }
            throw wrong(name, "is '" + text + "', which is none of " + String.join(", ", words));
        });
    }

    /** ISO 8601; without an offset in {@code zone}. */
    Optional<Instant> time(String name, ZoneId zone) {
        return text(name).map(text -> {
            Instant time;
            try {
                time = OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noOffset) {
                try {
                    time = LocalDateTime.parse(text).atZone(zone).toInstant();
                } catch (DateTimeException noTime) {
                    throw wrong(name, "is '" + text + "', which is no time; write it as 2026-06-15T14:30:00+08:00");
                }
            }
            if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
                throw wrong(name, "is '" + text + "', which cannot be");
            }
            return time;
        });
    }

    Optional<ZoneId> zone(String name) {
        return text(name).map(text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException unknown) {
                throw wrong(name, "is '" + text + "', which is no time zone; write a name like Asia/Shanghai");
            }
        });
    }

    /** An http or https address. */
    Optional<String> url(String name) {
        return text(name, 4000).map(text -> {
            try {
                URI uri = new URI(text);
                if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                    return text;
                }
            } catch (URISyntaxException notAnAddress) {
                // Told below, like every address that parses but leads nowhere.
            }
            throw wrong(name, "is no web address; it must begin with https:// or http://");
        });
    }

    List<Fields> objects(String name, int most) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode item : array(name, most)) {
            objects.add(of(item, at(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    List<String> texts(String name, int most) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(name, most)) {
            if (!item.isTextual()) {
                throw new ItemRefused(at(name) + "[" + texts.size() + "]", "must be a text");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    Optional<Fields> object(String name) {
        return node(name).map(node -> of(node, at(name)));
    }

    boolean isArray(String name) {
        return node(name).map(JsonNode::isArray).orElse(false);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        Iterator<String> all = object.fieldNames();
        while (all.hasNext()) {
            names.add(all.next());
        }
        return names;
    }

    /** To be called when all members were asked for: a misspelt one would otherwise be lost without a word. */
    void refuseOthers() {
        for (String name : names()) {
            if (!asked.contains(name)) {
                throw wrong(name, "is not known here; known are " + String.join(", ", asked));
            }
        }
    }

    ItemRefused wrong(String name, String detail) {
        return new ItemRefused(at(name), detail);
    }

    private Iterable<JsonNode> array(String name, int most) {
        Optional<JsonNode> node = node(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!node.get().isArray() || node.get().size() > most) {
            throw wrong(name, "must be a list of at most " + most);
        }
        return node.get();
    }

    private Optional<JsonNode> node(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}

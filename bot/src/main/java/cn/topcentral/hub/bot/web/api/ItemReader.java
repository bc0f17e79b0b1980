package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.aggregation.Threading;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an item of the general form, which fits all nine types; docs/api.md and the OpenAPI document describe it. An item becomes its facts and,
 * if it brings one, the transcript as a part of its own, so that either may come later or again.
 */
final class ItemReader {
    /** Every record of the API bears it, so that no client can pass for another source. */
    static final String SYSTEM_PREFIX = "api:";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MOST_PARTIES = 200;
    private static final int MOST_FILES = 50;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_TEXT = 1_000_000;

    private final ContactPointWords words;
    private final Predicate<CustomerId> knownCustomer;
    private final Map<String, ReportDecoder> decoders;

    ItemReader(ContactPointWords words, Predicate<CustomerId> knownCustomer, List<ReportDecoder> decoders) {
        this.words = words;
        this.knownCustomer = knownCustomer;
        this.decoders = decoders.stream().collect(Collectors.toMap(ReportDecoder::type, decoder -> decoder));
    }

    /**
     * What an item tells, in the order to be stored.
     *
     * @param caller the name of the token, which stands for the system where the item names none
     * @throws ItemRefused when it cannot be read
     */
    List<CommunicationDraft> read(JsonNode node, String caller) {
        Fields item = Fields.of(node, "");
        String type = item.required("type");
        ReportDecoder decoder = decoders.get(type);
        if (decoder != null) {
            try {
                return decoder.decode(node, SYSTEM_PREFIX + caller);
            } catch (IllegalArgumentException wrong) {
                throw new ItemRefused("", String.valueOf(wrong.getMessage()));
            }
        }
        return general(item, type(item, type), caller, node);
    }

    private CommunicationType type(Fields item, String type) {
        return Arrays.stream(CommunicationType.values())
                .filter(known -> known.code().equals(type))
                .findFirst()
                .orElseThrow(() -> item.wrong(
                        "type",
                        "is '" + type + "', which is none of "
                                + Stream.concat(
                                                Arrays.stream(CommunicationType.values())
                                                        .map(CommunicationType::code),
                                                decoders.keySet().stream().sorted())
                                        .collect(Collectors.joining(", "))));
    }

    private List<CommunicationDraft> general(Fields item, CommunicationType type, String caller, JsonNode node) {
        ZoneId zone = item.zone("timezone").orElse(ZONE);
        SourceKey source = source(item, caller);
        Instant time = item.time("time", zone).orElseThrow(() -> item.wrong("time", "is missing"));
        String channel = item.text("channel", 32).orElse(type.label());
        CommunicationDraft facts = CommunicationDraft.of(source, type, channel, time)
                .direction(item.choice("direction", Direction.class))
                .duration(item.integer("duration_seconds", 0, 30L * 24 * 3600).map(Duration::ofSeconds))
                .zone(zone)
                .parties(parties(item))
                .subject(item.text("subject", 1000))
                .content(item.text("content", MOST_TEXT).orElse(""))
                .summary(item.text("summary", 20_000))
                .location(item.text("location", 1000))
                .recordingUrl(item.url("recording_url"))
                .attachments(attachments(item))
                .followUps(followUps(item, zone))
                .threading(threading(item, source))
                .attributes(attributes(item))
                .original(Optional.of(withoutFiles(node)))
                .part(Optional.of(new Part(
                        Part.Kind.FACTS,
                        "api",
                        Part.ENDED,
                        item.integer("version", 0, Long.MAX_VALUE).orElse(0L))))
                .build();
        Optional<String> transcript = transcript(item);
        item.refuseOthers();
        if (facts.parties().isEmpty() && !facts.attributes().containsKey(CommunicationDraft.CUSTOMER_ID)) {
            throw item.wrong("parties", "is empty; name who took part, or give customer_id");
        }
        List<CommunicationDraft> drafts = new ArrayList<>(List.of(facts));
        transcript.ifPresent(said -> drafts.add(CommunicationDraft.of(source, type, channel, time)
                .zone(zone)
                .content(said)
                .part(Optional.of(Part.transcript("api-transcript")))
                .build()));
        return drafts;
    }

    private static SourceKey source(Fields item, String caller) {
        String system = item.text("source_system", 64).orElse(caller);
        if (!system.matches("[A-Za-z0-9_.:-]+")) {
            throw item.wrong("source_system", "may have letters, digits and _ . : - only");
        }
        String id = item.text("source_record_id", 1000)
                .orElseThrow(() ->
                        item.wrong("source_record_id", "is missing; by it the hub knows the same communication again"));
        return new SourceKey(SYSTEM_PREFIX + system, id);
    }

    private List<Party> parties(Fields item) {
        List<Party> parties = new ArrayList<>();
        for (Fields party : item.objects("parties", MOST_PARTIES)) {
            parties.add(party(party));
            party.refuseOthers();
        }
        return parties;
    }

    private Party party(Fields party) {
        Role role = party.choice("role", Role.class).orElse(Role.PARTICIPANT);
        Side side = party.choice("side", Side.class).orElse(Side.UNKNOWN);
        ContactPointKind kind = party.choice("kind", ContactPointKind.class).orElse(ContactPointKind.NAME);
        Optional<String> name = party.text("name", 200);
        String raw = party.text("value", 1000)
                .or(() -> kind == ContactPointKind.NAME ? name : Optional.empty())
                .orElseThrow(() -> party.wrong("value", "is missing"));
        return new Party(role, kind, normalised(kind, raw), raw, name, side);
    }

    /** A masked or cut-off number is kept as it is: shown, but nobody is recognised by it. */
    private Optional<String> normalised(ContactPointKind kind, String raw) {
        try {
            return Optional.of(words.key(kind.code(), raw).value());
        } catch (IllegalArgumentException notNormal) {
            return Optional.empty();
        }
    }

    private static List<AttachmentDraft> attachments(Fields item) {
        List<AttachmentDraft> files = new ArrayList<>();
        for (Fields file : item.objects("attachments", MOST_FILES)) {
            Optional<String> inline = file.text("content_base64");
            Optional<String> url = file.url("url");
            long size = file.integer("size", 0, Long.MAX_VALUE).orElse(0L);
            if (inline.isPresent() == url.isPresent()) {
                throw file.wrong("content_base64", "or url must be given, and not both");
            }
            files.add(new AttachmentDraft(
                    fileName(file),
                    file.text("media_type", 200).orElse("application/octet-stream"),
                    inline.<AttachmentDraft.Content>map(text -> new AttachmentDraft.Content.Bytes(bytes(file, text)))
                            .orElseGet(() -> new AttachmentDraft.Content.Remote(url.orElseThrow(), size)),
                    false,
                    Optional.empty()));
            file.refuseOthers();
        }
        return files;
    }

    private static byte[] bytes(Fields file, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException wrong) {
            throw file.wrong("content_base64", "is no Base64: " + wrong.getMessage());
        }
    }

    private static String fileName(Fields file) {
        String name = file.text("file_name", 150).orElseThrow(() -> file.wrong("file_name", "is missing"));
        boolean unsafe = name.codePoints()
                .anyMatch(point -> point == '/'
                        || point == '\\'
                        || Character.isISOControl(point)
                        || Character.getType(point) == Character.FORMAT);
        if (unsafe || name.matches("\\.+")) {
            throw file.wrong("file_name", "must be a plain name: no path, no control characters");
        }
        return name;
    }

    private static List<FollowUp> followUps(Fields item, ZoneId zone) {
        List<FollowUp> followUps = new ArrayList<>();
        for (Fields each : item.objects("follow_ups", 100)) {
            followUps.add(new FollowUp(
                    each.text("title", 1000).orElseThrow(() -> each.wrong("title", "is missing")),
                    each.time("due", zone),
                    each.text("owner", 200)));
            each.refuseOthers();
        }
        return followUps;
    }

    private static Threading threading(Fields item, SourceKey source) {
        Optional<String> conversation = item.text("conversation", 1000);
        Optional<String> messageId = item.text("message_id", 1000).map(ItemReader::bare);
        Optional<String> inReplyTo = item.text("in_reply_to", 1000).map(ItemReader::bare);
        List<String> references =
                item.texts("references", 200).stream().map(ItemReader::bare).toList();
        if (conversation.isPresent()) {
            return new Threading.Chat(source.system() + ":" + conversation.get());
        }
        return messageId
                .<Threading>map(id -> new Threading.Mail(id, inReplyTo, references, "", inReplyTo.isPresent()))
                .orElseGet(Threading.Alone::new);
    }

    private static String bare(String messageId) {
        return messageId.strip().replaceAll("^<|>$", "");
    }

    private Map<String, String> attributes(Fields item) {
        Map<String, String> attributes = new LinkedHashMap<>();
        item.object("attributes").ifPresent(given -> {
            for (String name : given.names()) {
                if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
                    throw given.wrong(name, "is no attribute name; write it in snake_case");
                }
                if (Stream.of(
                                CommunicationDraft.CUSTOMER_ID,
                                CommunicationDraft.IDENTITY_CONFLICT,
                                CommunicationDraft.BODY_HASH)
                        .anyMatch(name::equals)) {
                    throw given.wrong(name, "is the hub's own; leave it out");
                }
                given.text(name, 2000).ifPresent(value -> attributes.put(name, value));
            }
        });
        item.text("customer_id", 64).ifPresent(id -> {
            if (!knownCustomer.test(new CustomerId(id))) {
                throw item.wrong(
                        "customer_id",
                        "is '" + id + "', which is no customer; leave it out to let the hub recognise the parties");
            }
            attributes.put(CommunicationDraft.CUSTOMER_ID, id);
        });
        return attributes;
    }

    /** A text, or a list of what each speaker said. */
    private static Optional<String> transcript(Fields item) {
        if (!item.isArray("transcript")) {
            return item.text("transcript", MOST_TEXT);
        }
        List<String> lines = new ArrayList<>();
        for (Fields line : item.objects("transcript", MOST_LINES)) {
            String text = line.text("text", 20_000).orElseThrow(() -> line.wrong("text", "is missing"));
            String start = line.integer("start_seconds", 0, 7L * 24 * 3600)
                    .map(seconds -> String.format(
                            Locale.ROOT, "[%02d:%02d:%02d] ", seconds / 3600, seconds / 60 % 60, seconds % 60))
                    .orElse("");
            lines.add(start + line.text("speaker", 200).map(name -> name + ": ").orElse("") + text);
            line.refuseOthers();
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /** The payload as it came, but for the bytes of files, which are stored as files. */
    private static String withoutFiles(JsonNode node) {
        JsonNode copy = node.deepCopy();
        for (JsonNode file : copy.path("attachments")) {
            if (file instanceof ObjectNode object && object.has("content_base64")) {
                object.put("content_base64", "(stored as a file)");
            }
        }
        return copy.toString();
    }
}

package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What all parts of a communication say together. The outcome depends on what the parts are, never on the order in which they came, so
 * redelivered, late and shuffled parts lead to the same record. Pure.
 */
final class Fold {
    private static final Set<CommunicationType> PLATFORMS = Set.of(CommunicationType.PHONE, CommunicationType.VIDEO);

    /** A message that is nothing but what kind of thing it was: {@code [语音]}; what was read out of it goes on the same line (seed 3.1). */
    private static final Pattern MARK = Pattern.compile("\\[[^\\]\n]{1,20}]");

    /**
     * Who is believed first. Of equal rank, a platform (the 400 line, the conference system) before a person's note of the same call or
     * meeting; then what began first.
     */
    private static final Comparator<DeliveredPart> BEST_FIRST = Comparator.comparingInt(
                    (DeliveredPart part) -> -part.part().rank())
            .thenComparingInt(part -> PLATFORMS.contains(part.facts().type()) ? 0 : 1)
            .thenComparing(part -> part.facts().type())
            .thenComparing(part -> part.facts().time())
            .thenComparing(part -> part.source().system())
            .thenComparing(part -> part.source().recordId())
            .thenComparing(part -> part.part().key());

    private static final Comparator<DeliveredPart> IN_TIME = Comparator.comparing(
                    (DeliveredPart part) -> part.facts().time())
            .thenComparing(part -> part.part().key());

    private static final String WITHDRAWN = "【已撤回】";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final List<DeliveredPart> parts;

    private Fold(Collection<DeliveredPart> parts) {
        this.parts = parts.stream().sorted(BEST_FIRST).toList();
    }

    /**
     * Folds.
     *
     * @param draft any draft of the communication: what is no part of a record's facts (threading, files) is taken from it
     * @param parts all parts, at least one
     */
    static CommunicationDraft fold(CommunicationDraft draft, Collection<DeliveredPart> parts) {
        return new Fold(parts).applied(draft);
    }

    private CommunicationDraft applied(CommunicationDraft draft) {
        DraftFacts best = parts.get(0).facts();
        List<Party> parties = parties();
        return draft.but()
                .type(best.type())
                .channel(best.channel())
                .direction(first(DraftFacts::direction).or(() -> Optional.of(Direction.INBOUND)))
                .time(time())
                .duration(first(DraftFacts::duration))
                .zone(best.zone())
                .parties(parties)
                .subject(first(DraftFacts::subject).map(this::marked))
                .content(marked(content()))
                .quoted(first(DraftFacts::quoted))
                .original(parts.stream().flatMap(part -> part.raw().stream()).findFirst())
                .recordingUrl(first(DraftFacts::recordingUrl))
                .location(first(DraftFacts::location))
                .summary(first(DraftFacts::summary))
                .followUps(parts.stream()
                        .flatMap(part -> part.facts().followUps().stream())
                        .distinct()
                        .toList())
                .attributes(attributes())
                .build();
    }

    /** What was said stays readable, but nobody should take it for still said. */
    private String marked(String text) {
        boolean withdrawn =
                parts.stream().anyMatch(part -> part.facts().attributes().containsKey(CommunicationDraft.REVOKED));
        return withdrawn ? WITHDRAWN + text : text;
    }

    private <T> Optional<T> first(Function<DraftFacts, Optional<T>> fact) {
        return parts.stream().flatMap(part -> fact.apply(part.facts()).stream()).findFirst();
    }

    /** Of equal rank the earliest: a conversation begins with its first message, whichever type or source tells it. */
    private Instant time() {
        int rank = parts.get(0).part().rank();
        boolean conversation = parts.stream().anyMatch(part -> part.part().kind() == Part.Kind.MESSAGE);
        return conversation
                ? parts.stream()
                        .filter(part -> part.part().rank() > Part.LATE)
                        .map(part -> part.facts().time())
                        .min(Comparator.naturalOrder())
                        .orElse(parts.get(0).facts().time())
                : parts.stream()
                        .filter(part -> part.part().rank() == rank)
                        .findFirst()
                        .orElseThrow()
                        .facts()
                        .time();
    }

    /** Everyone anybody names, in the role the best part gives them. */
    private List<Party> parties() {
        record Who(ContactPointKind kind, String value) {}
        Map<Who, Party> known = new LinkedHashMap<>();
        for (DeliveredPart part : parts) {
            for (Party party : part.facts().parties()) {
                known.merge(new Who(party.kind(), party.value().orElse(party.raw())), party, Fold::better);
            }
        }
        List<Party> initiatorsFirst = new ArrayList<>(known.values());
        initiatorsFirst.sort(Comparator.comparingInt(party -> party.role() == Role.INITIATOR ? 0 : 1));
        return initiatorsFirst;
    }

    /** The first stands, but a name is a name whoever gives it. */
    private static Party better(Party known, Party again) {
        return new Party(
                known.role(),
                known.kind(),
                known.value(),
                known.raw(),
                known.name().or(again::name),
                known.side() == Party.Side.UNKNOWN ? again.side() : known.side());
    }

    private String content() {
        Set<String> texts = new LinkedHashSet<>();
        Set<SourceKey> told = new LinkedHashSet<>();
        for (DeliveredPart part : parts) {
            Optional<String> content = part.facts().content();
            if (part.part().kind() == Part.Kind.FACTS && content.isPresent() && told.add(part.source())) {
                texts.add(content.get());
            }
        }
        String messages = String.join(
                "\n",
                ofKind(Part.Kind.MESSAGE)
                        .filter(part -> part.facts().content().isPresent())
                        .map(Fold::line)
                        .toList());
        if (!messages.isEmpty()) {
            texts.add(messages);
        }
        ofKind(Part.Kind.TRANSCRIPT)
                .flatMap(part -> part.facts().content().stream())
                .forEach(texts::add);
        boolean marked =
                texts.size() > 1 && MARK.matcher(texts.iterator().next()).matches();
        return String.join(marked ? " " : "\n\n", texts);
    }

    private Stream<DeliveredPart> ofKind(Part.Kind kind) {
        return parts.stream().filter(part -> part.part().kind() == kind).sorted(IN_TIME);
    }

    /** For example {@code [06-15 10:15] 张三：好的}. */
    private static String line(DeliveredPart message) {
        DraftFacts facts = message.facts();
        ZoneId zone = facts.zone();
        String who = facts.parties().stream()
                .filter(party -> party.role() == Role.INITIATOR)
                .map(party -> party.name().or(() -> sideWord(party)).orElse(party.raw()))
                .findFirst()
                .orElse("客户");
        return "[" + MINUTE.withZone(zone).format(facts.time()) + "] " + who + "："
                + facts.content().orElse("");
    }

    private static Optional<String> sideWord(Party party) {
        return switch (party.side()) {
            case OURS -> Optional.of("我方");
            case CUSTOMER, UNKNOWN -> Optional.of("客户");
        };
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (DeliveredPart part : parts) {
            part.facts().attributes().forEach(attributes::putIfAbsent);
        }
        long messages = ofKind(Part.Kind.MESSAGE)
                .filter(part -> part.facts().content().isPresent())
                .count();
        if (messages > 0) {
            attributes.put("message_count", Long.toString(messages));
        }
        return attributes;
    }
}

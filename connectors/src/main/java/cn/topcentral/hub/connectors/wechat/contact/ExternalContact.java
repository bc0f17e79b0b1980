package cn.topcentral.hub.connectors.wechat.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer's person as WeCom and our colleagues know them.
 *
 * @param names what they may be called, the best first: what colleagues noted, then what they call themselves
 * @param employers companies that WeCom vouches for; people of WeChat have none
 * @param notedCompanies companies that colleagues noted
 * @param mobiles numbers that colleagues noted, as written
 */
record ExternalContact(
        String id, Set<String> names, Set<String> employers, Set<String> notedCompanies, Set<String> mobiles) {

    /** One entry of {@code batch/get_by_user} (page 92994): the person, and the notes of one colleague. */
    static ExternalContact of(JsonNode entry) {
        JsonNode person = entry.path("external_contact");
        JsonNode notes = entry.path("follow_info");
        return new ExternalContact(
                person.path("external_userid").asText(""),
                texts(Stream.of(notes.path("remark"), person.path("name"))),
                texts(Stream.of(person.path("corp_full_name"), person.path("corp_name"))),
                texts(Stream.of(notes.path("remark_corp_name"))),
                texts(notes.path("remark_mobiles").valueStream()));
    }

    /** Several colleagues know the same person. */
    ExternalContact and(ExternalContact other) {
        return new ExternalContact(
                id,
                union(names, other.names),
                union(employers, other.employers),
                union(notedCompanies, other.notedCompanies),
                union(mobiles, other.mobiles));
    }

    private static Set<String> texts(Stream<JsonNode> values) {
        return values.map(value -> value.asText("").strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> both = new LinkedHashSet<>(first);
        both.addAll(second);
        return both;
    }
}

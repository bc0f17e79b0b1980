package cn.topcentral.hub.storage.communication;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which records a search is after.
 *
 * @param types only these; empty for all
 * @param from inclusive
 * @param to exclusive
 * @param inAttachments only those of which an attachment holds the words
 */
public record RecordSearch(
        Set<CommunicationType> types, Optional<Instant> from, Optional<Instant> to, boolean inAttachments) {
    public static final RecordSearch ANY = new RecordSearch(Set.of(), Optional.empty(), Optional.empty(), false);

    public RecordSearch {
        types = Set.copyOf(types);
    }
}

package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.NameKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes drafts of all channels alike before any is compared with what is stored: clean text, sides, direction, record id. Pure. */
final class Standardiser {
    private final RecordIds ids;

    Standardiser(RecordIds ids) {
        this.ids = ids;
    }

    Arrival standardise(int position, CommunicationDraft draft, Instant receivedAt, OwnSide own) {
        List<Party> parties = draft.parties().stream()
                .map(party -> sided(party, own))
                .distinct()
                .toList();
        CommunicationDraft clean = draft.but()
                .source(new SourceKey(
                        Text.clean(draft.source().system()),
                        Text.clean(draft.source().recordId())))
                .parties(parties)
                .subject(draft.subject().map(Text::clean))
                .content(Text.clean(draft.content()))
                .quoted(draft.quoted().map(Text::clean))
                .original(draft.original().map(Text::clean))
                .recordingUrl(draft.recordingUrl().map(Text::clean))
                .location(draft.location().map(Text::clean))
                .summary(draft.summary().map(Text::clean))
                .followUps(draft.followUps().stream()
                        .map(item -> new FollowUp(Text.clean(item.title()), item.due(), item.owner()))
                        .toList())
                .attributes(draft.attributes().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Text.clean(entry.getValue()))))
                .build();
        return Arrival.of(position, clean, receivedAt, ids.of(clean), direction(clean));
    }

    private static Party sided(Party party, OwnSide own) {
        Optional<String> name = party.name()
                .map(Text::clean)
                .filter(given -> !given.isBlank())
                .or(() -> own.employee(party).map(employee -> employee.name()));
        return new Party(party.role(), party.kind(), value(party), Text.clean(party.raw()), name, own.sideOf(party));
    }

    /** A company is known by its name as all spellings of it share it; what normalises other kinds, their connectors know. */
    private static Optional<String> value(Party party) {
        return party.kind() == ContactPointKind.COMPANY
                ? Optional.of(NameKeys.folded(party.raw())).filter(name -> !name.isEmpty())
                : party.value().map(Text::clean);
    }

    private static Direction direction(CommunicationDraft draft) {
        if (draft.direction().isPresent()) {
            return draft.direction().get();
        }
        boolean onlyUs = draft.parties().stream().allMatch(party -> party.side() == Side.OURS);
        if (onlyUs && !draft.parties().isEmpty()) {
            return Direction.INTERNAL;
        }
        return draft.parties().stream().anyMatch(party -> party.role() == Role.INITIATOR && party.side() == Side.OURS)
                ? Direction.OUTBOUND
                : Direction.INBOUND;
    }
}

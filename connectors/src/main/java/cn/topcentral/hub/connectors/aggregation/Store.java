package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.communication.NewAttachment;
import cn.topcentral.hub.storage.communication.NewCommunication;
import cn.topcentral.hub.storage.communication.NewTask;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.PartyLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the records and who took part. */
final class Store implements Stage {
    private final OwnSide own;
    private final RecordIds ids;

    Store(OwnSide own, RecordIds ids) {
        this.own = own;
        this.ids = ids;
    }

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        transaction
                .records()
                .addCommunications(arrivals.stream()
                        .filter(arrival -> !arrival.known())
                        .map(this::communication)
                        .toList());
        arrivals.stream().filter(Arrival::known).forEach(arrival -> transaction
                .records()
                .update(communication(arrival), !(arrival.draft().threading() instanceof Threading.Alone)));
        transaction.parties().addParties(arrivals.stream().flatMap(Store::links).toList());
        transaction
                .parts()
                .save(arrivals.stream()
                        .flatMap(arrival -> arrival.parts().stream().map(part -> part.storedIn(arrival.recordId())))
                        .toList());
        return arrivals;
    }

    private static Stream<PartyLink> links(Arrival arrival) {
        return arrival.points().entrySet().stream()
                .map(entry -> new PartyLink(
                        entry.getValue().id(),
                        arrival.recordId(),
                        lower(entry.getKey().role())));
    }

    private NewCommunication communication(Arrival arrival) {
        CommunicationDraft draft = arrival.draft();
        List<Participant> participants =
                draft.parties().stream().map(Store::participant).toList();
        return new NewCommunication(
                arrival.recordId(),
                arrival.customer(),
                arrival.found().contactId(),
                draft.type(),
                arrival.direction(),
                draft.channel(),
                draft.time(),
                draft.duration(),
                draft.zone(),
                draft.parties().stream()
                        .filter(party -> party.role() == Role.INITIATOR)
                        .map(this::calledBy)
                        .findFirst(),
                handler(draft),
                participants,
                draft.subject(),
                draft.content(),
                draft.original(),
                draft.quoted(),
                draft.recordingUrl(),
                draft.location(),
                arrival.attachments(),
                arrival.parent(),
                arrival.threadId(),
                draft.threading() instanceof Threading.Chat chat ? Optional.of(chat.conversation()) : Optional.empty(),
                draft.source().system(),
                draft.source().recordId(),
                draft.summary(),
                tasks(arrival),
                draft.attributes(),
                searchText(arrival, participants));
    }

    /** A task is numbered by who told it and its title: told again, with or without a date, in whichever record, it is the same one. */
    private List<NewTask> tasks(Arrival arrival) {
        return arrival.parts().isEmpty()
                ? tasks(arrival.draft().source(), arrival.draft().followUps()).toList()
                : arrival.parts().stream()
                        .flatMap(part -> tasks(part.source(), part.facts().followUps()))
                        .distinct()
                        .toList();
    }

    private Stream<NewTask> tasks(SourceKey source, List<FollowUp> items) {
        return items.stream()
                .map(item -> new NewTask(
                        ids.task(source, item.title()),
                        item.title(),
                        item.due(),
                        item.owner().flatMap(own::userid)));
    }

    /** Which of us it concerns: who started it or received it, else anybody of ours who took part. */
    private Optional<String> handler(CommunicationDraft draft) {
        List<Party> ours = draft.parties().stream()
                .filter(party -> party.side() == Side.OURS)
                .toList();
        return ours.stream()
                .filter(party -> party.role() == Role.INITIATOR || party.role() == Role.RECIPIENT)
                .findFirst()
                .or(() -> ours.stream().findFirst())
                .map(this::calledBy);
    }

    /** An employee by userid, so that a call and a chat of one person are handled by one; others by their contact point. */
    private String calledBy(Party party) {
        return own.employee(party)
                .map(employee -> employee.userid())
                .or(party::value)
                .orElse(party.raw());
    }

    static Participant participant(Party party) {
        return new Participant(
                lower(party.role()),
                party.kind().code(),
                party.value(),
                party.value().filter(party.raw()::equals).isPresent() ? Optional.empty() : Optional.of(party.raw()),
                party.name(),
                lower(party.side()));
    }

    private static String searchText(Arrival arrival, List<Participant> participants) {
        return Stream.of(
                        arrival.draft().subject().stream(),
                        Stream.of(arrival.draft().content()),
                        participants.stream().map(Participant::displayName),
                        arrival.attachments().stream().map(NewAttachment::fileName))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

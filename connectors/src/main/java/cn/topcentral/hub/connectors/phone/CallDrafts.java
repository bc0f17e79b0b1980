package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.ChineseDuration;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the channel-neutral draft of a call. */
final class CallDrafts {
    /** Set by a decoder whose source says that the customer's number is one lent by a privacy service. */
    static final String WEAK_NUMBER = "weak_number";

    private final PhoneNumbers numbers;
    private final WeakNumbers weak;
    private final CommunicationType type;

    CallDrafts(PhoneNumbers numbers, CommunicationType type) {
        this(numbers, WeakNumbers.byRange(), type);
    }

    CallDrafts(PhoneNumbers numbers, WeakNumbers weak, CommunicationType type) {
        this.numbers = numbers;
        this.weak = weak;
        this.type = type;
    }

    CommunicationDraft draft(CallRecord call, String original) {
        String line = summary(call);
        return CommunicationDraft.of(new SourceKey(call.system(), call.id()), type, type.label(), call.start())
                .direction(call.ends().direction())
                .duration(call.talk())
                .zone(CallTimes.ZONE)
                .parties(parties(call))
                .subject(Optional.of(line))
                .content(call.note().orElse(line))
                .original(Optional.of(original))
                .recordingUrl(call.recording())
                .attributes(attributes(call))
                .build();
    }

    /** A call, or what of it one delivery tells. */
    CommunicationDraft draft(CallRecord call, Part part, String original) {
        return draft(call, original).but().part(Optional.of(part)).build();
    }

    /** A call that is over and, where its recording can be fetched, the recording as a part of its own, for it may also come alone. */
    List<CommunicationDraft> ended(CallRecord call, Part part, String original) {
        List<CommunicationDraft> told = new ArrayList<>(List.of(draft(call, part, original)));
        call.recording()
                .filter(CallRecording::isAddress)
                .map(address -> CallNotice.recording(
                        new SourceKey(call.system(), call.id()), call.start(), new CallRecording(call.id(), address)))
                .ifPresent(recording -> told.add(draft(recording, original)));
        return told;
    }

    /** What is said of a call later: no parties, no direction, for that is what the call knows. */
    CommunicationDraft draft(CallNotice notice, String original) {
        return CommunicationDraft.of(notice.call(), type, type.label(), notice.time())
                .content(notice.text())
                .original(Optional.of(original))
                .attachments(notice.recording().stream()
                        .map(CallRecording::attachment)
                        .toList())
                .recordingUrl(notice.recording().map(CallRecording::reference))
                .attributes(notice.attributes())
                .part(Optional.of(notice.part()))
                .build();
    }

    /** For example {@code 呼入 13812345678 通话 3分20秒}, {@code 未接来电 13812345678}, {@code 呼出 13812345678 未接通}. */
    private static String summary(CallRecord call) {
        String number = Optional.of(call.ends().customer().number())
                .filter(known -> !known.isEmpty())
                .orElse("未知号码");
        boolean missed = call.answered().equals(Optional.of(false));
        boolean inbound = call.ends().direction().equals(Optional.of(Direction.INBOUND));
        if (missed && inbound) {
            return "未接来电 " + number;
        }
        String direction = call.ends().direction().map(CallDrafts::word).orElse("电话");
        String talk = call.talk()
                .filter(length -> !length.isZero())
                .map(length -> " 通话 " + ChineseDuration.format(length))
                .orElse("");
        return direction + " " + number + (missed ? " 未接通" : talk);
    }

    private static String word(Direction direction) {
        return switch (direction) {
            case INBOUND -> "呼入";
            case OUTBOUND -> "呼出";
            case INTERNAL -> "内部通话";
        };
    }

    /** Who started it comes first; nobody is said to have started what no source says who started. */
    private List<Party> parties(CallRecord call) {
        CallEnds ends = call.ends();
        if (ends.direction().isEmpty() && ends.customer().side() != Side.UNKNOWN) {
            return parties(call, Role.PARTICIPANT, Role.PARTICIPANT);
        }
        return ends.direction()
                        .filter(direction -> direction != Direction.INBOUND)
                        .isPresent()
                ? parties(call, Role.RECIPIENT, Role.INITIATOR)
                : parties(call, Role.INITIATOR, Role.RECIPIENT);
    }

    private List<Party> parties(CallRecord call, Role customerRole, Role ourRole) {
        List<Party> parties = new ArrayList<>(ours(call, ourRole));
        CallEnds.End customer = call.ends().customer();
        Party known = phone(customerRole, customer, customer.name());
        parties.add(
                ourRole == Role.INITIATOR ? parties.size() : 0, weakness(call).isPresent() ? nobody(known) : known);
        return parties;
    }

    /** The person if one is known, and the number the call went over. */
    private List<Party> ours(CallRecord call, Role role) {
        List<Party> ours = new ArrayList<>();
        Optional<String> agentNumber = call.agent().flatMap(CallRecord.Agent::number);
        call.agent().map(agent -> agent(role, agent)).ifPresent(ours::add);
        call.ends()
                .line()
                .filter(line -> !agentNumber.equals(Optional.of(line.number())))
                .map(line -> phone(ours.isEmpty() ? role : Role.PARTICIPANT, line, Optional.empty()))
                .ifPresent(ours::add);
        return ours;
    }

    private Party agent(Role role, CallRecord.Agent agent) {
        Optional<String> name = agent.name().or(agent::id);
        return agent.number()
                .map(number -> phone(role, new CallEnds.End(number, name, Side.OURS), name))
                .orElseGet(() -> new Party(
                        role,
                        ContactPointKind.NAME,
                        name,
                        agent.id().or(agent::name).orElse(""),
                        name,
                        Side.OURS));
    }

    private Party phone(Role role, CallEnds.End end, Optional<String> name) {
        return new Party(
                role, ContactPointKind.PHONE, numbers.normalise(end.number()).e164(), end.number(), name, end.side());
    }

    /** Why the other end's number identifies nobody. */
    private Optional<String> weakness(CallRecord call) {
        CallEnds.End customer = call.ends().customer();
        return customer.side() == Side.OURS
                ? Optional.empty()
                : Optional.ofNullable(call.attributes().get(WEAK_NUMBER))
                        .or(() -> numbers.normalise(customer.number()).e164().flatMap(weak::reason));
    }

    private static Party nobody(Party party) {
        return new Party(party.role(), party.kind(), Optional.empty(), party.raw(), party.name(), party.side());
    }

    private Map<String, String> attributes(CallRecord call) {
        Map<String, String> attributes = new LinkedHashMap<>(call.attributes());
        call.answered().filter(answered -> !answered).ifPresent(missed -> attributes.put("answered", "false"));
        weakness(call).ifPresent(reason -> attributes.put(WEAK_NUMBER, reason));
        call.agent().flatMap(CallRecord.Agent::id).ifPresent(id -> attributes.put("agent_id", id));
        return attributes;
    }
}

package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.meeting.ToDoSection;
import cn.topcentral.hub.connectors.meeting.Transcript;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What DingTalk tells of a conference. The names of its conference events are published nowhere we could read, so an event is known by what it
 * holds: a {@code conferenceId} with the fields of QueryConferenceInfo, QueryConferenceMembers, QueryMinutesText and QueryMinutesSummary.
 */
final class DingTalkEvents {
    private final String corpId;

    DingTalkEvents(String corpId) {
        this.corpId = corpId;
    }

    /** Whether an event says anything about a conference. */
    boolean tells(JsonNode event) {
        return ReportJson.text(info(event), "conferenceId").isPresent();
    }

    List<CommunicationDraft> decode(JsonNode event, String original, Instant receivedAt) {
        if (!tells(event)) {
            return List.of();
        }
        JsonNode info = info(event);
        Instant start = ReportJson.text(info, "startTime")
                .map(time -> ReportTimes.parse(time).start())
                .orElse(receivedAt);
        Conference conference = new Conference(
                new SourceKey(DingTalkHookType.NAME + ":" + corpId, ReportJson.require(info, "conferenceId")),
                DingTalkHookType.NAME,
                start,
                ReportJson.text(info, "title"),
                ReportJson.text(info, "roomCode")
                        .map(code -> Map.of("meeting_code", code))
                        .orElse(Map.of()));
        return parts(conference, info, event).stream()
                .map(part -> part.original(Optional.of(original)).build())
                .toList();
    }

    private static JsonNode info(JsonNode event) {
        JsonNode data = event.has("data") && event.path("data").isObject() ? event.path("data") : event;
        return data.has("confInfo") ? data.path("confInfo") : data;
    }

    private static List<CommunicationDraftBuilder> parts(Conference conference, JsonNode info, JsonNode event) {
        List<CommunicationDraftBuilder> parts = new ArrayList<>();
        if (ReportJson.text(info, "startTime").isPresent()) {
            parts.add(facts(conference, info));
        }
        JsonNode data = event.path("data").isObject() ? event.path("data") : event;
        for (JsonNode member :
                ReportJson.items(ReportJson.first(data, "conferenceMembers", "memberModels", "members"))) {
            member(conference, member).ifPresent(parts::add);
        }
        transcript(conference, data).ifPresent(parts::add);
        summary(conference, data).ifPresent(parts::add);
        return parts;
    }

    private static CommunicationDraftBuilder facts(Conference conference, JsonNode info) {
        Optional<Instant> end = ReportJson.text(info, "endTime")
                .filter(time -> !time.equals("0"))
                .map(time -> ReportTimes.parse(time).start());
        Part part = end.map(time -> new Part(Part.Kind.FACTS, "ended", Part.ENDED, time.toEpochMilli()))
                .orElseGet(() -> Part.facts("started", Part.BEGUN));
        return conference
                .part(part)
                .duration(end.map(time -> Duration.between(conference.start(), time))
                        .filter(length -> !length.isNegative()))
                .parties(ReportJson.text(info, "creatorId")
                        .map(id -> List.of(People.account(
                                account(id), ReportJson.text(info, "creatorNick"), Role.INITIATOR, Side.OURS)))
                        .orElse(List.of()));
    }

    /** Of people from outside DingTalk tells a nickname and that they are from outside. */
    private static Optional<CommunicationDraftBuilder> member(Conference conference, JsonNode member) {
        Optional<String> name = ReportJson.text(member, "userNick", "nickName");
        boolean outside = member.path("outerOrgMember").asBoolean(false)
                || member.path("pstnJoin").asBoolean(false);
        Optional<Party> party = outside
                ? name.map(only -> People.name(only, Role.PARTICIPANT, Side.CUSTOMER))
                : ReportJson.text(member, "unionId")
                        .map(id -> People.account(account(id), name, Role.PARTICIPANT, Side.OURS));
        return party.map(person -> {
            String who = person.value().orElse(person.raw());
            String shown = name.map(known -> known + " ").orElse("");
            Map<String, String> times = new LinkedHashMap<>();
            ReportJson.text(member, "joinTime")
                    .map(time -> ReportTimes.parse(time).start())
                    .ifPresent(time -> times.put(Conference.attribute("participant_joined", who), shown + time));
            ReportJson.text(member, "leaveTime")
                    .filter(time -> !time.equals("0"))
                    .map(time -> ReportTimes.parse(time).start())
                    .ifPresent(time -> times.put(Conference.attribute("participant_left", who), shown + time));
            long version = ReportJson.text(member, "leaveTime")
                    .filter(time -> !time.equals("0"))
                    .map(time -> ReportTimes.parse(time).start().toEpochMilli())
                    .orElse(0L);
            return conference
                    .part(new Part(Part.Kind.FACTS, "member:" + who, Part.LATE, version), times)
                    .parties(List.of(person));
        });
    }

    private static Optional<CommunicationDraftBuilder> transcript(Conference conference, JsonNode data) {
        List<Transcript.Line> lines = new ArrayList<>();
        for (JsonNode paragraph : ReportJson.items(data.path("paragraphList"))) {
            ReportJson.text(paragraph, "paragraph")
                    .ifPresent(words -> lines.add(new Transcript.Line(
                            ReportJson.text(paragraph, "nickName"),
                            since(
                                    conference.start(),
                                    paragraph.path("startTime").asLong(0)),
                            words)));
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(conference
                        .part(Part.transcript("transcript:"
                                + ReportJson.text(data, "taskUuid", "recordId").orElse("text")))
                        .content(new Transcript(lines).merged().text()));
    }

    /** Times are of the clock or of the recording, which no document tells; both are milliseconds. */
    private static Duration since(Instant start, long time) {
        boolean ofClock = time > Duration.ofDays(365).toMillis();
        long milliseconds = ofClock ? time - start.toEpochMilli() : time;
        return Duration.ofMillis(Math.max(0, milliseconds));
    }

    private static Optional<CommunicationDraftBuilder> summary(Conference conference, JsonNode data) {
        Optional<String> summary = ReportJson.text(data, "fullSummary", "paragraphSummary");
        boolean actions = !ReportJson.items(data.path("actions")).isEmpty();
        return summary.isEmpty() && !actions
                ? Optional.empty()
                : Optional.of(conference
                        .part(Part.facts(
                                "minutes:" + ReportJson.text(data, "taskUuid").orElse("summary"), Part.LATE))
                        .summary(summary)
                        .followUps(ToDoSection.read(data.path("actions"), ReportTimes.day(conference.start()))));
    }

    private static String account(String id) {
        return DingTalkHookType.NAME + ":" + id;
    }
}

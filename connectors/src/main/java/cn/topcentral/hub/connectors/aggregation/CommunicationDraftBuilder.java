package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a {@link CommunicationDraft} together part by part, because few channels have all of them. What is not given is absent, the zone is
 * Asia/Shanghai, and the thread its own. Used by one thread.
 */
public final class CommunicationDraftBuilder {
    private SourceKey source;
    private CommunicationType type;
    private String channel;
    private Optional<Direction> direction = Optional.empty();
    private Instant time;
    private Optional<Duration> duration = Optional.empty();
    private ZoneId zone = ZoneId.of("Asia/Shanghai");
    private List<Party> parties = List.of();
    private Optional<String> subject = Optional.empty();
    private String content = "";
    private Optional<String> quoted = Optional.empty();
    private Optional<String> original = Optional.empty();
    private Optional<AttachmentDraft.Content.Bytes> rawFile = Optional.empty();
    private List<AttachmentDraft> attachments = List.of();
    private Threading threading = new Threading.Alone();
    private Optional<String> recordingUrl = Optional.empty();
    private Optional<String> location = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private List<FollowUp> followUps = List.of();
    private Map<String, String> attributes = Map.of();
    private Optional<Part> part = Optional.empty();
    private List<SourceKey> copies = List.of();

    CommunicationDraftBuilder(SourceKey source, CommunicationType type, String channel, Instant time) {
        this.source = source;
        this.type = type;
        this.channel = channel;
        this.time = time;
    }

    CommunicationDraftBuilder(CommunicationDraft draft) {
        this.source = draft.source();
        this.type = draft.type();
        this.channel = draft.channel();
        this.direction = draft.direction();
        this.time = draft.time();
        this.duration = draft.duration();
        this.zone = draft.zone();
        this.parties = draft.parties();
        this.subject = draft.subject();
        this.content = draft.content();
        this.quoted = draft.quoted();
        this.original = draft.original();
        this.rawFile = draft.rawFile();
        this.attachments = draft.attachments();
        this.threading = draft.threading();
        this.recordingUrl = draft.recordingUrl();
        this.location = draft.location();
        this.summary = draft.summary();
        this.followUps = draft.followUps();
        this.attributes = draft.attributes();
        this.part = draft.part();
        this.copies = draft.copies();
    }

    public CommunicationDraftBuilder source(SourceKey given) {
        this.source = given;
        return this;
    }

    public CommunicationDraftBuilder type(CommunicationType given) {
        this.type = given;
        return this;
    }

    public CommunicationDraftBuilder channel(String given) {
        this.channel = given;
        return this;
    }

    public CommunicationDraftBuilder direction(Optional<Direction> given) {
        this.direction = given;
        return this;
    }

    public CommunicationDraftBuilder time(Instant given) {
        this.time = given;
        return this;
    }

    public CommunicationDraftBuilder duration(Optional<Duration> given) {
        this.duration = given;
        return this;
    }

    public CommunicationDraftBuilder zone(ZoneId given) {
        this.zone = given;
        return this;
    }

    public CommunicationDraftBuilder parties(List<Party> given) {
        this.parties = given;
        return this;
    }

    public CommunicationDraftBuilder subject(Optional<String> given) {
        this.subject = given;
        return this;
    }

    public CommunicationDraftBuilder content(String given) {
        this.content = given;
        return this;
    }

    public CommunicationDraftBuilder quoted(Optional<String> given) {
        this.quoted = given;
        return this;
    }

    public CommunicationDraftBuilder original(Optional<String> given) {
        this.original = given;
        return this;
    }

    public CommunicationDraftBuilder rawFile(Optional<AttachmentDraft.Content.Bytes> given) {
        this.rawFile = given;
        return this;
    }

    public CommunicationDraftBuilder attachments(List<AttachmentDraft> given) {
        this.attachments = given;
        return this;
    }

    public CommunicationDraftBuilder threading(Threading given) {
        this.threading = given;
        return this;
    }

    public CommunicationDraftBuilder recordingUrl(Optional<String> given) {
        this.recordingUrl = given;
        return this;
    }

    public CommunicationDraftBuilder location(Optional<String> given) {
        this.location = given;
        return this;
    }

    public CommunicationDraftBuilder attributes(Map<String, String> given) {
        this.attributes = given;
        return this;
    }

    public CommunicationDraftBuilder summary(Optional<String> given) {
        this.summary = given;
        return this;
    }

    public CommunicationDraftBuilder followUps(List<FollowUp> given) {
        this.followUps = given;
        return this;
    }

    public CommunicationDraftBuilder part(Optional<Part> given) {
        this.part = given;
        return this;
    }

    public CommunicationDraftBuilder copies(List<SourceKey> given) {
        this.copies = given;
        return this;
    }

    public CommunicationDraft build() {
        return new CommunicationDraft(
                source,
                type,
                channel,
                direction,
                time,
                duration,
                zone,
                parties,
                subject,
                content,
                quoted,
                original,
                rawFile,
                attachments,
                threading,
                recordingUrl,
                location,
                summary,
                followUps,
                attributes,
                part,
                copies);
    }
}

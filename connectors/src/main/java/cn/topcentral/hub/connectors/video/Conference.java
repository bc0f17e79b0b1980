package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.meeting.Platforms;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is the same in all that a platform tells of one conference.
 *
 * @param platform as in seed section 3.3, e.g. {@code zoom}
 * @param start when it began or is to begin; for a delivery that does not know, when that came
 * @param attributes what links it to its invitation (code, join link)
 */
record Conference(
        SourceKey key, String platform, Instant start, Optional<String> subject, Map<String, String> attributes) {
    Conference {
        attributes = Map.copyOf(attributes);
    }

    /** A draft of one part, for the rest to be filled in. */
    CommunicationDraftBuilder part(Part part) {
        return part(part, Map.of());
    }

    CommunicationDraftBuilder part(Part part, Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put("platform", platform);
        all.putAll(further);
        return CommunicationDraft.of(key, CommunicationType.VIDEO, Platforms.label(platform), start)
                .zone(ReportTimes.ZONE)
                .direction(direction())
                .subject(subject)
                .attributes(all)
                .part(Optional.of(part));
    }

    /**
     * Events come for what our own account hosts, and a part that names only our host must not make the whole an internal meeting. A call record
     * of Teams names everybody, also a foreign organiser: there the engine decides.
     */
    private Optional<Direction> direction() {
        return platform.equals(TeamsHookType.NAME) ? Optional.empty() : Optional.of(Direction.OUTBOUND);
    }

    Conference at(Instant begun) {
        return new Conference(key, platform, begun, subject, attributes);
    }

    /** A file that is with the platform, to be fetched before it is gone. */
    static AttachmentDraft remote(String name, String mediaType, String reference, long size) {
        return new AttachmentDraft(
                name, mediaType, new AttachmentDraft.Content.Remote(reference, size), false, Optional.empty());
    }

    /** A name of an attribute for one participant: attributes of several parts come together in one record. */
    static String attribute(String what, String who) {
        return what + "_" + who.replaceAll("[^\\p{L}\\p{N}@.+-]", "_");
    }
}

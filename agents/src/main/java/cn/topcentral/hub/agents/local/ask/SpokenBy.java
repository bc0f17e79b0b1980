package cn.topcentral.hub.agents.local.ask;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.ask.Source;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.agents.local.text.Segment;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who said some words of a record, as far as its text names them: transcripts put the name before the words. */
public final class SpokenBy {
    private static final Set<CommunicationType> WRITTEN = Set.of(
            CommunicationType.WECHAT, CommunicationType.EMAIL, CommunicationType.FORM, CommunicationType.WEBCHAT);
    private static final int LONGEST_LABEL = 30;
    private static final Pattern LABEL =
            Pattern.compile("([^\\s:：,，。!！?？;；、<>\\[\\]()（）【】\\d-][^\\s:：,，。!！?？;；<>\\[\\]【】]{0,11})\\s*[:：]\\s*$");

    private SpokenBy() {}

    /** The name before some words that stand in the record. */
    public static Optional<String> of(Source source, String words) {
        CommunicationText text = read(source);
        int place = text.content().indexOf(words);
        return place < 0 ? Optional.empty() : label(text, place);
    }

    /** The name before the stretch that a place is in. */
    static Optional<String> label(CommunicationText text, int place) {
        int start = text.segments().stream()
                .filter(segment -> segment.start() <= place && place < segment.end())
                .mapToInt(Segment::start)
                .max()
                .orElse(place);
        String before = text.content().substring(Math.max(0, start - LONGEST_LABEL), start);
        Matcher label = LABEL.matcher(before.substring(before.lastIndexOf('\n') + 1));
        return label.find() ? Optional.of(label.group(1)) : Optional.empty();
    }

    static CommunicationText read(Source source) {
        TimelineRecord record = source.record();
        Speaker speaker = !WRITTEN.contains(record.type())
                ? Speaker.BOTH
                : record.direction().filter(Direction.OUTBOUND::equals).isPresent() ? Speaker.SELLER : Speaker.CUSTOMER;
        return CommunicationText.of(new AnalysisRequest(
                record.id().value(),
                record.type(),
                record.channel(),
                record.time(),
                ZoneOffset.UTC,
                Optional.empty(),
                speaker,
                record.participants().stream()
                        .filter(participant -> participant.side().equals("ours"))
                        .flatMap(participant -> participant.name().stream())
                        .toList(),
                record.subject(),
                source.content()));
    }
}

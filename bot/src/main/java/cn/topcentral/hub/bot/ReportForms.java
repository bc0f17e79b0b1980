package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.web.api.ReportDecoder;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.meeting.MeetingReportDecoder;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.visit.VisitReportDecoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/** The reports that the ingest API takes in the seed's own forms (sections 3.3 and 3.4), as the file imports do. */
final class ReportForms {
    private ReportForms() {}

    static List<ReportDecoder> all(PhoneNumbers numbers) {
        return List.of(
                form("visit_report", new VisitReportDecoder(numbers)::decode),
                form("meeting_report", MeetingReportDecoder.onSite(numbers)::decode),
                form("video_report", MeetingReportDecoder.video(numbers)::decode));
    }

    private static ReportDecoder form(String type, Function<JsonNode, List<CommunicationDraft>> decoder) {
        return new ReportDecoder() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public List<CommunicationDraft> decode(JsonNode item, String sourceSystem) {
                try {
                    return decoder.apply(item);
                } catch (UnreadableReportException e) {
                    throw new IllegalArgumentException(e.getMessage(), e);
                }
            }
        };
    }
}

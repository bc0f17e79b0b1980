package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.aggregation.FollowUp;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;

/** What a report lists as to be done: in a field of its own, else in a section of its text. */
public final class FollowUps {
    private FollowUps() {}

    /**
     * Finds them.
     *
     * @param text where to look for a section when no field lists anything
     */
    public static List<FollowUp> of(JsonNode report, ReportTimes.Span told, String text) {
        LocalDate day = ReportTimes.day(told.start());
        List<FollowUp> listed = ToDoSection.read(
                ReportJson.first(report, "follow_ups", "action_items", "todo", "follow_up_items"), day);
        return listed.isEmpty() ? ToDoSection.read(text, day) : listed;
    }
}

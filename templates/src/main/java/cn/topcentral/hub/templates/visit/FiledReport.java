package cn.topcentral.hub.templates.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a filed visit, call or note amounts to.
 *
 * @param dialogId letters, digits and hyphens; stands in the keys of the buttons
 * @param revision grows with each change, so that each card sent has a name of its own
 * @param customer as the customer is called; empty for nobody
 * @param claimed whether it is a customer of ours; otherwise the report waits to be claimed
 * @param exact whether the clock time is known beside the day
 * @param page where a tap on a closed card leads
 */
public record FiledReport(
        String dialogId,
        int revision,
        Kind kind,
        String customer,
        boolean claimed,
        Instant time,
        boolean exact,
        Optional<Duration> duration,
        Optional<String> place,
        List<String> people,
        String gist,
        int photos,
        int otherFiles,
        List<FollowUpLine> followUps,
        URI page,
        Instant now) {
    public FiledReport {
        people = List.copyOf(people);
        followUps = List.copyOf(followUps);
    }

    /** What is reported. */
    public enum Kind {
        VISIT("🤝", "拜访报告"),
        CALL("📱", "通话记录"),
        NOTE("📝", "内部备注");

        private final String icon;
        private final String label;

        Kind(String icon, String label) {
            this.icon = icon;
            this.label = label;
        }

        public String icon() {
            return icon;
        }

        public String label() {
            return label;
        }
    }

    /**
     * Something to be done.
     *
     * @param due the last day for it
     */
    public record FollowUpLine(String title, Optional<LocalDate> due) {}
}

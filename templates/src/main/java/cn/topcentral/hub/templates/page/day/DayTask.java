package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.task.DueWords;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A task as a row of somebody's day.
 *
 * @param kind what it comes from in a word, 我方承诺; may be empty
 * @param source the communication it follows from
 * @param assignee the name of who does it, if that is another
 * @param said what was just done with it; empty on a page that is only looked at
 */
public record DayTask(
        String id,
        int number,
        String title,
        String kind,
        Optional<DayCustomer> customer,
        Optional<String> source,
        Optional<Instant> due,
        Optional<Instant> remind,
        Optional<String> assignee,
        Optional<String> note,
        State state,
        Optional<String> said,
        String csrf,
        Instant now)
        implements View {
    /** What can still be done with it. */
    public enum State {
        OPEN,
        /** Closed, and can be taken up again. */
        DONE,
        /** Somebody else's now, or nobody has to do it any more. */
        GONE
    }

    public DayTask {
        String clean = CleanText.line(title);
        title = clean.isEmpty() ? "（没有写内容）" : clean;
        assignee = assignee.map(CleanText::line);
        note = note.map(CleanText::line).filter(text -> !text.isEmpty());
    }

    @Override
    public String template() {
        return "day/task.jte";
    }

    public String path() {
        return "/day/tasks/" + id;
    }

    public String dueWords() {
        return DueWords.of(due, now);
    }

    public boolean overdue() {
        return due.filter(now::isAfter).isPresent();
    }

    /** The day and the time in full. */
    public String exactly() {
        return due.map(at -> ChineseTime.dayHeading(ChineseTime.date(at), now) + " " + ChineseTime.clock(at))
                .orElse("");
    }

    public String remindWords() {
        return remind.filter(now::isBefore)
                .map(at -> "⏰ " + DueWords.moment(at, now))
                .orElse("");
    }

    /** For the field that takes another day. */
    public LocalDate today() {
        return ChineseTime.date(now);
    }
}

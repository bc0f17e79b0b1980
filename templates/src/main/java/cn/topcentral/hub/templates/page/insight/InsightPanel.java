package cn.topcentral.hub.templates.page.insight;

import cn.topcentral.hub.templates.page.View;
import java.util.List;

/**
 * What the agents found about a customer, and what is to be done (seed 6.1): a part of the timeline's page, and of its own.
 *
 * @param path of the panel; what is done goes below it
 * @param csrf what its forms send along
 * @param state how fresh the analysis is, and when the next comes
 * @param waiting whether it is being made right now, so that looking again soon pays
 * @param outdated whether something came in since, or nothing was analysed yet
 * @param groups what was found, by kind
 * @param tasks what is to be done, the longest due first
 * @param moreTasks how many more there are
 * @param proposals what the agents would do next, without a task yet
 * @param handled what somebody did something about, the newest first
 * @param dismissed how many were dismissed, or are shown as such
 * @param showingDismissed whether {@code handled} holds the dismissed ones too
 * @param colleagues who may be given a task
 * @param due the day that is proposed for a task, {@code 2024-06-17}
 * @param today the earliest day a task may be due
 */
public record InsightPanel(
        String path,
        String csrf,
        String state,
        boolean waiting,
        boolean outdated,
        List<Group> groups,
        List<Todo> tasks,
        long moreTasks,
        List<Proposal> proposals,
        List<Item> handled,
        long dismissed,
        boolean showingDismissed,
        List<Colleague> colleagues,
        String due,
        String today)
        implements View {
    /** Insights of one kind; {@code empty} stands where there are none. */
    public record Group(String icon, String label, List<Item> items, String empty) {
        public Group {
            items = List.copyOf(items);
        }
    }

    /**
     * An insight.
     *
     * @param confidence 把握65%
     * @param by which agent and engine wrote it
     * @param found when it was last found
     * @param evidence the words it rests on
     * @param accept what the button to act says: 采纳, 已处理 or 知道了
     * @param proposal a task that may come of it
     * @param handled who did what about it; blank when nobody did
     */
    public record Item(
            String id,
            String title,
            String content,
            String confidence,
            String by,
            Moment found,
            List<Evidence> evidence,
            String accept,
            Proposal proposal,
            String handled) {
        public Item {
            evidence = List.copyOf(evidence);
        }
    }

    /** Words of a record, with the way there. */
    public record Evidence(String words, String source, Moment said, String path) {}

    /** A time: for machines, in full, and as people say it. */
    public record Moment(String iso, String full, String words) {}

    /**
     * A task that may be made.
     *
     * @param insight where it comes from
     * @param about what names it within the insight
     * @param words what is proposed
     * @param owner the userid of who is proposed
     * @param due the day that is proposed
     */
    public record Proposal(String insight, String about, String words, String why, String owner, String due) {}

    /**
     * A task.
     *
     * @param overdue whether it should have been done
     * @param path of what closes it
     */
    public record Todo(String title, String who, String due, boolean overdue, String path) {}

    /** Somebody who may be given a task. */
    public record Colleague(String userid, String name) {}

    public InsightPanel {
        groups = List.copyOf(groups);
        tasks = List.copyOf(tasks);
        proposals = List.copyOf(proposals);
        handled = List.copyOf(handled);
        colleagues = List.copyOf(colleagues);
    }

    @Override
    public String template() {
        return "insight/panel.jte";
    }
}

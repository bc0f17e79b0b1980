package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.page.View;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's day.
 *
 * @param date 今天 6月15日 周六
 * @param summary what there is in one sentence
 * @param said what was just done, for who has no script; a task that was closed can be opened again there
 * @param kinds by which the tasks can be filtered
 * @param lists of tasks, those with something in them; only one where a list is gone through
 * @param whole whether this is the day and not only a further piece of a list
 * @param alerts that wait for somebody
 * @param visits to be confirmed
 * @param newest communications with their customers
 * @param quiet customers with whom nobody spoke for {@code quietDays} days
 * @param leads whether they lead others, who have a board
 * @param beginner whether there is nothing of theirs at all yet
 * @param colleagues to whom tasks can be handed, by name
 * @param request names the form, so that what is sent twice is noted once
 */
public record DayPage(
        String person,
        String greeting,
        String date,
        String summary,
        Optional<DayTask> said,
        List<Kind> kinds,
        List<DayTasks> lists,
        boolean whole,
        List<DayAlert> alerts,
        List<DayVisit> visits,
        List<DayContact> newest,
        List<DayContact> quiet,
        int quietDays,
        boolean leads,
        boolean beginner,
        List<String> colleagues,
        String request,
        String csrf)
        implements View {
    /** A filter with how many it finds. */
    public record Kind(String label, long count, String path, boolean current) {}

    public DayPage {
        kinds = List.copyOf(kinds);
        lists = List.copyOf(lists);
        alerts = List.copyOf(alerts);
        visits = List.copyOf(visits);
        newest = List.copyOf(newest);
        quiet = List.copyOf(quiet);
        colleagues = List.copyOf(colleagues);
    }

    @Override
    public String template() {
        return "day/day.jte";
    }
}

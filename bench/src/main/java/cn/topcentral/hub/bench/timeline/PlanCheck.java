package cn.topcentral.hub.bench.timeline;

import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.io.PrintWriter;
import java.util.List;

/** Prints how the server makes a page, and counts the ways whose cost grows with the timeline. */
final class PlanCheck {
    /** PostgreSQL may turn to a plan for any values after five with the actual ones; both must be good. */
    private static final int TIMES = 12;

    private final PlanLog plans;
    private final PrintWriter log;

    PlanCheck(PlanLog plans, PrintWriter log) {
        this.plans = plans;
        this.log = log;
    }

    /** Tells how many pages were made in a bad way. */
    int badPages(Database database, CustomerId customer, List<Cursor> cursors) {
        TimelineRepository repository = new TimelineRepository(database);
        TimelineQuery newest = TimelineQuery.newest(List.of(customer), PageQuestions.PAGE);
        int bad = badPages("newest page", () -> repository.page(newest));
        for (Cursor cursor : cursors) {
            bad += badPages("page behind " + cursor.time(), () -> repository.page(newest.after(cursor)));
        }
        return bad;
    }

    private int badPages(String what, Runnable question) {
        List<Plan> used = plans.during(() -> {
            for (int i = 0; i < TIMES; i++) {
                question.run();
            }
        });
        if (used.size() != TIMES) {
            throw new BenchmarkFailed("The server logged " + used.size() + " plans of " + TIMES + " for the " + what);
        }
        List<Plan> bad = used.stream()
                .filter(plan -> plan.fault(PageQuestions.PAGE).isPresent())
                .toList();
        Plan shown = bad.isEmpty() ? used.get(TIMES - 1) : bad.get(0);
        log.printf(
                "Plan of the %s%s:%n%s%n",
                what,
                shown.fault(PageQuestions.PAGE)
                        .map(fault -> " (BAD " + bad.size() + " times of " + TIMES + ": " + fault + ")")
                        .orElse(""),
                shown.nodes());
        return bad.size();
    }
}

package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryTask;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * How one side keeps its word, by the tasks that are promises with a due time.
 *
 * @param kept done in time
 * @param late done after it
 * @param broken not done though it was due
 */
public record Promises(List<HistoryTask> kept, List<HistoryTask> late, List<HistoryTask> broken) {
    public Promises {
        kept = List.copyOf(kept);
        late = List.copyOf(late);
        broken = List.copyOf(broken);
    }

    public static Promises of(CustomerHistory history, Speaker side) {
        Instant now = history.asOf();
        return new Promises(
                some(history, side, task -> done(task, now) && !doneLate(task)),
                some(history, side, task -> done(task, now) && doneLate(task)),
                some(
                        history,
                        side,
                        task -> !task.status().equals("cancelled")
                                && !done(task, now)
                                && task.dueAt().orElseThrow().isBefore(now)));
    }

    /** Whether anybody ever marked a task of this customer as done; otherwise what is open may well have been done. */
    public static boolean tracked(CustomerHistory history) {
        return history.tasks().stream()
                .anyMatch(task -> !task.createdAt().isAfter(history.asOf()) && done(task, history.asOf()));
    }

    /** How many fell due or were done. */
    public int count() {
        return kept.size() + late.size() + broken.size();
    }

    private static List<HistoryTask> some(CustomerHistory history, Speaker side, Predicate<HistoryTask> which) {
        return history.tasks().stream()
                // Long over when it was stored: nobody can have ticked it off.
                .filter(task -> !task.status().equals("past"))
                .filter(task -> task.dueAt().isPresent() && !task.createdAt().isAfter(history.asOf()))
                .filter(task -> task.promisedBy().filter(side::equals).isPresent())
                .filter(which)
                .toList();
    }

    private static boolean done(HistoryTask task, Instant now) {
        return task.doneAt()
                .map(time -> !time.isAfter(now))
                .orElse(task.status().equals("done"));
    }

    private static boolean doneLate(HistoryTask task) {
        return task.doneAt().flatMap(done -> task.dueAt().map(done::isAfter)).orElse(false);
    }
}

package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Promises;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.history.HistoryTask;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What we promised and did not do. */
final class OurWord {
    /** Where nobody ticks tasks off, only what fell due this lately is held against us. */
    private static final Duration UNTRACKED = Duration.ofDays(14);

    /** Tells what was done, not what will be: 我申请了才给到这个. */
    private static final List<String> NO_ACTION = List.of("了才", "才给到", "申请了", "已经", "给到这个");

    private OurWord() {}

    static Optional<Indicator> broken(CustomerStatistics statistics) {
        boolean tracked = Promises.tracked(statistics.history());
        Instant recent = statistics.conversation().asOf().minus(UNTRACKED);
        List<HistoryTask> broken = statistics.ourPromises().broken().stream()
                .filter(task -> tracked || task.dueAt().orElseThrow().isAfter(recent))
                .filter(task -> NO_ACTION.stream().noneMatch(task.title()::contains))
                .sorted(Comparator.comparing((HistoryTask task) -> task.dueAt().orElseThrow())
                        .thenComparing(HistoryTask::id))
                .toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        HistoryTask worst = broken.get(0);
        Instant due = worst.dueAt().orElseThrow();
        LocalDate day = statistics.conversation().day(due);
        return Optional.of(new Indicator(
                "答应的“" + worst.title() + "”" + Phrases.date(day) + "到期，已过"
                        + Duration.between(due, statistics.conversation().asOf())
                                .toDays() + "天未办"
                        + (broken.size() > 1 ? "；没兑现的共" + broken.size() + "件" : ""),
                Math.min(0.45, 0.15 + 0.1 * broken.size()),
                day,
                proofs(broken, statistics),
                List.of("今天办完“" + worst.title() + "”，办不到就先跟客户说明新日期")));
    }

    private static Proofs proofs(List<HistoryTask> broken, CustomerStatistics statistics) {
        Map<String, HistoryRecord> records = statistics.history().records().stream()
                .collect(
                        Collectors.toMap(record -> record.id().value(), Function.identity(), (first, second) -> first));
        return broken.stream()
                .flatMap(task -> task
                        .record()
                        .map(id -> records.get(id.value()))
                        .map(record -> Proofs.of(record, task.quote().orElse("")))
                        .stream())
                .reduce(Proofs.NONE, Proofs::and);
    }
}

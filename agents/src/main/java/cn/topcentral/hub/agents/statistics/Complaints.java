package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.history.HistoryTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a customer complained of, as cases: complaints that follow one another within two weeks. Oldest first. */
public record Complaints(List<Case> cases) {
    private static final Duration SAME_CASE = Duration.ofDays(14);

    /** A complaint nobody came back to for so long is over, if not forgiven. */
    private static final Duration FORGOTTEN = Duration.ofDays(60);

    private static final Duration REPEATED = Duration.ofDays(180);
    private static final List<String> SETTLED =
            List.of("解决了", "处理好了", "没问题了", "换好了", "恢复正常", "已经好了", "补货收到", "补发收到", "正常了", "可以结案", "满意");
    private static final List<String> UNSETTLED = List.of("没解决", "未解决", "还没", "不满意", "没有解决", "不正常");

    public Complaints {
        cases = List.copyOf(cases);
    }

    /**
     * A case.
     *
     * @param records the complaints, oldest first, at least one
     * @param answer our first word after the first complaint
     * @param settled when it was over: the customer said so, our tasks of it were done, or 60 days passed
     * @param repeats how many cases of the 180 days before were of the same topic or product
     */
    public record Case(
            List<HistoryRecord> records,
            Set<Topic> topics,
            Optional<HistoryRecord> answer,
            Optional<Instant> settled,
            int repeats) {
        public Case {
            records = List.copyOf(records);
            topics = Set.copyOf(topics);
        }

        public HistoryRecord first() {
            return records.get(0);
        }

        public HistoryRecord newest() {
            return records.get(records.size() - 1);
        }

        public boolean open() {
            return settled.isEmpty();
        }

        private Set<String> products() {
            return records.stream()
                    .flatMap(record -> record.analysis().stream())
                    .flatMap(analysis -> analysis.products().stream())
                    .collect(Collectors.toSet());
        }

        private boolean resembles(Case other) {
            return topics.stream().anyMatch(other.topics::contains)
                    || products().stream().anyMatch(other.products()::contains);
        }
    }

    public static Complaints of(CustomerHistory history, Conversation conversation) {
        List<List<HistoryRecord>> runs = new ArrayList<>();
        for (HistoryRecord record : conversation.theirs()) {
            if (about(record, IntentCategory.COMPLAINT) && Remarks.complains(record)) {
                Optional<HistoryRecord> before =
                        runs.isEmpty() ? Optional.empty() : Conversation.newest(runs.get(runs.size() - 1));
                if (before.filter(last -> !record.time().isAfter(last.time().plus(SAME_CASE)))
                        .isEmpty()) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(record);
            }
        }
        Map<String, List<HistoryTask>> tasks = history.tasks().stream()
                .filter(task -> task.record().isPresent())
                .collect(Collectors.groupingBy(
                        task -> task.record().orElseThrow().value()));
        Replies replies = new Replies(conversation);
        List<Case> cases = new ArrayList<>();
        for (List<HistoryRecord> run : runs) {
            Case plain = new Case(
                    run, topics(run), replies.answer(run.get(0)), settled(run, replies, tasks, conversation.asOf()), 0);
            int repeats = (int) cases.stream()
                    .filter(other ->
                            !other.newest().time().isBefore(plain.first().time().minus(REPEATED)))
                    .filter(plain::resembles)
                    .count();
            cases.add(new Case(run, plain.topics, plain.answer, plain.settled, repeats));
        }
        return new Complaints(cases);
    }

    public List<Case> open() {
        return cases.stream().filter(Case::open).toList();
    }

    /** The cases that began in a period. */
    public List<Case> begunIn(Period period) {
        return cases.stream()
                .filter(complaint -> period.contains(complaint.first().time()))
                .toList();
    }

    private static Optional<Instant> settled(
            List<HistoryRecord> run, Replies replies, Map<String, List<HistoryTask>> tasks, Instant asOf) {
        Instant last = run.get(run.size() - 1).time();
        Optional<Instant> said = replies.settled(last);
        Set<HistoryTask> ours = run.stream()
                .flatMap(record -> tasks.getOrDefault(record.id().value(), List.of()).stream())
                .filter(task -> !task.status().equals("cancelled"))
                .collect(Collectors.toSet());
        Optional<Instant> done =
                ours.isEmpty() || ours.stream().anyMatch(task -> task.doneAt().isEmpty())
                        ? Optional.empty()
                        : ours.stream().map(task -> task.doneAt().orElseThrow()).max(Comparator.naturalOrder());
        return said.or(() -> done.filter(time -> !time.isBefore(last) && !time.isAfter(asOf)))
                .or(() -> Optional.of(last.plus(FORGOTTEN)).filter(end -> !end.isAfter(asOf)));
    }

    private static Set<Topic> topics(List<HistoryRecord> run) {
        Set<Topic> topics = new TreeSet<>();
        run.forEach(record -> topics.addAll(Topic.in(record.content()).keySet()));
        return topics;
    }

    private static boolean about(HistoryRecord record, IntentCategory intent) {
        return record.analysis().filter(analysis -> analysis.intent() == intent).isPresent();
    }

    /** What was said after a complaint, found by time. */
    private static final class Replies {
        private final List<HistoryRecord> byUs;
        private final List<HistoryRecord> peace;

        Replies(Conversation conversation) {
            this.byUs = conversation.records().stream()
                    .filter(record -> Conversation.weBegan(record) || Conversation.talk(record))
                    .toList();
            this.peace = conversation.theirs().stream().filter(Replies::settles).toList();
        }

        Optional<HistoryRecord> answer(HistoryRecord complaint) {
            // A complaint made in a talk was heard in it.
            return Conversation.talk(complaint) ? Optional.of(complaint) : after(byUs, complaint.time());
        }

        Optional<Instant> settled(Instant last) {
            return after(peace, last).map(HistoryRecord::time).filter(time -> !time.isAfter(last.plus(FORGOTTEN)));
        }

        private static boolean settles(HistoryRecord record) {
            boolean calm = record.analysis()
                    .filter(analysis -> analysis.sentiment() != SentimentClass.NEGATIVE
                            && analysis.intent() != IntentCategory.COMPLAINT)
                    .isPresent();
            return calm
                    && SETTLED.stream().anyMatch(record.content()::contains)
                    && UNSETTLED.stream().noneMatch(record.content()::contains);
        }

        /** By halves, because a history may hold thousands of both. */
        private static Optional<HistoryRecord> after(List<HistoryRecord> sorted, Instant time) {
            int low = 0;
            int high = sorted.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted.get(middle).time().isAfter(time)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low < sorted.size() ? Optional.of(sorted.get(low)) : Optional.empty();
        }
    }
}

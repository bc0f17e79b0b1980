package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who lets whom wait. A turn is what one side writes in a thread until the other side writes there; its first message that wants an answer
 * waits for the other side's first. Calls, meetings and visits are answers in themselves: they end every wait and are not counted.
 *
 * @param ours our answers to them
 * @param theirs their answers to us
 * @param waiting what they wrote that wants an answer and has none, oldest first
 * @param ignored what we wrote since they last wrote or spoke, oldest first
 */
public record Answers(
        List<Answer> ours, List<Answer> theirs, List<HistoryRecord> waiting, List<HistoryRecord> ignored) {
    /** What comes later belongs to something else. */
    private static final Duration LATEST = Duration.ofDays(14);

    /** A word from us on another channel so soon after is taken for the answer: better to miss a wait than to claim one. */
    private static final Duration ELSEWHERE = Duration.ofDays(2);

    private static final List<String> ASKING = List.of("?", "？", "吗", "请", "麻烦", "尽快", "什么时候", "多少");

    public Answers {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
        waiting = List.copyOf(waiting);
        ignored = List.copyOf(ignored);
    }

    /**
     * A message and its answer.
     *
     * @param worked the working time between them
     */
    public record Answer(HistoryRecord question, HistoryRecord answer, Duration worked) {}

    public static Answers of(Conversation conversation, WorkingHours hours) {
        List<Answer> ours = new ArrayList<>();
        List<Answer> theirs = new ArrayList<>();
        Map<String, Turn> turns = new HashMap<>();
        Map<String, HistoryRecord> asked = new HashMap<>();
        TreeSet<Instant> saidByUs = new TreeSet<>();
        Instant lastTalk = Instant.MIN;
        for (HistoryRecord record : conversation.records()) {
            if (Conversation.talk(record)) {
                lastTalk = record.time();
            } else if (Conversation.customerBegan(record) || Conversation.weBegan(record)) {
                boolean byUs = Conversation.weBegan(record);
                String thread = thread(record);
                Turn turn = turns.get(thread);
                if (turn == null || turn.byUs() != byUs || turn.began().isBefore(lastTalk)) {
                    answer(turn, record, lastTalk, hours, conversation.zone())
                            .ifPresent(byUs ? ours::add : theirs::add);
                    turns.put(thread, new Turn(byUs, record.time(), question(record)));
                } else if (turn.question().isEmpty()) {
                    turns.put(thread, new Turn(byUs, turn.began(), question(record)));
                }
                if (byUs) {
                    saidByUs.add(record.time());
                    asked.remove(thread);
                } else if (wantsAnswer(record)) {
                    asked.putIfAbsent(thread, record);
                }
            }
        }
        Instant talk = lastTalk;
        return new Answers(
                ours,
                theirs,
                asked.values().stream()
                        .filter(question -> question.time().isAfter(talk))
                        .filter(question -> Optional.ofNullable(saidByUs.higher(question.time()))
                                .filter(said -> !said.isAfter(question.time().plus(ELSEWHERE)))
                                .isEmpty())
                        .sorted(Comparator.comparing(HistoryRecord::time)
                                .thenComparing(question -> question.id().value()))
                        .toList(),
                ignored(conversation));
    }

    /**
     * What one side writes until the other does.
     *
     * @param question the first message that wants an answer; what wants none is not waited for
     */
    private record Turn(boolean byUs, Instant began, Optional<HistoryRecord> question) {}

    private static Optional<HistoryRecord> question(HistoryRecord record) {
        return Optional.of(record).filter(Answers::wantsAnswer);
    }

    private static Optional<Answer> answer(
            @Nullable Turn turn, HistoryRecord record, Instant lastTalk, WorkingHours hours, ZoneId zone) {
        if (turn == null
                || turn.byUs() == Conversation.weBegan(record)
                || turn.began().isBefore(lastTalk)) {
            return Optional.empty();
        }
        return turn.question()
                .filter(question -> !record.time().isAfter(question.time().plus(LATEST)))
                .map(question -> new Answer(question, record, hours.between(question.time(), record.time(), zone)));
    }

    /** The working hours that answers took. */
    public static Spread hours(List<Answer> answers) {
        return Spread.of(answers.stream()
                .mapToDouble(answer -> answer.worked().toSeconds() / 3600.0)
                .toArray());
    }

    /** Whether leaving it unanswered would be noticed: thanks and acknowledgements need none. */
    static boolean wantsAnswer(HistoryRecord record) {
        return record.analysis().map(Answers::isBusiness).orElse(false)
                || ASKING.stream().anyMatch(record.content()::contains);
    }

    private static boolean isBusiness(RecordAnalysis analysis) {
        return !analysis.followUps().isEmpty()
                || analysis.urgency() != UrgencyLevel.LOW
                || analysis.intent() == IntentCategory.COMPLAINT
                || analysis.intent() == IntentCategory.INQUIRY;
    }

    private static List<HistoryRecord> ignored(Conversation conversation) {
        Instant lastWord = Conversation.newest(conversation.theirs())
                .map(HistoryRecord::time)
                .orElse(Instant.MIN);
        return conversation.records().stream()
                .filter(record -> Conversation.weBegan(record) && record.time().isAfter(lastWord))
                .toList();
    }

    private static String thread(HistoryRecord record) {
        return record.threadId().orElse(record.type().code());
    }
}

package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the records in which buying was the matter, by family of material. */
final class Touches {
    /** What a customer asks for without naming a material. */
    static final Grade UNNAMED = new Grade("", "");

    private static final Duration SAME_THREAD = Duration.ofDays(45);
    private static final Duration SAME_TALK = Duration.ofDays(7);
    private static final Pattern ASKING =
            Pattern.compile("报价|价格|单价|多少钱|什么价|询价|有货|有没有货|样品|起订|MOQ|quote|price", Pattern.CASE_INSENSITIVE);
    private static final Set<IntentCategory> BUYING =
            Set.of(IntentCategory.INQUIRY, IntentCategory.ORDER, IntentCategory.COOPERATION, IntentCategory.TECHNICAL);

    private final Sayings sayings;
    private final Grades grades;
    private final Map<String, Named> lastInThread = new HashMap<>();
    private Optional<Named> last = Optional.empty();
    private final Map<String, List<Touch>> byFamily = new TreeMap<>();

    private record Named(Grade grade, Instant time) {}

    private Touches(Sayings sayings, Grades grades) {
        this.sayings = sayings;
        this.grades = grades;
    }

    /** The touches of each family, oldest first. */
    static Map<String, List<Touch>> byFamily(Conversation conversation, Sayings sayings, Grades grades) {
        Touches touches = new Touches(sayings, grades);
        conversation.records().forEach(touches::add);
        return touches.byFamily;
    }

    /** The touches in which nothing was named, as touches of the grade that was meant. */
    static Map<String, List<Touch>> named(Map<String, List<Touch>> touches, Grade meant) {
        List<Touch> unnamed = touches.getOrDefault(UNNAMED.family(), List.of());
        if (unnamed.isEmpty()) {
            return touches;
        }
        Map<String, List<Touch>> named = new TreeMap<>(touches);
        named.remove(UNNAMED.family());
        named.put(
                meant.family(),
                Stream.concat(
                                touches.getOrDefault(meant.family(), List.of()).stream(),
                                unnamed.stream()
                                        .map(touch -> new Touch(
                                                touch.record(), meant, touch.main(), touch.stage(), touch.theirs())))
                        .sorted(Comparator.comparing(Touch::time))
                        .toList());
        return named;
    }

    private void add(HistoryRecord record) {
        List<Grade> named = named(record);
        if (mayBeBuying(record)) {
            addTouches(record, named);
        }
        if (!named.isEmpty()) {
            Named here = new Named(named.get(0), record.time());
            record.threadId().ifPresent(thread -> lastInThread.put(thread, here));
            last = Optional.of(here);
        }
    }

    private void addTouches(HistoryRecord record, List<Grade> named) {
        Stages stages = new Stages(record.content(), grades);
        if (isBuying(record, stages)) {
            List<Grade> meant = named.isEmpty() ? inherited(record) : named;
            for (int i = 0; i < meant.size(); i++) {
                Grade grade = meant.get(i);
                boolean main = i == 0 || grade.family().equals(meant.get(0).family());
                Stage said = stages.of(grade.family(), main);
                Stage stage = main && ordered(record, stages) ? said.furthest(Stage.SMALL_ORDER) : said;
                byFamily.computeIfAbsent(grade.family(), family -> new ArrayList<>())
                        .add(new Touch(record, grade, main, stage, isTheirs(record, grade, main)));
            }
        }
    }

    private List<Grade> named(HistoryRecord record) {
        // The subject of a mail says what it is about; its text often does not name it again.
        List<Grade> subject = record.subject().map(grades::in).orElse(List.of());
        List<Grade> analysed = Stream.concat(
                        subject.stream(),
                        record.analysis().map(RecordAnalysis::products).orElse(List.of()).stream()
                                .flatMap(product -> grades.of(product).stream()))
                .distinct()
                .toList();
        return analysed.isEmpty() ? grades.in(record.content()) : analysed;
    }

    /** Who writes 再报个价 means what was spoken of last. */
    private List<Grade> inherited(HistoryRecord record) {
        Optional<Named> thread = record.threadId()
                .flatMap(id -> Optional.ofNullable(lastInThread.get(id)))
                .filter(before -> !before.time().plus(SAME_THREAD).isBefore(record.time()));
        Optional<Grade> meant = thread.or(() ->
                        last.filter(before -> !before.time().plus(SAME_TALK).isBefore(record.time())))
                .map(Named::grade);
        boolean asks = record.analysis()
                .filter(analysis -> analysis.intent() == IntentCategory.INQUIRY)
                .isPresent();
        return meant.map(List::of).orElse(asks ? List.of(UNNAMED) : List.of());
    }

    /** What only we mentioned in a talk is no need of theirs. */
    private boolean isTheirs(HistoryRecord record, Grade grade, boolean main) {
        return sayings.in(record).stream()
                .anyMatch(saying -> main || grades.familiesIn(saying.text()).contains(grade.family()));
    }

    private static boolean mayBeBuying(HistoryRecord record) {
        return record.analysis()
                .map(analysis -> BUYING.contains(analysis.intent()) || analysis.intent() == IntentCategory.OTHER)
                .orElse(true);
    }

    private static boolean isBuying(HistoryRecord record, Stages stages) {
        return record.analysis()
                .map(analysis -> BUYING.contains(analysis.intent()) || stages.any() || stages.foresees())
                .orElseGet(
                        () -> stages.any() || ASKING.matcher(record.content()).find());
    }

    /** Who promises to buy after the trial has not ordered yet. */
    private static boolean ordered(HistoryRecord record, Stages stages) {
        return record.analysis()
                .filter(analysis -> Ordering.confirmed(record, analysis) && !stages.foresees())
                .isPresent();
    }
}

package cn.topcentral.hub.agents.local.coordination;

import cn.topcentral.hub.agents.coordination.Coordination.Action;
import cn.topcentral.hub.agents.coordination.Coordination.ActionPlan;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.local.words.DuePromises;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes one plan of what the agents recommend: each thing once, the most urgent and valuable first, each with who and until when. */
final class ActionPlanner {
    /** The first recommendations of a finding are its best; a plan of all of them is read by nobody. */
    private static final int PER_FINDING = 2;

    private static final int OPPORTUNITIES = 3;

    /** As much as somebody does: today, this week, this month. */
    private static final int MOST_AT_ONCE = 5;

    private static final int MOST_SOON = 7;
    private static final int MOST_LATER = 5;

    private static final int OVERDUE_PROMISES = 3;

    /** What A12 and A14 make of a promise. */
    private static final Pattern KEEP_PROMISE = Pattern.compile("^先兑现承诺：(.+)$|办完“([^”]+)”");

    /** Working days from today: tomorrow leaves time to prepare, five are a week, twenty a month. */
    private static final int SOON = 1;

    private static final int WEEK = 5;
    private static final int MONTH = 20;

    private static final List<String> URGENCY = List.of("high", "medium", "low");
    private static final List<String> AT_ONCE = List.of("立即", "马上", "今天", "今日", "尽快");
    private static final List<String> THIS_WEEK = List.of("本周", "这周", "明天", "明日", "三天内", "3天内", "一周内", "下周一");

    private static final Comparator<Action> ORDER = Comparator.comparing((Action action) -> rank(action.urgency()))
            .thenComparing(action -> action.value().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(Action::due);

    private final Workdays workdays;

    ActionPlanner(Workdays workdays) {
        this.workdays = workdays;
    }

    ActionPlan plan(CustomerHistory history, CustomerFindings findings) {
        LocalDate today = workdays.from(history.asOf().atZone(history.zone()).toLocalDate());
        Draft draft = new Draft(today, workdays, history.customer().owner());
        tasks(history, draft);
        findings.risks().map(Finding::result).ifPresent(risks -> risks.riskAlerts()
                .forEach(alert -> {
                    Optional<String> owner =
                            alert.escalationRequired() ? alert.escalationTo().or(draft::rep) : draft.rep();
                    alert.recommendedActions().stream()
                            .limit(PER_FINDING)
                            .forEach(action -> draft.add(
                                    action,
                                    owner,
                                    alert.riskLevel(),
                                    Optional.empty(),
                                    alert.indicators().stream().findFirst().orElse(alert.expectedImpact()),
                                    "A14 " + alert.alertId()));
                }));
        findings.opportunities().map(Finding::result).ifPresent(found -> found.opportunities().stream()
                .limit(OPPORTUNITIES)
                .forEach(chance -> chance.recommendedActions().stream()
                        .limit(PER_FINDING)
                        .forEach(action -> draft.add(
                                action,
                                draft.rep(),
                                chance.urgency(),
                                chance.estimatedValue(),
                                chance.description(),
                                "A12 " + chance.id()))));
        findings.advice().map(Finding::result).ifPresent(advice -> {
            advice.contentSuggestions()
                    .forEach(content -> draft.add(
                            content.channel() + "：" + content.topic(),
                            draft.rep(),
                            urgency(content.timing()),
                            Optional.empty(),
                            content.type() + "，" + content.timing(),
                            "A13"));
            List<String> remedies = advice.retentionPlan().retentionActions();
            List<String> signals = advice.retentionPlan().riskSignals();
            for (int i = 0; i < remedies.size(); i++) {
                // Each signal has its answer at the same place; what comes after them answers none.
                String reason = i < signals.size() ? signals.get(i) : "客户维护";
                draft.add(remedies.get(i), draft.rep(), "low", Optional.empty(), reason, "A13");
            }
            advice.campaignIdeas()
                    .forEach(idea -> draft.add(
                            idea.name() + "：" + idea.offer(),
                            draft.rep(),
                            "low",
                            Optional.empty(),
                            idea.target(),
                            "A13"));
        });
        findings.insight().map(Finding::result).ifPresent(insight -> insight.risks()
                .forEach(risk ->
                        draft.add(risk.mitigation(), draft.rep(), risk.level(), Optional.empty(), risk.type(), "A11")));
        return draft.plan();
    }

    /** A promise that is due today or was due lately is kept first, whatever else there is; of those overdue the last ones. */
    private void tasks(CustomerHistory history, Draft draft) {
        List<HistoryTask> open = history.tasks().stream()
                .filter(task -> task.status().equals("open") && DuePromises.isAction(task.title()))
                .filter(task -> task.dueAt().isPresent())
                .sorted(Comparator.comparing((HistoryTask task) -> task.dueAt().orElse(Instant.MIN))
                        .reversed()
                        .thenComparing(HistoryTask::id))
                .toList();
        List<HistoryTask> kept = Stream.concat(
                        open.stream()
                                .filter(task -> DuePromises.isRecentlyOverdue(task, history.asOf()))
                                .limit(OVERDUE_PROMISES),
                        open.stream().filter(task -> task.dueAt()
                                .filter(due -> !due.isBefore(history.asOf()))
                                .isPresent()))
                .toList();
        for (HistoryTask task : kept) {
            Optional<LocalDate> due =
                    task.dueAt().map(at -> at.atZone(history.zone()).toLocalDate());
            boolean theirs = task.promisedBy().filter(Speaker.CUSTOMER::equals).isPresent();
            String reason =
                    (theirs ? "客户答应 " : "我方答应 ") + due.get() + (due.get().isBefore(draft.today()) ? "，已逾期" : "");
            draft.addDue(
                    theirs ? "催客户：" + task.title() : task.title(),
                    task.assignedTo().or(draft::rep),
                    due.get(),
                    reason,
                    "task " + task.id());
        }
    }

    /** What the words say: 今天办完 is for today, whatever the level of the finding it comes from. */
    private static String urgency(String timing) {
        if (AT_ONCE.stream().anyMatch(timing::contains)) {
            return "high";
        }
        return THIS_WEEK.stream().anyMatch(timing::contains) ? "medium" : "low";
    }

    private static int rank(String urgency) {
        int rank = URGENCY.indexOf(urgency);
        return rank < 0 ? URGENCY.size() : rank;
    }

    /** The plan while it is made; of two that say the same the more urgent stays. */
    private record Draft(LocalDate today, Workdays workdays, Optional<String> rep, List<Action> actions) {
        Draft(LocalDate today, Workdays workdays, Optional<String> rep) {
            this(today, workdays, rep, new ArrayList<>());
        }

        void add(
                String action,
                Optional<String> owner,
                String urgency,
                Optional<BigDecimal> value,
                String reason,
                String source) {
            String pressing = rank(urgency(action)) < rank(urgency) ? urgency(action) : urgency;
            LocalDate due =
                    switch (pressing) {
                        case "high" -> source.startsWith("A12") ? workdays.plus(today, SOON) : today;
                        case "medium" -> workdays.plus(today, WEEK);
                        default -> workdays.plus(today, MONTH);
                    };
            put(new Action(action, owner, due, pressing, value, reason, source));
        }

        /** A day off is no day to do it; it is done on the last working day before, or today. */
        void addDue(String action, Optional<String> owner, LocalDate due, String reason, String source) {
            LocalDate worked = workdays.works(due) ? due : workdays.plus(due, -1);
            LocalDate day = worked.isBefore(today) ? today : worked;
            String urgency = day.equals(today) ? "high" : day.isAfter(workdays.plus(today, WEEK)) ? "low" : "medium";
            put(new Action(action, owner, day, urgency, Optional.empty(), reason, source));
        }

        private void put(Action action) {
            if (action.action().isBlank() || asksForNothing(action.action())) {
                return;
            }
            for (int i = 0; i < actions.size(); i++) {
                if (SameAction.same(actions.get(i).action(), action.action())) {
                    actions.set(i, ORDER.compare(action, actions.get(i)) < 0 ? action : actions.get(i));
                    return;
                }
            }
            actions.add(action);
        }

        /** A promise that does not say what to do cannot be kept. */
        private static boolean asksForNothing(String action) {
            Matcher promise = KEEP_PROMISE.matcher(action);
            return promise.find()
                    && !DuePromises.isAction(
                            Optional.ofNullable(promise.group(1)).orElseGet(() -> promise.group(2)));
        }

        /** By day: what is due on the first working day from now on, within a week of working days, and later. */
        ActionPlan plan() {
            LocalDate week = workdays.plus(today, WEEK);
            List<Action> sorted = actions.stream().sorted(ORDER).toList();
            return new ActionPlan(
                    sorted.stream()
                            .filter(action -> !action.due().isAfter(today))
                            .limit(MOST_AT_ONCE)
                            .toList(),
                    sorted.stream()
                            .filter(action ->
                                    action.due().isAfter(today) && !action.due().isAfter(week))
                            .limit(MOST_SOON)
                            .toList(),
                    sorted.stream()
                            .filter(action -> action.due().isAfter(week))
                            .limit(MOST_LATER)
                            .toList());
        }
    }
}

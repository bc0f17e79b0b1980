package cn.topcentral.hub.bot.report.section;

import static cn.topcentral.hub.bot.report.section.SectionWords.line;
import static cn.topcentral.hub.bot.report.section.SectionWords.notes;

import cn.topcentral.hub.agents.coordination.Coordination.Action;
import cn.topcentral.hub.agents.coordination.Coordination.ActionPlan;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.page.report.Section.Claim;
import cn.topcentral.hub.templates.page.report.Section.Group;
import cn.topcentral.hub.templates.page.report.Section.Note;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** 📋 五、行动清单: what A16 plans, the most urgent first, each with when and who. */
final class PlanSection {
    private static final int WEEK = 7;

    private PlanSection() {}

    /** Everything to do, in the order of the list. */
    static List<Action> actions(ActionPlan plan) {
        return Stream.of(plan.immediate(), plan.shortTerm(), plan.longTerm())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * @param day the plan was made on
     * @param person what a userid is called
     * @param task where the action of this place can be made a task
     */
    static Section of(ActionPlan plan, LocalDate day, Function<String, String> person, IntFunction<URI> task) {
        List<Action> actions = actions(plan);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            claims.add(new Claim(
                    pressing(action, day),
                    pressing(action, day).equals("紧急")
                            ? "urgent"
                            : action.urgency().equals("high") ? "bad" : "plain",
                    line(action.action()) + "（" + when(action.due(), day) + "）",
                    notes(
                            new Note("负责人", action.owner().map(person).orElse("")),
                            new Note("原因", line(action.reason())),
                            new Note(
                                    "涉及金额",
                                    action.value().map(SectionWords::money).orElse(""))),
                    List.of(),
                    Optional.of(task.apply(i))));
        }
        return Section.of(
                "plan", "📋", "五、行动清单", List.of(new Group("", "plain", true, claims)), "没有要做的事：没有到期的承诺，各项分析也没有提出行动。");
    }

    private static String pressing(Action action, LocalDate day) {
        return switch (action.urgency()) {
            case "high" -> action.due().isAfter(day) ? "高" : "紧急";
            case "medium" -> "中";
            default -> "低";
        };
    }

    /** As seen from the day of the report: 今天, 明天, 本周内 6月18日, 7月15日前. */
    private static String when(LocalDate due, LocalDate day) {
        long ahead = ChronoUnit.DAYS.between(day, due);
        String date = due.getMonthValue() + "月" + due.getDayOfMonth() + "日";
        if (ahead <= 0) {
            return "今天";
        } else if (ahead == 1) {
            return "明天，" + date;
        }
        return ahead <= WEEK ? "一周内，" + date : date + "前";
    }
}

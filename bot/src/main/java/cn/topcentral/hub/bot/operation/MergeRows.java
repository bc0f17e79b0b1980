package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.storage.customer.MergePlan;
import cn.topcentral.hub.templates.operation.Question;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a merge or a split moves, as rows. */
final class MergeRows {
    private static final int NAMES = 3;

    private MergeRows() {}

    static List<Question.Row> of(MergePlan plan) {
        List<Question.Row> rows = new ArrayList<>();
        rows.add(new Question.Row(
                "记录",
                plan.recordCount() + " 条"
                        + plan.records().entrySet().stream()
                                .filter(count -> count.getValue() > 0)
                                .map(count -> " " + count.getKey().icon() + count.getValue())
                                .collect(Collectors.joining())));
        plan.first()
                .ifPresent(first -> rows.add(new Question.Row(
                        "时间", day(first) + " 到 " + day(plan.last().orElse(first)))));
        rows.add(new Question.Row(
                "名称",
                plan.names().stream().limit(NAMES).collect(Collectors.joining("、"))
                        + (plan.names().size() > NAMES ? " 等" + plan.names().size() + "个" : "")));
        rows.add(new Question.Row("联系方式", plan.contactPoints().size() + " 个"));
        rows.add(new Question.Row("订单待办", plan.orders() + " 个订单，" + plan.openTasks() + " 项待办"));
        return rows;
    }

    private static String day(Instant time) {
        LocalDate day = ChineseTime.date(time);
        return day.getYear() + "-" + day.getMonthValue() + "-" + day.getDayOfMonth();
    }
}

package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.report.CustomerActivity;
import cn.topcentral.hub.storage.report.InsightLine;
import cn.topcentral.hub.storage.report.RecordFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to do differently next month: each rule follows from a figure of the report and names whom it is about. */
final class MonthlyAdvice {
    private static final int NAMES = 5;

    /** More than one in ten left waiting is seen by customers. */
    private static final double WAITING = 0.1;

    private final Scene scene;
    private final List<CustomerActivity> silent;
    private final SatisfactionSection satisfaction;

    MonthlyAdvice(Scene scene, List<CustomerActivity> silent, SatisfactionSection satisfaction) {
        this.scene = scene;
        this.silent = silent;
        this.satisfaction = satisfaction;
    }

    void write() {
        List<String> advice = new ArrayList<>();
        if (!silent.isEmpty()) {
            advice.add("唤回沉默客户：第一周内各打一个电话，先打 "
                    + names(silent.stream().map(CustomerActivity::name).toList()) + "。");
        }
        int questions = scene.facts().questions().size();
        int waiting = scene.waiting().size();
        if (waiting > questions * WAITING) {
            advice.add("补回复：" + waiting + " 次来讯没有回（占 " + Words.percent(waiting, questions) + "），指定值班人当天清零，当日来讯当日回。");
        }
        RecordFilter complaints = scene.all().with(IntentCategory.COMPLAINT);
        if (scene.facts().activity().count(complaints) > 0) {
            advice.add("投诉闭环：本月投诉 " + scene.facts().activity().count(complaints) + " 条，逐条给出原因和整改日期，涉及 "
                    + names(scene.active().stream()
                            .filter(customer -> customer.complaints() > 0)
                            .map(CustomerActivity::name)
                            .toList())
                    + "。");
        }
        if (satisfaction.trend().equals("下降")) {
            advice.add("满意度在降：销售主管回访消极记录最多的客户 "
                    + names(scene.active().stream()
                            .filter(customer -> customer.negative() > 0)
                            .sorted((a, b) -> Long.compare(b.negative(), a.negative()))
                            .map(CustomerActivity::name)
                            .toList())
                    + "。");
        }
        early().ifPresent(advice::add);
        if (advice.isEmpty()) {
            advice.add("回复、投诉、满意度都没有异常：保持节奏，把精力放在下面的商机上。");
        }
        scene.sheet().numbered(advice);
    }

    private Optional<String> early() {
        List<InsightLine> early = scene.facts()
                .insights(InsightType.OPPORTUNITY)
                .filter(chance -> chance.stage()
                        .filter(stage -> stage.equals("询价") || stage.equals("样品"))
                        .isPresent())
                .toList();
        return early.isEmpty()
                ? Optional.empty()
                : Optional.of("推进早期商机：" + early.size() + " 个还在询价或样品阶段，下月把 "
                        + names(early.stream()
                                .map(InsightLine::customerName)
                                .distinct()
                                .toList()) + " 推到试模。");
    }

    private static String names(List<String> customers) {
        return customers.stream()
                        .limit(NAMES)
                        .map(name -> Words.plain(name, 20))
                        .collect(Collectors.joining("、"))
                + (customers.size() > NAMES ? " 等 " + customers.size() + " 家" : "");
    }
}

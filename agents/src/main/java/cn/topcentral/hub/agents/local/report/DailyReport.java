package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.report.InsightLine;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.time.LocalDate;
import java.util.List;

/** The daily report (seed 4.7), read at nine on the morning after. */
final class DailyReport {
    private final Scene scene;
    private final Sheet sheet;
    private final List<LocalDate> comparedDays;

    DailyReport(Scene scene, List<LocalDate> comparedDays) {
        this.scene = scene;
        this.sheet = scene.sheet();
        this.comparedDays = comparedDays;
    }

    void write() {
        LocalDate day = scene.period().first();
        LocalDate next = scene.workdays().plus(day, 1);
        AttentionSection attention = new AttentionSection(scene);
        TaskSection tasks = new TaskSection(scene);
        Comparison comparison =
                Comparison.withWorkdays(comparedDays, scene.facts().activity());
        long records = scene.facts().activity().count(scene.all());
        sheet.paragraph("截至 " + Words.stamp(scene.asOf(), scene.zone()) + "　**先看：** 沟通 "
                + scene.records("records", "合计", scene.all()) + " 条（日均 "
                + Words.mean(comparison.before().apply(scene.all())) + "），" + attention.counts() + "，逾期待办 "
                + tasks.count(TaskSection.OVERDUE, "近30天逾期待办") + "。");

        sheet.heading("今日沟通统计 · " + Words.dayOfWeek(day));
        if (records == 0) {
            nothing(day);
        } else {
            new ActivitySection(scene, comparison).write();
        }
        sheet.heading("重要事项摘要");
        boolean any = attention.write();
        any |= insights("新商机", "opportunities-new", "新增商机", InsightType.OPPORTUNITY);
        any |= insights("新风险", "risks-new", "新增风险", InsightType.RISK);
        if (!any) {
            sheet.paragraph("没有高紧急、投诉、未回复的消息，也没有新的商机和风险。");
        }
        sheet.heading("待办事项提醒");
        tasks.write("到" + Words.day(next) + "止");
        sheet.heading("明日计划建议 · " + Words.dayOfWeek(next));
        new Plan(scene).questions().headlines().tasks().risks().write();
    }

    private void nothing(LocalDate day) {
        sheet.paragraph(
                scene.workdays().works(day)
                        ? Words.day(day) + "没有沟通记录。工作日一条都没有不正常：请管理员看各渠道的接入状态；电话和拜访请同事今天补录。"
                        : Words.day(day) + "没有沟通记录（休息日）。");
    }

    private boolean insights(String heading, String id, String label, InsightType type) {
        List<InsightLine> found = scene.found(type);
        if (found.isEmpty()) {
            return false;
        }
        sheet.subheading(heading + "（"
                + sheet.listed(
                        id, label, type == InsightType.RISK ? "条" : "个", Kind.INSIGHT, OpportunitySection.ids(found))
                + "）");
        sheet.list(Scene.first(found.stream()
                .map(insight -> Scene.customer(insight.customerName()) + " · " + Words.plain(insight.title(), 60)
                        + insight.value()
                                .map(value -> " · " + Words.money(value))
                                .orElse("") + " · 负责人 "
                        + scene.person(insight.owner()))
                .toList()));
        return true;
    }
}

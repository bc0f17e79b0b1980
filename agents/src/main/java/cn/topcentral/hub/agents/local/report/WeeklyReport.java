package cn.topcentral.hub.agents.local.report;

/** The weekly report (seed 4.7), read on Monday morning. */
final class WeeklyReport {
    /** So many weeks before the week show what is usual for a customer. */
    static final int EARLIER_WEEKS = 4;

    private final Scene scene;
    private final Sheet sheet;

    WeeklyReport(Scene scene) {
        this.scene = scene;
        this.sheet = scene.sheet();
    }

    void write() {
        AttentionSection attention = new AttentionSection(scene);
        TaskSection tasks = new TaskSection(scene);
        Comparison comparison =
                Comparison.with(scene.period().previous(), "上周", scene.facts().activity());
        long records = scene.facts().activity().count(scene.all());
        sheet.paragraph("截至 " + Words.stamp(scene.asOf(), scene.zone()) + "　**先看：** 沟通 "
                + scene.records("records", "合计", scene.all()) + " 条（上周 "
                + Words.mean(comparison.before().apply(scene.all())) + "，"
                + Words.change((double) records, comparison.before().apply(scene.all())) + "），" + attention.counts()
                + "，逾期待办 " + tasks.count(TaskSection.OVERDUE, "近30天逾期待办") + "。");

        sheet.heading("本周沟通概览");
        if (records == 0) {
            sheet.paragraph("本周没有沟通记录。请管理员看各渠道的接入状态；电话和拜访请同事补录。");
        } else {
            new ActivitySection(scene, comparison).write();
            attention.write();
        }
        sheet.heading("客户活跃度分析");
        CustomerSection customers = new CustomerSection(scene, "前" + EARLIER_WEEKS + "周周均", EARLIER_WEEKS);
        customers.lively();
        customers.writeSilent();
        sheet.heading("商机进展跟踪");
        new OpportunitySection(scene).write();
        sheet.heading("风险预警汇总");
        new RiskSection(scene).write();
        sheet.heading("下周行动计划");
        tasks.write("到" + Words.day(scene.period().last().plusWeeks(1)) + "止");
        new Plan(scene).questions().risks().tasks().opportunities().headlines().write();
    }
}

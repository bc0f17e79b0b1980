package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.local.words.DuePromises;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.RowsBehind;
import cn.topcentral.hub.storage.report.TaskFilter;
import cn.topcentral.hub.storage.report.TaskFilter.State;
import cn.topcentral.hub.storage.report.TaskLine;
import cn.topcentral.hub.storage.report.TaskList;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is to be done, and what both sides promised (承诺账本). */
final class TaskSection {
    static final String OVERDUE = "overdue";
    static final String OLDER = "overdue-long";
    static final String DUE = "due";
    static final String DONE = "done";
    static final String OURS = "promised-by-us";
    static final String THEIRS = "promised-by-customer";

    private final Scene scene;
    private final Sheet sheet;

    TaskSection(Scene scene) {
        this.scene = scene;
        this.sheet = scene.sheet();
    }

    /** The lists it needs. */
    static Map<String, TaskFilter> filters(Instant from, Instant to, Instant asOf, Instant dueUntil) {
        return Map.of(
                OVERDUE, TaskFilter.of(State.DUE, asOf.minus(DuePromises.RECENT), asOf, asOf),
                OLDER, TaskFilter.overdue(asOf.minus(DuePromises.RECENT)),
                DUE, TaskFilter.of(State.DUE, asOf, dueUntil, asOf),
                DONE, TaskFilter.of(State.DONE, from, to, asOf),
                OURS, TaskFilter.of(State.MADE, from, to, asOf).promisedBy(Speaker.SELLER),
                THEIRS, TaskFilter.of(State.MADE, from, to, asOf).promisedBy(Speaker.CUSTOMER));
    }

    String count(String name, String label) {
        TaskList list = list(name);
        return sheet.figure(
                Figure.count("tasks-" + name, label, list.total(), "项", new RowsBehind.Tasks(list.filter())));
    }

    TaskList list(String name) {
        TaskList list = scene.facts().tasks().get(name);
        if (list == null) {
            throw new IllegalStateException("The tasks '" + name + "' were not asked for");
        }
        return list;
    }

    /** @param dueWords until when what is due is to be done */
    void write(String dueWords) {
        String older = list(OLDER).total() == 0 ? "" : "（更早的还有 " + count(OLDER, "逾期超过30天的待办") + " 项，请核对后关闭）";
        sheet.paragraph("近30天逾期 " + count(OVERDUE, "近30天逾期待办") + " 项" + older + "，" + dueWords + "到期 "
                + count(DUE, "即将到期待办") + " 项，期内完成 "
                + count(DONE, "期内完成待办") + " 项；新增承诺：我方 " + count(OURS, "我方新承诺") + " 项，客户 "
                + count(THEIRS, "客户新承诺") + " 项。");
        table("近30天逾期", list(OVERDUE));
        table(dueWords + "到期", list(DUE));
    }

    private void table(String heading, TaskList list) {
        if (list.total() == 0) {
            return;
        }
        List<List<String>> rows = list.first().stream()
                .filter(task -> DuePromises.isAction(task.title()))
                .limit(Scene.LINES)
                .map(task -> List.of(
                        task.dueAt()
                                .map(due -> Words.shortStamp(due, scene.zone()))
                                .orElse("未定"),
                        Words.plain(task.customerName().orElse("—"), 20),
                        title(task),
                        scene.person(task.assignedTo())))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        sheet.subheading(heading);
        sheet.table(List.of("到期", "客户", "事项", "负责人"), 4, rows);
        if (list.total() > rows.size()) {
            sheet.paragraph("另有 " + (list.total() - rows.size()) + " 项，点数字看全部。");
        }
    }

    static String title(TaskLine task) {
        String said = Words.plain(task.title(), 40);
        return task.promisedBy().filter(Speaker.CUSTOMER::equals).isPresent() ? "催客户：" + said : said;
    }
}

package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.local.words.DuePromises;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.report.Headline;
import cn.topcentral.hub.storage.report.InsightLine;
import cn.topcentral.hub.storage.report.Question;
import cn.topcentral.hub.storage.report.TaskLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who does what next, by person, the most pressing first: answers that are owed, urgent matters, tasks, risks, opportunities. */
final class Plan {
    /** More is not a plan for a day. */
    private static final int STEPS = 6;

    private static final String NOBODY = "\uffff";

    private final Scene scene;
    private final Map<String, List<String>> steps = new TreeMap<>();
    private final Set<String> mentioned = new HashSet<>();

    Plan(Scene scene) {
        this.scene = scene;
    }

    Plan questions() {
        for (Question question : scene.waiting()) {
            if (mentioned.add(question.id().value())) {
                add(
                        question.owner(),
                        "先回 " + Scene.customer(question.customerName()) + "："
                                + Words.shortStamp(question.asked(), scene.zone()) + " "
                                + question.type().label() + "“" + Words.plain(question.gist(), 30) + "”");
            }
        }
        return this;
    }

    Plan headlines() {
        for (Scene.Matter matter : scene.matters(any -> true)) {
            Headline line = matter.first();
            if (matter.ids().stream().noneMatch(mentioned::contains)) {
                add(
                        line.owner(),
                        "跟进 " + Scene.customer(line.customerName().orElse("待认领")) + " "
                                + (line.intent() == IntentCategory.OTHER
                                        ? "："
                                        : "的" + line.intent().label() + "：") + Words.plain(line.gist(), 30));
            }
        }
        return this;
    }

    Plan tasks() {
        TaskSection tasks = new TaskSection(scene);
        List<TaskLine> due = new ArrayList<>(tasks.list(TaskSection.OVERDUE).first());
        int overdue = due.size();
        due.addAll(tasks.list(TaskSection.DUE).first());
        for (int i = 0; i < due.size(); i++) {
            TaskLine task = due.get(i);
            if (!DuePromises.isAction(task.title())) {
                continue;
            }
            add(
                    task.assignedTo(),
                    TaskSection.title(task)
                            + task.customerName()
                                    .map(name -> "（" + Words.plain(name, 20) + "）")
                                    .orElse("")
                            + (i < overdue ? "，已逾期，" : "，")
                            + task.dueAt()
                                    .map(at -> Words.shortStamp(at, scene.zone()) + " 到期")
                                    .orElse("未定日期"));
        }
        return this;
    }

    Plan risks() {
        scene.facts()
                .insights(InsightType.RISK)
                .filter(risk -> risk.level().filter("high"::equals).isPresent()
                        && !risk.status().equals("acted"))
                .limit(Scene.LINES)
                .forEach(risk -> add(risk.owner(), "化解 " + said(risk)));
        return this;
    }

    Plan opportunities() {
        scene.facts()
                .insights(InsightType.OPPORTUNITY)
                .filter(chance -> !chance.status().equals("acted"))
                .sorted(Comparator.comparing(OpportunitySection::expected)
                        .reversed()
                        .thenComparing(InsightLine::id))
                .limit(Scene.LINES)
                .forEach(chance -> add(chance.owner(), "推进 " + said(chance)));
        return this;
    }

    private static String said(InsightLine insight) {
        return Scene.customer(insight.customerName()) + "：" + Words.plain(insight.title(), 40)
                + (insight.content().isEmpty() ? "" : "。" + Words.plain(insight.content(), 60));
    }

    private void add(Optional<String> owner, String step) {
        List<String> own = steps.computeIfAbsent(owner.orElse(NOBODY), id -> new ArrayList<>());
        if (!own.contains(step)) {
            own.add(step);
        }
    }

    /** By person; the work that nobody has comes last. */
    void write() {
        if (steps.isEmpty()) {
            scene.sheet().paragraph("没有欠着的回复、到期的待办和未处理的预警。可以主动联系本期没有沟通的重点客户。");
        }
        steps.forEach((owner, own) -> {
            scene.sheet().subheading(owner.equals(NOBODY) ? "未分配，请指定负责人" : scene.person(Optional.of(owner)));
            scene.sheet().numbered(own.stream().limit(STEPS).toList());
            if (own.size() > STEPS) {
                scene.sheet().paragraph("另有 " + (own.size() - STEPS) + " 项排在后面。");
            }
        });
    }
}

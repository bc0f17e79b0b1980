package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.Headline;
import cn.topcentral.hub.storage.report.Question;
import cn.topcentral.hub.storage.report.RowsBehind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a manager has to know before anything else: urgent things, complaints, questions that nobody answered. */
final class AttentionSection {
    private final Scene scene;
    private final Sheet sheet;

    AttentionSection(Scene scene) {
        this.scene = scene;
        this.sheet = scene.sheet();
    }

    /** The figures of the section in a line, for the top of a report. */
    String counts() {
        return "高紧急 " + urgent() + "，投诉 " + complaints() + "，未回复 "
                + scene.sheet().figure(waitingFigure());
    }

    String urgent() {
        return scene.records("urgent", "高紧急", scene.all().with(UrgencyLevel.HIGH));
    }

    String complaints() {
        return scene.records("complaints", "投诉", scene.all().with(IntentCategory.COMPLAINT));
    }

    /** The lists; nothing is said of what there is none of. @return whether there was anything */
    boolean write() {
        boolean any = headlines("高紧急（" + urgent() + "）", line -> line.urgency() == UrgencyLevel.HIGH);
        any |= headlines(
                "投诉与不满（投诉 " + complaints() + "，消极 "
                        + scene.records(
                                "sentiment-negative", "情绪消极", scene.all().with(SentimentClass.NEGATIVE)) + "）",
                line -> line.urgency() != UrgencyLevel.HIGH
                        && (line.intent() == IntentCategory.COMPLAINT || line.sentiment() == SentimentClass.NEGATIVE));
        List<Question> waiting = scene.waiting();
        if (!waiting.isEmpty()) {
            sheet.subheading("还没回复（" + sheet.figure(waitingFigure()) + "）");
            sheet.list(Scene.first(waiting.stream().map(this::line).toList()));
            any = true;
        }
        return any;
    }

    private Figure waitingFigure() {
        return Figure.count(
                "unanswered",
                "未回复",
                scene.waiting().size(),
                "次",
                new RowsBehind.Questions(scene.from(), scene.to(), scene.asOf(), Optional.of(false)));
    }

    private boolean headlines(String heading, Predicate<Headline> wanted) {
        List<String> lines = scene.matters(wanted).stream().map(this::line).toList();
        if (lines.isEmpty()) {
            return false;
        }
        sheet.subheading(heading);
        sheet.numbered(lines.stream().limit(Scene.LINES).toList());
        return true;
    }

    private String line(Scene.Matter matter) {
        Headline headline = matter.first();
        List<String> parts = new ArrayList<>();
        parts.add(Scene.customer(headline.customerName().orElse("待认领"))
                + headline.person().map(person -> " " + Words.plain(person, 10)).orElse(""));
        parts.add(Words.shortStamp(headline.time(), scene.zone()) + " "
                + headline.type().label());
        parts.add(headline.intent().label() + "：" + Words.plain(headline.gist(), 60)
                + (matter.records() > 1 ? "（共 " + matter.records() + " 条）" : ""));
        if (!headline.reason().isEmpty()) {
            parts.add("急在：" + Words.plain(headline.reason(), 40));
        }
        parts.add("负责人 " + scene.person(headline.owner()));
        return String.join(" · ", parts);
    }

    private String line(Question question) {
        return Scene.customer(question.customerName()) + " · " + Words.shortStamp(question.asked(), scene.zone()) + " "
                + question.type().label() + " · " + Words.plain(question.gist(), 60) + " · 已等 "
                + Words.duration(WorkTime.between(question.asked(), scene.asOf(), scene.zone(), scene.workdays()))
                + "（工作时间） · 负责人 " + scene.person(question.owner());
    }
}

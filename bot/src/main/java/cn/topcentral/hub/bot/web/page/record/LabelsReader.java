package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.communication.RecordDetails;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.correction.Correction;
import cn.topcentral.hub.storage.correction.JudgedField;
import cn.topcentral.hub.templates.page.record.Moment;
import cn.topcentral.hub.templates.page.record.RecordLabels;
import cn.topcentral.hub.templates.page.record.RecordLabels.Choice;
import cn.topcentral.hub.templates.page.record.RecordLabels.Group;
import cn.topcentral.hub.templates.page.record.RecordLabels.Judgement;
import cn.topcentral.hub.templates.page.record.RecordLabels.Quote;
import cn.topcentral.hub.templates.text.CleanText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Words what A10 found in a record, each with what it rests on, and what people say of it.
 *
 * @param employees the name of an employee by userid
 */
record LabelsReader(
        TimelineRecord record,
        RecordDetails details,
        List<Correction> corrections,
        Evidences evidences,
        UnaryOperator<String> employees,
        Instant now) {

    /**
     * The labels.
     *
     * @param path where corrections are sent
     * @param prefix of the ids on the page
     */
    RecordLabels labels(String path, String prefix, String csrf) {
        Optional<Finding<CommunicationAnalysis>> finding = details.finding().flatMap(LabelsReader::finding);
        return new RecordLabels(
                path,
                prefix,
                csrf,
                state(),
                finding.map(found -> CleanText.lines(found.result().summary())).orElse(""),
                List.of(
                        group(
                                JudgedField.INTENT,
                                record.intent(),
                                finding.map(found ->
                                        found.result().intent().category().code()),
                                finding.map(found -> found.result().intent().detail()),
                                finding),
                        group(
                                JudgedField.SENTIMENT,
                                record.sentiment(),
                                finding.map(found ->
                                        found.result().sentiment().overall().code()),
                                finding.map(found -> found.result().sentiment().mood()),
                                finding),
                        group(
                                JudgedField.URGENCY,
                                record.urgency(),
                                finding.map(found ->
                                        found.result().urgency().level().code()),
                                finding.map(found -> found.result().urgency().reason()),
                                finding)),
                finding.map(found -> new FoundFacts(found, evidences).facts()).orElse(List.of()),
                engine(finding),
                corrections.stream()
                        .filter(correction -> correction.field() == JudgedField.OTHER)
                        .map(correction -> judgement(correction, "：" + CleanText.lines(correction.right())))
                        .toList());
    }

    private static Optional<Finding<CommunicationAnalysis>> finding(String json) {
        try {
            return Optional.of(AgentJson.read(json, CommunicationAnalysis.class));
        } catch (IllegalArgumentException e) {
            // An answer of an older form: the columns still say what was found.
            return Optional.empty();
        }
    }

    private String state() {
        return switch (details.analysisStatus()) {
            case "pending" -> details.finding().isPresent() ? "内容有变化，正在重新分析，下面是上一次的结果。" : "还没有分析，正在排队，一般几分钟内完成。";
            case "failed" ->
                "分析失败：" + details.analysisError().map(CleanText::line).orElse("没有说明原因")
                        + "。管理员可以在“来源”页重试；您也可以先在下面直接标注。";
            case "none" -> "这条记录不做AI分析。";
            default -> "";
        };
    }

    private Group group(
            JudgedField field,
            Optional<String> shown,
            Optional<String> agent,
            Optional<String> detail,
            Optional<Finding<CommunicationAnalysis>> finding) {
        List<Correction> judged = corrections.stream()
                .filter(correction -> correction.field() == field)
                .toList();
        String value = shown.or(() -> agent).orElse("");
        boolean differs = agent.filter(said -> !said.equals(value)).isPresent();
        return new Group(
                field.code(),
                field.label(),
                value,
                field.label(value),
                tone(value),
                // What the agent says about its own label would contradict a person's.
                differs ? "" : detail.map(CleanText::line).orElse(""),
                finding.flatMap(found -> quote(found, "/" + field.code())),
                differs ? field.label(agent.orElse("")) : "",
                judged.stream()
                        .map(correction -> judgement(
                                correction, correction.confirms() ? "确认准确" : "改为：" + field.label(correction.right())))
                        .toList(),
                field.choices().stream()
                        .map(choice -> new Choice(
                                choice.code(), choice.label(), choice.code().equals(value)))
                        .toList());
    }

    private Judgement judgement(Correction correction, String what) {
        return new Judgement(CleanText.line(employees.apply(correction.by())), Moment.of(correction.at(), now), what);
    }

    private Optional<Quote> quote(Finding<CommunicationAnalysis> found, String claim) {
        return found.evidence().stream()
                .filter(evidence -> evidence.claim().equals(claim))
                .map(Evidence::quote)
                .findFirst()
                .flatMap(evidences::quote);
    }

    private static String tone(String value) {
        return switch (value) {
            case "high" -> "urgent";
            case "positive" -> "good";
            case "negative", "complaint" -> "bad";
            default -> "plain";
        };
    }

    /** {@code 由内置引擎（A10 rules 3）分析于6月15日 10:20，意图把握93%}. */
    private String engine(Optional<Finding<CommunicationAnalysis>> finding) {
        if (details.analysedBy().isEmpty()) {
            return "";
        }
        List<String> made = Arrays.asList(details.analysedBy().get().split(" ", 3));
        String engine = made.size() > 1 && made.get(1).equals("llm") ? "大模型" : "内置引擎";
        String version = made.size() > 2
                ? made.get(0) + " " + made.get(2)
                : details.analysedBy().get();
        String when = details.analysedAt()
                .map(time -> "分析于" + Moment.of(time, now).absolute())
                .orElse("分析");
        String sure = finding.map(found -> found.result().intent().confidence())
                .map(confidence -> "，意图把握"
                        + confidence
                                .multiply(BigDecimal.valueOf(100))
                                .setScale(0, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%")
                .orElse("");
        return "由" + engine + "（" + CleanText.line(version) + "）" + when + sure;
    }
}

package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.local.words.DuePromises;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryTask;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report on one customer (seed 4.7, 6.2): what passed between us, how we stand, what it is worth, what to do better. */
final class CustomerReport {
    /** Of a side; the last ones. */
    private static final int MOST_PROMISES = 3;

    private final CustomerHistory history;
    private final CustomerFindings findings;
    private final Sheet sheet;
    private final CustomerPanorama panorama;
    private final CustomerValue value;

    CustomerReport(CustomerHistory history, CustomerFindings findings, ReportPeriod period, Sheet sheet) {
        this.history = history;
        this.findings = findings;
        this.sheet = sheet;
        this.panorama = new CustomerPanorama(history, period, sheet);
        this.value = new CustomerValue(history, findings, period, sheet);
    }

    void write() {
        sheet.paragraph(
                "截至 " + Words.stamp(history.asOf(), history.zone()) + "　**先看：** " + String.join("，", first()) + "。");
        sheet.heading("客户沟通全景图");
        panorama.write(findings.insight());
        sheet.heading("关系健康度评估");
        new CustomerHealth(findings, sheet).write();
        sheet.heading("合作价值分析");
        value.write();
        sheet.heading("改进建议");
        improvements();
    }

    private List<String> first() {
        List<String> parts = new ArrayList<>();
        parts.add("近30天沟通 " + panorama.recent() + " 条");
        findings.insight()
                .map(Finding::result)
                .ifPresent(insight -> parts.add("关系健康度 "
                        + insight.relationshipHealth().score() + "/100"
                        + CustomerHealth.arrow(insight.relationshipHealth().trend())));
        findings.risks()
                .map(Finding::result)
                .ifPresent(risks -> parts.add("风险预警 " + risks.riskAlerts().size() + " 条"));
        findings.opportunities()
                .map(Finding::result)
                .ifPresent(found -> parts.add("商机 " + found.opportunities().size() + " 个"));
        parts.add("我方近30天逾期承诺 " + overdue(Speaker.SELLER, "overdue-us", "我方近30天逾期承诺") + " 项");
        return parts;
    }

    private String overdue(Speaker side, String id, String label) {
        return sheet.listed(
                id,
                label,
                "项",
                Kind.TASK,
                overdue(side).stream().map(HistoryTask::id).toList());
    }

    private List<HistoryTask> overdue(Speaker side) {
        return history.tasks().stream()
                .filter(task -> task.promisedBy().orElse(Speaker.SELLER) == side
                        && DuePromises.isRecentlyOverdue(task, history.asOf()))
                .sorted(Comparator.comparing((HistoryTask task) -> task.dueAt().orElse(Instant.MIN))
                        .reversed()
                        .thenComparing(HistoryTask::id))
                .toList();
    }

    private void improvements() {
        List<String> lines = new ArrayList<>();
        overdue(Speaker.SELLER).stream()
                .limit(MOST_PROMISES)
                .forEach(task -> lines.add("先兑现：" + Words.plain(task.title(), 40) + "（" + due(task) + " 已到期）"));
        overdue(Speaker.CUSTOMER).stream()
                .limit(MOST_PROMISES)
                .forEach(task -> lines.add("催客户：" + Words.plain(task.title(), 40) + "（" + due(task) + " 已到期）"));
        findings.risks().map(Finding::result).ifPresent(risks -> risks.riskAlerts()
                .forEach(alert -> alert.recommendedActions().stream()
                        .limit(2)
                        .forEach(action -> lines.add(
                                Words.plain(action, 60) + "（" + CustomerHealth.riskName(alert.riskType()) + "）"))));
        findings.advice().map(Finding::result).ifPresent(advice -> {
            lines.add("策略：" + Words.plain(advice.marketingStrategy().approach(), 30) + "，讲清 "
                    + Words.plain(String.join("、", advice.marketingStrategy().keyMessages()), 60));
            advice.contentSuggestions()
                    .forEach(content -> lines.add(Words.plain(content.timing(), 20) + "："
                            + Words.plain(content.topic(), 50) + "（" + Words.plain(content.channel(), 20) + "）"));
            String times = Stream.of(
                            advice.timingRecommendations().bestContactDays(),
                            advice.timingRecommendations().bestContactHours())
                    .filter(list -> !list.isEmpty())
                    .map(list -> Words.plain(String.join("、", list), 40))
                    .collect(Collectors.joining(" "));
            if (!times.isEmpty()) {
                lines.add("联系时间：" + times);
            }
        });
        List<String> once = lines.stream().distinct().toList();
        if (once.isEmpty()) {
            sheet.paragraph("没有逾期承诺和风险，按平时的节奏保持联系。");
        } else {
            sheet.numbered(once.stream().limit(Scene.LINES).toList());
            if (once.size() > Scene.LINES) {
                sheet.paragraph("另有 " + (once.size() - Scene.LINES) + " 项。");
            }
        }
        missing("A14 风险预警", findings.risks());
        missing("A13 营销建议", findings.advice());
    }

    private String due(HistoryTask task) {
        return task.dueAt().map(due -> Words.shortStamp(due, history.zone())).orElse("未定");
    }

    private void missing(String agent, Optional<?> finding) {
        if (finding.isEmpty()) {
            sheet.paragraph("（" + agent + "这次没有结果，本节不含它的建议。）");
        }
    }
}

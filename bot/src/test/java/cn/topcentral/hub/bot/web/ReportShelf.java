package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.NewReport;
import cn.topcentral.hub.storage.report.RecordFilter;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.RowsBehind;
import cn.topcentral.hub.storage.report.Series;
import cn.topcentral.hub.storage.report.StoredReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports as the agents leave them, in a hub with the customer 奥克斯. */
final class ReportShelf {
    static final String HOUSE = "RPT-D-20240615";

    private static final Instant FROM = NOON.minus(Duration.ofDays(30));

    private final WebHub hub;
    private final ReportRepository reports;
    final Customer customer;
    final String ofCustomer;

    /**
     * With one report on the house and one on the customer.
     *
     * @param name of the customer
     * @param quote what the records behind the claims say
     */
    ReportShelf(WebHub hub, String name, String quote) {
        this.hub = hub;
        this.reports = new ReportRepository(hub.data.db().database());
        hub.data.employees().save(person("wangqiang", "王强", Role.MANAGER));
        hub.data
                .employees()
                .save(new Employee(
                        "wangwei",
                        "王伟",
                        Role.REP,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("wangqiang"),
                        true));
        hub.data.employees().save(person("lisi", "李四", Role.REP));
        hub.data.employees().save(person("boss", "管理员", Role.ADMIN));
        customer = hub.data.customer(name, "report.example");
        hub.data.take(
                hub.data.mail(NOON.minus(Duration.ofHours(1)), "a@report.example", "<script>alert(1)</script>", quote),
                hub.data.mail(NOON.minus(Duration.ofHours(2)), "a@report.example", "第二封", "正文"));
        ofCustomer = "RPT-C-" + customer.id() + "-20240615";
        house(HOUSE, ReportKind.DAILY, NOON.minus(Duration.ofDays(1)), 3);
        customers(quote);
    }

    private static Employee person(String userid, String name, Role role) {
        return new Employee(
                userid, name, role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    /** The record that is quoted. */
    String record() {
        return hub.data.db().value("SELECT min(record_id) FROM customer_communications");
    }

    /** A report on the house with so many records in it. */
    StoredReport house(String id, ReportKind kind, Instant from, int said) {
        String text =
                """
                截至 2024-06-15 09:00　**先看：** 沟通 [%1$d](/r/%2$s/f/records) 条，投诉 1。

                ## 今日沟通统计 · 6月15日（周六）

                沟通 [%1$d](/r/%2$s/f/records) 条 <img src=x onerror=alert(2)> [x](javascript:alert(3))

                | 渠道 | 合计 | 客户来 | 我方去 | 前5个工作日日均 | 变化 |
                | --- | --: | --: | --: | --: | --: |
                | 📧 Email | [2](/r/%2$s/f/records) | 1 | 1 | 0.4 | +1.6 |
                | 💬 企业微信 | 5 | 4 | 1 | 3.2 | +1.8 |

                ## 重要事项摘要

                1. **奥克斯** · 6月14日 09:30 400电话 · 询价PCR-ABS，月需求50吨 · 负责人 王伟

                ## 明日计划建议 · 6月17日（周一）

                ### 王伟

                1. 先回 **奥克斯**：报价单
                """
                        .formatted(said, id);
        return save(
                new NewReport(
                        id,
                        kind,
                        NewReport.HOUSE,
                        from,
                        from.plus(Duration.ofDays(1)),
                        (kind == ReportKind.DAILY ? "沟通日报 · " : "沟通周报 · ") + "2024年6月15日",
                        text,
                        text,
                        List.of(records(said)),
                        List.of(
                                series("records-per-day", "每日沟通", List.of("2024-06-13", "2024-06-14", "2024-06-15")),
                                series("records-per-channel", "各渠道沟通", List.of("email", "wechat", "phone"))),
                        "local test 1"),
                Optional.empty());
    }

    private void customers(String quote) {
        String text =
                """
                截至 2024-06-15 12:00　**先看：** 近30天沟通 [2](/r/%1$s/f/records) 条，关系健康度 85/100↑。

                ## 客户沟通全景图

                | 渠道 | 最近一次 | 近30天 |
                | --- | --- | --: |
                | 📧 Email | 6月15日 11:00 | [2](/r/%1$s/f/records) |

                ## 关系健康度评估

                只在文字版里。
                """
                        .formatted(ofCustomer);
        save(
                new NewReport(
                        ofCustomer,
                        ReportKind.CUSTOMER,
                        customer.id().value(),
                        FROM,
                        NOON,
                        "客户报告 · " + customer.displayName() + " · 2024年6月15日（周六）",
                        text,
                        text,
                        List.of(records(2)),
                        List.of(series(
                                "records-per-month",
                                "每月沟通",
                                List.of("2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"))),
                        "local test 1"),
                Optional.of(findings(quote)));
    }

    StoredReport save(NewReport report, Optional<String> findings) {
        return reports.save(report, findings, (before, now, corrected) -> "## 更正\n\n- 沟通合计：3 → 4条", NOON);
    }

    private String findings(String quote) {
        try (InputStream stream =
                Objects.requireNonNull(ReportShelf.class.getResourceAsStream("/report/aux_findings.json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{record}", record())
                    .replace("{quote}", quote);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Figure records(int count) {
        return Figure.count(
                "records",
                "沟通合计",
                count,
                "条",
                new RowsBehind.Records(
                        RecordFilter.between(NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)))));
    }

    private static Series series(String id, String label, List<String> at) {
        return new Series(
                id,
                label,
                "条",
                IntStream.range(0, at.size())
                        .mapToObj(i -> new Series.Point(at.get(i), BigDecimal.valueOf(4 + 3L * (i % 3))))
                        .toList());
    }
}

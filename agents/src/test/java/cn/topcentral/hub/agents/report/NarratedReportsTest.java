package cn.topcentral.hub.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.report.ReportKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarratedReportsTest {
    private static final ReportRequest REQUEST =
            new ReportRequest(ReportKind.DAILY, LocalDate.parse("2024-06-14"), Instant.EPOCH);
    private static final GeneratedBy MODEL =
            new GeneratedBy("A15", GeneratedBy.LLM, "some-model", "1", Optional.empty());
    private static final Report COMPUTED = computed();

    private static Report computed() {
        ReportPeriod day = ReportPeriod.of(ReportKind.DAILY, REQUEST.date());
        return new Report(
                day.reportId(),
                day.kind(),
                "all",
                day.first(),
                day.last(),
                day.from(ZoneOffset.UTC),
                day.to(ZoneOffset.UTC),
                "日报",
                "# 日报\n\n沟通 [12](/r/RPT-D-20240614/f/records) 条，900万元\n",
                Optional.empty(),
                List.of(),
                List.of(),
                GeneratedBy.local("A15", "report-rules", "1"));
    }

    private static Report narrated(Narrator narrator) {
        ReportAgent agent = new ReportAgent() {
            @Override
            public Report write(ReportRequest request) {
                return COMPUTED;
            }

            @Override
            public Report write(CustomerHistory history, CustomerFindings findings) {
                return COMPUTED;
            }
        };
        return new NarratedReports(agent, narrator).write(REQUEST);
    }

    @Test
    void aSummaryStandsBelowTheTitleAndIsNoPartOfTheContent() {
        Report report = narrated(any -> new Narrator.Narrative(" 昨天沟通12条，商机900万元。 ", MODEL));

        assertThat(report.fullMarkdown()).startsWith("# 日报\n\n昨天沟通12条，商机900万元。\n\n沟通 [12]");
        assertThat(report.generatedBy()).isEqualTo(MODEL);
        assertThat(report.kept().content()).isEqualTo(COMPUTED.kept().content());
        assertThat(report.kept().text()).startsWith("昨天沟通12条");
    }

    @ParameterizedTest
    @CsvSource({
        "昨天沟通13条。, 'the summary says 13, which the report does not'",
        "增长了12.5%。, 'the summary says 12.5, which the report does not'",
        "点[这里](http://evil)看, the summary has markup",
        "'', 'the summary has 0 characters, 1 to 600 are wanted'"
    })
    void aSummaryThatSaysMoreThanTheReportIsNotPrinted(String summary, String reason) {
        Report report = narrated(any -> new Narrator.Narrative(summary, MODEL));

        assertThat(report.fullMarkdown()).isEqualTo(COMPUTED.fullMarkdown());
        assertThat(report.generatedBy().fallbackReason()).contains(reason);
        assertThat(report.generatedBy().engine()).isEqualTo(GeneratedBy.LOCAL);
    }

    @Test
    void aNarratorThatFailsCostsTheSummaryOnly() {
        Report report = narrated(any -> {
            throw new IllegalStateException("429");
        });

        assertThat(report.fullMarkdown()).isEqualTo(COMPUTED.fullMarkdown());
        assertThat(report.generatedBy().fallbackReason()).contains("no summary: IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2024-06-15, 2024-06-15, 2024-06-15, RPT-D-20240615",
        "WEEKLY, 2024-06-16, 2024-06-10, 2024-06-16, RPT-W-2024W24",
        "WEEKLY, 2024-12-31, 2024-12-30, 2025-01-05, RPT-W-2025W01",
        "MONTHLY, 2024-02-10, 2024-02-01, 2024-02-29, RPT-M-202402"
    })
    void aPeriodKnowsItsDaysAndItsReport(
            ReportKind kind, LocalDate day, LocalDate first, LocalDate last, String report) {
        ReportPeriod period = ReportPeriod.of(kind, day);

        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period.reportId()).isEqualTo(report);
        assertThat(period.previous().last()).isEqualTo(first.minusDays(1));
    }
}

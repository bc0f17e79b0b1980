package cn.topcentral.hub.agents.local.report;

import static cn.topcentral.hub.agents.history.HistoryBuilder.ZONE;
import static cn.topcentral.hub.agents.history.HistoryBuilder.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.agents.coordination.SampleFindings;
import cn.topcentral.hub.agents.report.CorrectionNote;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.report.Report;
import cn.topcentral.hub.agents.report.ReportAgent;
import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.agents.report.ReportRequest;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.order.Order;
import cn.topcentral.hub.storage.report.FactsRepository;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.FigureRows;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.RowsRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalReportAgentTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(/r/([^/)]+)/f/([^)]+)\\)");

    /** The Dragon Boat holiday of 2024. */
    private static final Workdays CALENDAR =
            day -> Workdays.WEEKDAYS.works(day) && !day.equals(LocalDate.parse("2024-06-10"));

    private static TestDatabase db;
    private static ReportAgent agent;
    private static RowsRepository rows;

    @BeforeAll
    static void open() {
        db = SmallHouse.open();
        agent = agent(db);
        rows = new RowsRepository(db.database());
    }

    @AfterAll
    static void close() {
        db.close();
    }

    private static ReportAgent agent(TestDatabase database) {
        return new LocalReportAgent(new FactsRepository(database.database()), CALENDAR, ZONE, "/r/");
    }

    private static Report daily(String date) {
        return agent.write(new ReportRequest(ReportKind.DAILY, LocalDate.parse(date), at("2024-07-20T12:00")));
    }

    private static Report report(ReportKind kind) {
        if (kind == ReportKind.CUSTOMER) {
            return agent.write(history(db), SampleFindings.of("R12", "月需求50吨"));
        }
        return agent.write(new ReportRequest(kind, LocalDate.parse("2024-06-14"), at("2024-07-20T12:00")));
    }

    private static CustomerHistory history(TestDatabase database) {
        Customer customer = new CustomerRepository(database.database())
                .byId(new CustomerId("C1"))
                .orElseThrow();
        return new HistoryRepository(database.database()).read(customer, at("2024-06-15T09:00"), ZONE);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameDataGivesTheSameReportByteForByte(ReportKind kind) {
        Report report = report(kind);

        assertThat(report(kind)).isEqualTo(report);
        Golden.check("report/" + kind.code() + ".md", report.markdown());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyFigureOpensAsManyRowsAsItSays(ReportKind kind) {
        opensItsRows(report(kind), rows);
    }

    @Test
    void soItDoesInACrowdOfRecords() {
        try (TestDatabase crowd = SmallHouse.open()) {
            SmallHouse.crowd(crowd);
            RowsRepository crowdRows = new RowsRepository(crowd.database());
            for (String date : List.of("2024-05-27", "2024-06-03", "2024-06-14")) {
                for (ReportKind kind : List.of(ReportKind.DAILY, ReportKind.WEEKLY, ReportKind.MONTHLY)) {
                    opensItsRows(
                            agent(crowd).write(new ReportRequest(kind, LocalDate.parse(date), at("2024-06-14T12:00"))),
                            crowdRows);
                }
            }
            opensItsRows(agent(crowd).write(history(crowd), SampleFindings.of("R12", "月需求50吨")), crowdRows);
        }
    }

    private static void opensItsRows(Report report, RowsRepository from) {
        assertThat(report.figures()).hasSizeGreaterThan(5);
        for (Figure figure : report.figures()) {
            String name = report.id() + " " + figure.id();
            FigureRows behind = from.rows(figure, 1_000);
            assertThat(behind.size()).as(name).isEqualTo((int) figure.rowCount());
            switch (figure.measure()) {
                case COUNT ->
                    assertThat(figure.value()).as(name).isEqualByComparingTo(BigDecimal.valueOf(behind.size()));
                case SUM -> assertThat(figure.value()).as(name).isEqualByComparingTo(sum(behind));
                case AVERAGE -> assertThat(figure.value()).as(name).isNotNegative();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyLinkIsAFigureAndEveryFigureWithRowsIsLinked(ReportKind kind) {
        Report report = report(kind);
        Set<String> linked = LINK.matcher(report.markdown())
                .results()
                .map(match -> {
                    assertThat(match.group(1)).isEqualTo(report.id());
                    return match.group(2);
                })
                .collect(Collectors.toSet());

        assertThat(linked)
                .isEqualTo(report.figures().stream()
                        .filter(figure -> figure.rowCount() > 0)
                        .map(Figure::id)
                        .collect(Collectors.toSet()));
    }

    static Stream<ReportKind> kinds() {
        return Stream.of(ReportKind.values());
    }

    /** The sum of what a figure adds up, of the rows themselves. */
    private static BigDecimal sum(FigureRows behind) {
        if (behind instanceof FigureRows.Orders orders) {
            return orders.orders().stream()
                    .map(Order::amount)
                    .map(amount -> amount.orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return ((FigureRows.Insights) behind)
                .insights().stream()
                        .map(insight ->
                                new BigDecimal(insight.data().replaceAll(".*\"estimated_value\": (\\d+).*", "$1")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aDayWithoutRecordsSaysWhetherThatIsNormal() {
        assertThat(daily("2024-06-12").markdown()).contains("工作日一条都没有不正常").contains("## 待办事项提醒", "## 明日计划建议");
        assertThat(daily("2024-06-10").markdown()).contains("没有沟通记录（休息日）").contains("## 明日计划建议 · 6月11日（周二）");
    }

    @Test
    void aHouseWithoutAnythingHasReportsToo() {
        try (TestDatabase empty = TestDatabase.create()) {
            for (ReportKind kind : List.of(ReportKind.DAILY, ReportKind.WEEKLY, ReportKind.MONTHLY)) {
                Report report = agent(empty)
                        .write(new ReportRequest(kind, LocalDate.parse("2024-06-14"), at("2024-07-20T12:00")));
                assertThat(report.markdown())
                        .as(kind.code())
                        .doesNotContain("](")
                        .contains("## ");
            }
        }
    }

    @Test
    void aCustomerReportWithoutTheOtherAgentsSaysWhatIsMissing() {
        assertThat(agent.write(history(db), CustomerFindings.none()).markdown())
                .contains("## 客户沟通全景图", "## 关系健康度评估", "## 合作价值分析", "## 改进建议")
                .contains("A11 客户洞察这次没有结果", "A12 商机挖掘这次没有结果", "A13 营销建议这次没有结果", "A14 风险预警这次没有结果")
                .contains("催客户：付定金");
    }

    @Test
    void aReportWrittenLaterTellsTheStateOfItsMorning() {
        assertThat(daily("2024-06-14").figures())
                .filteredOn(figure -> figure.id().equals("tasks-due"))
                .singleElement()
                .satisfies(due -> assertThat(due.value())
                        .as("T6 was done on the 18th, so on the 15th it was open")
                        .isEqualByComparingTo("2"));
    }

    @Test
    void aPeriodThatHasNotBegunIsRefused() {
        assertThatThrownBy(() -> agent.write(
                        new ReportRequest(ReportKind.WEEKLY, LocalDate.parse("2024-06-17"), at("2024-06-14T09:00"))))
                .hasMessageContaining("2024-06-17")
                .hasMessageContaining("cannot be written yet");
    }

    @Test
    void lateDataMakesACorrectionAndNothingElseDoes() {
        try (TestDatabase house = SmallHouse.open()) {
            ReportRepository reports = new ReportRepository(house.database());
            ReportDesk desk = new ReportDesk(agent(house), reports, new CorrectionNote("/r/"));
            ReportRequest morning =
                    new ReportRequest(ReportKind.DAILY, LocalDate.parse("2024-06-14"), at("2024-06-15T09:00"));
            ReportRequest evening =
                    new ReportRequest(ReportKind.DAILY, LocalDate.parse("2024-06-14"), at("2024-06-15T20:00"));
            StoredReport first = desk.publish(morning);

            assertThat(desk.publish(evening)).isEqualTo(first);
            SmallHouse.add(
                    house,
                    "R99 | C3 | visit | outbound | 2024-06-14 16:00 | cooperation | positive | 0.90 | low | 补录拜访");
            StoredReport second = desk.publish(evening);

            assertThat(second.id()).isEqualTo("RPT-D-20240614-v2");
            assertThat(second.version()).isEqualTo(2);
            assertThat(second.markdown())
                    .startsWith("# " + second.title() + "\n\n## 更正\n\n第2版")
                    .contains("- 合计：9 → [10](/r/RPT-D-20240614-v2/f/records)条")
                    .contains("- 情绪积极：2 → [3](/r/RPT-D-20240614-v2/f/sentiment-positive)条")
                    .doesNotContain("/RPT-D-20240614/f/");
            assertThat(reports.byId("RPT-D-20240614-v2").orElseThrow().figures())
                    .isEqualTo(second.figures());
            assertThat(reports.byId("RPT-D-20240614").orElseThrow().markdown()).isEqualTo(first.markdown());
            assertThat(reports.newest(5)).extracting(StoredReport::id).containsExactly("RPT-D-20240614-v2");
            assertThat(desk.publish(evening)).extracting(StoredReport::version).isEqualTo(2);
        }
    }

    @Test
    void twoTenantsHaveAReportOfTheSameIdEach() {
        try (Database other = Database.openMigrated(db.config(), "T002")) {
            CorrectionNote corrections = new CorrectionNote("/r/");
            Report report = daily("2024-06-12");
            new ReportDesk(agent, new ReportRepository(db.database()), corrections)
                    .keep(report, at("2024-06-13T09:00"));

            assertThat(new ReportRepository(other).byId(report.id())).isEmpty();
            assertThat(new ReportDesk(agent, new ReportRepository(other), corrections)
                            .keep(report, at("2024-06-13T09:00"))
                            .version())
                    .isEqualTo(1);
        }
    }

    @Test
    void twoHubsThatPublishAtOnceKeepOneReport() {
        ReportDesk desk = new ReportDesk(agent, new ReportRepository(db.database()), new CorrectionNote("/r/"));
        CyclicBarrier together = new CyclicBarrier(4);
        Report report = report(ReportKind.WEEKLY);

        List<CompletableFuture<StoredReport>> saves = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            await(together);
                            return desk.keep(report, at("2024-06-17T09:00"));
                        },
                        command -> new Thread(command).start()))
                .limit(4)
                .toList();

        assertThat(saves).allSatisfy(save -> assertThat(save.join().id()).isEqualTo("RPT-W-2024W24"));
        assertThat(db.count("SELECT count(*) FROM reports WHERE report_type = 'weekly'"))
                .isEqualTo(1);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.topcentral.hub.bot.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.agents.ask.Inquiry;
import cn.topcentral.hub.agents.ask.TimelineAnswer;
import cn.topcentral.hub.agents.ask.TimelineRetrieval;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.EvidenceCheck;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.local.ask.LocalAskAgent;
import cn.topcentral.hub.bot.Agents;
import cn.topcentral.hub.bot.analysis.AnalysisWorker;
import cn.topcentral.hub.bot.analysis.Studies;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.HubConfigFile;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.order.OrderRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One filled database for all tests that only look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoDataTest {
    /** A Monday morning in Shanghai: the story must end on the Friday before. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:20:00Z");

    @TempDir
    private static Path files;

    private TestDatabase db;
    private final List<IntakeResult> results = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private long batches;

    @BeforeAll
    void fill() {
        db = TestDatabase.create();
        demo(db, MONDAY).fill(progress::add);
    }

    @AfterAll
    void close() {
        db.close();
    }

    private DemoData demo(TestDatabase into, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        AggregationEngine engine = new AggregationEngine(
                new IntakeStore(into.database()),
                new FileStore(files),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of(DemoPeople.DOMAIN), Set.of(DemoPeople.HOTLINE), DemoPeople.all()),
                clock);
        Function<List<CommunicationDraft>, List<IntakeResult>> intake = drafts -> {
            batches++;
            List<IntakeResult> stored = engine.accept(drafts);
            results.addAll(stored);
            return stored;
        };
        return new DemoData(
                new CustomerRepository(into.database()),
                new ContactPointRepository(into.database()),
                new EmployeeRepository(into.database()),
                new OrderRepository(into.database()),
                intake,
                clock);
    }

    private static List<TimelineRecord> timeline(TestDatabase from, CustomerId customer) {
        List<TimelineRecord> records = new ArrayList<>(
                new TimelineRepository(from.database()).page(TimelineQuery.newest(List.of(customer), 500)));
        records.sort(Comparator.comparing(TimelineRecord::time));
        return records;
    }

    /** The story without the year before it, chats by their first message. */
    private static List<TimelineRecord> story(TestDatabase from) {
        Set<String> threads = new HashSet<>();
        return timeline(from, DemoData.AUX).stream()
                .dropWhile(record -> record.type() != CommunicationType.WEBCHAT)
                .filter(record -> record.type() != CommunicationType.WECHAT
                        || threads.add(record.threadId().orElseThrow()))
                .toList();
    }

    @Test
    void thereAreCustomersEnoughAndRecordsEnough() {
        assertThat(new CustomerRepository(db.database()).count()).isGreaterThanOrEqualTo(33);
        assertThat(db.count("SELECT count(*) FROM customer_communications")).isBetween(4_000L, 6_000L);
        assertThat(results).noneMatch(result -> result instanceof IntakeResult.Rejected);
        assertThat(progress.get(progress.size() - 1)).matches("Demo data: (\\d,\\d{3}) of \\1 records");
    }

    /** What the demonstration asks: the sentences on the payment terms of the last days, not those of a year ago. */
    @Test
    void whereThePaymentTermsStandIsAnsweredWithWhatWasSaid() {
        Customer aux = new CustomerRepository(db.database()).byId(DemoData.AUX).orElseThrow();
        TimelineAnswer answer = new LocalAskAgent(new TimelineRetrieval(new TimelineRepository(db.database())))
                .answer(new Inquiry(aux, List.of(aux.id()), "账期谈到哪了", ZoneOffset.UTC), points -> {})
                .result();

        assertThat(answer.points()).hasSizeBetween(3, 5);
        assertThat(answer.points())
                .flatExtracting(TimelineAnswer.Point::passages)
                .extracting(TimelineAnswer.Passage::quote)
                .anySatisfy(quote -> assertThat(quote).contains("45 天"))
                .allSatisfy(quote -> assertThat(quote).containsPattern("账期|天|付款|月结|款"));
        assertThat(answer.points().get(0).passages().get(0).record().time()).isAfter(MONDAY.minus(Duration.ofDays(7)));
    }

    @Test
    void whatWasOrderedIsInTheOrderListAndWhoIsDunnedOwes() {
        assertThat(db.count("SELECT count(*) FROM customer_orders")).isGreaterThan(60);
        assertThat(db.count("SELECT count(*) FROM customer_orders WHERE amount <> quantity * unit_price"))
                .isZero();
        // Whoever was written to about an order by its number has it in the list.
        assertThat(
                        db.count(
                                """
                                SELECT count(*) FROM customer_orders ordered WHERE EXISTS (
                                    SELECT FROM customer_communications record
                                    WHERE record.customer_id = ordered.customer_id AND record.content LIKE '%' || ordered.order_id || '%')
                                """))
                .isGreaterThan(20);
        assertThat(db.count("SELECT count(*) FROM customer_orders WHERE paid_at IS NULL AND due_at < '2026-11-01'"))
                .isBetween(1L, 30L);
    }

    /** As a manager would ask about each of them: whatever an agent says, its quote stands in the record it names. */
    @Test
    void everyClaimAboutEveryCustomerQuotesItsRecordLiterally() {
        HubConfig config = HubConfigFile.load(Optional.empty(), Map.of(), files);
        // The last half year is enough for every kind of claim; the whole year takes a minute more.
        db.execute(
                "UPDATE customer_communications SET analysis_status = 'none' WHERE communication_time < '2026-06-15'");
        AnalysisQueue queue = new AnalysisQueue(db.database());
        HistoryRepository histories = new HistoryRepository(db.database());
        try (Agents agents = Agents.ofTheHouse(config)) {
            try (AnalysisWorker worker = new AnalysisWorker(
                    queue,
                    agents::analyst,
                    2,
                    config.timezone(),
                    Clock.fixed(MONDAY, ZoneOffset.UTC),
                    new SimpleMeterRegistry())) {
                worker.start();
                await().atMost(Duration.ofMinutes(4)).until(() -> queue.waiting() == 0);
            }
            assertThat(
                            db.count(
                                    "SELECT count(*) FROM customer_communications WHERE analysis_status NOT IN ('done', 'none')"))
                    .isZero();
            assertThat(
                            db.count(
                                    """
                                    SELECT count(*) FROM customer_communications record, jsonb_array_elements(ai_insights -> 'evidence') AS evidence
                                    WHERE position(evidence ->> 'quote' IN record.content) = 0
                                    """))
                    .isZero();
            int claims = 0;
            for (DemoCustomer customer : DemoCustomer.load()) {
                CustomerHistory history = histories.read(
                        new CustomerRepository(db.database())
                                .byId(new CustomerId(customer.id()))
                                .orElseThrow(),
                        MONDAY,
                        config.timezone());
                Studies.All all = agents.studies().all(history);
                for (Finding<?> finding : List.of(all.insight(), all.opportunities(), all.advice(), all.risks())) {
                    assertThat(EvidenceCheck.literal(history, finding.evidence()))
                            .as(customer.id())
                            .isEqualTo(finding.evidence());
                    claims += finding.evidence().size();
                }
                assertThat(AgentJson.write(agents.studies().all(history).risks()))
                        .as("asked again")
                        .isEqualTo(AgentJson.write(all.risks()));
            }
            assertThat(claims).isGreaterThan(500);
        }
    }

    @Test
    void theStoryIsToldThroughAllNineChannelsInItsOrder() {
        List<TimelineRecord> story = story(db);
        assertThat(story)
                .extracting(TimelineRecord::type)
                .containsSubsequence(
                        CommunicationType.PHONE,
                        CommunicationType.WECHAT,
                        CommunicationType.EMAIL,
                        CommunicationType.VISIT,
                        CommunicationType.MOBILE,
                        CommunicationType.WECHAT,
                        CommunicationType.EMAIL)
                .contains(CommunicationType.values());
        assertThat(story.stream().map(DemoDataTest::told))
                .containsExactly(
                        "11-11 10:42 webchat inbound",
                        "11-11 11:06 form inbound",
                        "11-12 09:18 wechat outbound",
                        "11-18 09:30 phone inbound",
                        "11-18 10:15 wechat outbound",
                        "11-18 14:00 email inbound",
                        "11-18 16:40 email outbound",
                        "11-19 09:00 visit outbound",
                        "11-19 14:00 video outbound",
                        "11-19 16:30 mobile inbound",
                        "11-20 09:15 meeting outbound",
                        "11-20 11:00 wechat inbound",
                        "11-20 15:00 email outbound");
    }

    private static String told(TimelineRecord record) {
        return DateTimeFormatter.ofPattern("MM-dd HH:mm").format(record.time().atZone(DraftParts.ZONE))
                + " " + record.type().code() + " "
                + record.direction().orElseThrow().code();
    }

    @Test
    void theStoryHoldsWhatASalesManagerLooksFor() {
        String all = String.join(
                "\n",
                timeline(db, DemoData.AUX).stream().map(TimelineRecord::content).toList());
        assertThat(all).contains("15%", "60 天", "30 天", "7月试样", "50 吨", "PCR-ABS-1000", "15,200");
    }

    @Test
    void aReplyQuotesTheMailBeforeItAndSharesItsThread() {
        List<TimelineRecord> mails = story(db).stream()
                .filter(record -> record.type() == CommunicationType.EMAIL)
                .toList();
        assertThat(mails.get(1).parent()).contains(mails.get(0).id());
        assertThat(mails.get(1).threadId()).isEqualTo(mails.get(0).threadId());
        assertThat(mails.get(1).content()).contains("逐条确认如下").doesNotContain("写道", "> ");
        assertThat(mails.get(1).attachmentCount()).isEqualTo(2);
    }

    @Test
    void nothingLiesInTheFutureAndNothingOnAHoliday() {
        assertThat(db.count("SELECT count(*) FROM customer_communications WHERE communication_time"
                        + " + coalesce(duration, 0) * interval '1 second' >= '2026-11-23T02:20:00Z'"))
                .isZero();
        assertThat(
                        db.count(
                                """
                        SELECT count(*) FROM customer_communications
                        WHERE (communication_time AT TIME ZONE 'Asia/Shanghai')::date BETWEEN '2026-10-01' AND '2026-10-07'
                           OR (communication_time AT TIME ZONE 'Asia/Shanghai')::date BETWEEN '2026-02-16' AND '2026-02-23'
                        """))
                .isZero();
    }

    @Test
    void weekendsAreThinAndNightsEmpty() {
        long weekend = db.count(
                """
                SELECT count(*) FROM customer_communications
                WHERE extract(isodow FROM communication_time AT TIME ZONE 'Asia/Shanghai') > 5
                """);
        assertThat(weekend).isBetween(1L, 400L);
        assertThat(
                        db.count(
                                """
                        SELECT count(*) FROM customer_communications
                        WHERE extract(hour FROM communication_time AT TIME ZONE 'Asia/Shanghai') NOT BETWEEN 8 AND 20
                        """))
                .isZero();
    }

    @Test
    void everyRecordOfADemoCustomerIsMarkedAndClaimed() {
        assertThat(db.count("SELECT count(*) FROM customers WHERE NOT 'demo' = ANY(labels)"))
                .isZero();
        assertThat(db.count("SELECT count(*) FROM communication_sources WHERE source_record_id NOT LIKE '%demo-%'"))
                .isZero();
        assertThat(
                        db.count(
                                """
                        SELECT count(*) FROM customer_communications record JOIN communication_sources source USING (record_id)
                        WHERE record.customer_id IS NULL AND source.source_record_id NOT LIKE '%demo-unknown-%'
                        """))
                .isZero();
    }

    @Test
    void aFewPartiesWaitToBeClaimed() {
        List<ContactPointRepository.Unclaimed> queue = new ContactPointRepository(db.database()).unclaimed(50);
        assertThat(queue).hasSizeBetween(5, 12);
        assertThat(queue)
                .as("somebody called twice")
                .anyMatch(party -> party.key().value().equals("+8613900990011") && party.records() == 2);
    }

    @Test
    void noTwoCustomersReadTheSame() {
        assertThat(
                        db.count(
                                """
                        SELECT count(*) FROM (
                            SELECT content FROM customer_communications WHERE length(content) > 60
                            GROUP BY content HAVING count(DISTINCT customer_id) > 1) AS same
                        """))
                .isZero();
    }

    @Test
    void similarNamesLeadToSuggestionsAndTheShortNameToTheCustomer() {
        CustomerLookup lookup = new CustomerLookup(db.database());
        assertThat(lookup.matches("鸿兴", 10)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lookup.matches("aks", 10).get(0).customer().id()).isEqualTo(DemoData.AUX);
    }

    @Test
    void aSecondStartAddsNothingAndAsksForNothing() {
        long before = batches;
        demo(db, MONDAY.plus(Duration.ofDays(3))).fill(progress::add);
        assertThat(batches).isEqualTo(before);
    }

    @Test
    void aStartThatWasCutOffIsCompletedByTheNext() {
        try (TestDatabase other = TestDatabase.create()) {
            demo(other, MONDAY).fill(line -> {});
            long complete = other.count("SELECT count(*) FROM customer_communications");
            other.execute("UPDATE customers SET labels = '{demo}'");
            results.clear();
            demo(other, MONDAY).fill(line -> {});
            assertThat(results).hasOnlyElementsOfType(IntakeResult.Duplicate.class);
            assertThat(other.count("SELECT count(*) FROM customer_communications"))
                    .isEqualTo(complete);
        }
    }

    @Test
    void onAnotherDayTheStoryMovesAlong() {
        assertThat(lastDay("2026-11-24T09:30:00Z")).isEqualTo("2026-11-24");
        assertThat(lastDay("2026-11-24T07:30:00Z"))
                .as("half an hour after the mail")
                .isEqualTo("2026-11-23");
        assertThat(lastDay("2026-11-22T18:00:00Z"))
                .as("in Shanghai it is Monday night")
                .isEqualTo("2026-11-20");
        assertThat(lastDay("2026-10-06T04:00:00Z"))
                .as("amid the national holiday")
                .isEqualTo("2026-09-30");
    }

    private static String lastDay(String now) {
        return Story.load("story.yaml")
                .lastDay(Instant.parse(now), WorkCalendar.load())
                .toString();
    }
}

package cn.topcentral.hub.bot.analysis;

import static cn.topcentral.hub.bot.analysis.Analyses.PAYMENT;
import static cn.topcentral.hub.bot.analysis.Analyses.SAMPLE;
import static cn.topcentral.hub.bot.analysis.Analyses.inquiry;
import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisWorkerTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    private HubData data;
    private AnalysisQueue queue;
    private Customer aux;

    @BeforeEach
    void open() {
        data = new HubData(folder);
        queue = new AnalysisQueue(data.db().database());
        aux = data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void whatTheAnalystFoundIsOnTheRecordItsTasksAndItsPrices() {
        data.take(data.mail(NOON.minusSeconds(60), "li@auxgroup.com", "询价", "PCR-ABS-1000 1.52万/吨，周二前把样品寄来"));

        work(request -> inquiry(UrgencyLevel.HIGH, SAMPLE, PAYMENT), NOON);

        assertThat(
                        value(
                                """
                        SELECT concat_ws('|', analysis_status, intent_category, price_discussed, quantity_discussed, quantity_unit, quantity_period,
                            products_mentioned, competitors_mentioned, sentiment, sentiment_score, urgency_level, follow_up_required,
                            follow_up_items, summary, analysed_by)
                        FROM customer_communications
                        """))
                .isEqualTo("done|inquiry|15200.00|50.000|吨|月|[\"PCR-ABS-1000\"]|[\"鑫粒塑化\"]|positive|0.75|high|t|"
                        + "[\"寄PCR-ABS-1000样品\"]|客户询价 PCR-ABS-1000，每月 50 吨。|A10 local test 1");
        assertThat(value("SELECT ai_insights -> 'generated_by' ->> 'engine' FROM customer_communications"))
                .isEqualTo("local");
        assertThat(
                        value(
                                """
                                SELECT string_agg(concat_ws('|', title, promised_by, assigned_to, due_at AT TIME ZONE 'Asia/Shanghai', quote), ' / '
                                    ORDER BY promised_by) FROM communication_tasks
                                """))
                .isEqualTo(
                        "付清五月货款|customer|wangwei|五月的款我们月底付 / 寄PCR-ABS-1000样品|us|wangwei|2024-06-18 18:00:00|周二前把样品寄来");
        assertThat(value("SELECT concat_ws('|', said_by, product, per_tonne, terms, quote) FROM stated_prices"))
                .isEqualTo("customer|PCR-ABS-1000|15200.00|含税|1.52万/吨");
        assertThat(value("SELECT concat_ws('|', dedupe_key, audience) FROM notifications"))
                .matches("urgent:EMAIL-20240615-[0-9a-f]+\\|event:urgent");
    }

    @Test
    void theHistoryOfTheCustomerHoldsWhatWasFound() {
        data.take(data.mail(NOON.minusSeconds(60), "li@auxgroup.com", "询价", "PCR-ABS-1000 1.52万/吨"));
        work(request -> inquiry(UrgencyLevel.LOW, SAMPLE), NOON);

        CustomerHistory history = new HistoryRepository(data.db().database()).read(aux, NOON, SHANGHAI);

        assertThat(history.records()).singleElement().satisfies(record -> {
            assertThat(record.content()).isEqualTo("PCR-ABS-1000 1.52万/吨");
            assertThat(record.analysis())
                    .hasValue(
                            StoredFinding.of(inquiry(UrgencyLevel.LOW, SAMPLE)).columns());
        });
        assertThat(history.tasks()).singleElement().satisfies(task -> {
            assertThat(task.promisedBy()).hasValue(Speaker.SELLER);
            assertThat(task.createdAt()).isEqualTo(NOON.minusSeconds(60));
        });
        assertThat(history.prices())
                .singleElement()
                .satisfies(price -> assertThat(price.price().saidBy()).isEqualTo(Speaker.CUSTOMER));
        assertThat(new HistoryRepository(data.db().database())
                        .read(aux, NOON.minusSeconds(61), SHANGHAI)
                        .records())
                .isEmpty();
    }

    @Test
    void anAnswerToWhatTheRecordNoLongerSaysIsThrownAwayAndTheRecordReadAgain() {
        data.take(data.mail(NOON.minusSeconds(60), "li@auxgroup.com", "询价", "第一版"));
        Set<String> read = Collections.synchronizedSet(new HashSet<>());

        work(
                request -> {
                    if (read.add(request.content()) && read.size() == 1) {
                        data.db()
                                .execute(
                                        """
                                        UPDATE customer_communications SET content = '第二版', analysis_version = analysis_version + 1,
                                            analysis_attempts = 0, analysis_lease_until = NULL
                                        """);
                    }
                    return request.content().equals("第一版")
                            ? inquiry(UrgencyLevel.HIGH, PAYMENT)
                            : inquiry(UrgencyLevel.LOW, SAMPLE);
                },
                NOON);

        assertThat(read).containsExactlyInAnyOrder("第一版", "第二版");
        assertThat(value("SELECT string_agg(title, ',') FROM communication_tasks"))
                .isEqualTo("寄PCR-ABS-1000样品");
        assertThat(data.db().count("SELECT count(*) FROM notifications")).isZero();
    }

    @Test
    void readAgainTheSamePromiseStaysOneTaskAndOneThatIsGoneIsCancelled() {
        data.take(data.mail(NOON.minusSeconds(60), "li@auxgroup.com", "询价", "样品和货款"));
        work(request -> inquiry(UrgencyLevel.HIGH, SAMPLE, PAYMENT), NOON);
        again();
        work(request -> inquiry(UrgencyLevel.HIGH, SAMPLE), NOON);
        assertThat(value("SELECT string_agg(title || ' ' || status, ', ' ORDER BY title) FROM communication_tasks"))
                .isEqualTo("付清五月货款 cancelled, 寄PCR-ABS-1000样品 open");
        again();
        work(request -> inquiry(UrgencyLevel.HIGH, SAMPLE, PAYMENT), NOON);
        assertThat(value("SELECT string_agg(title || ' ' || status, ', ' ORDER BY title) FROM communication_tasks"))
                .isEqualTo("付清五月货款 open, 寄PCR-ABS-1000样品 open");

        data.db()
                .execute(
                        "UPDATE communication_tasks SET status = 'done', done_by = 'wangwei' WHERE promised_by = 'us'");
        again();
        work(request -> inquiry(UrgencyLevel.HIGH), NOON);
        assertThat(value("SELECT string_agg(title || ' ' || status, ', ' ORDER BY title) FROM communication_tasks"))
                .isEqualTo("付清五月货款 cancelled, 寄PCR-ABS-1000样品 done");
        assertThat(data.db().count("SELECT count(*) FROM notifications")).isOne();
        assertThat(data.db().count("SELECT count(*) FROM stated_prices")).isOne();
    }

    @Test
    void promisesThatWereLongOverWhenTheyWereReadRemindNobody() {
        data.take(data.mail(NOON.minus(Duration.ofDays(200)), "li@auxgroup.com", "询价", "样品和货款"));
        work(request -> inquiry(UrgencyLevel.LOW, PAYMENT), NOON);
        assertThat(value("SELECT string_agg(title || ' ' || status, ', ' ORDER BY title) FROM communication_tasks"))
                .isEqualTo("付清五月货款 past");
    }

    @Test
    void toAskAgainIsAFollowUpAndNoPromise() {
        data.take(data.mail(NOON.minusSeconds(60), "li@auxgroup.com", "询价", "报价单已发，请查收"));
        Commitment askAgain = new Commitment("跟进客户对询价的回复", Speaker.SELLER, Optional.empty(), "报价单已发，请查收");
        work(request -> inquiry(UrgencyLevel.LOW, askAgain, SAMPLE), NOON);
        assertThat(value("SELECT string_agg(title, ', ') FROM communication_tasks"))
                .isEqualTo("寄PCR-ABS-1000样品");
    }

    @Test
    void anImportedArchiveRingsNoAlarm() {
        data.take(data.mail(NOON.minus(Duration.ofHours(25)), "li@auxgroup.com", "询价", "马上要"));
        work(request -> inquiry(UrgencyLevel.HIGH), NOON);
        assertThat(value("SELECT urgency_level FROM customer_communications")).isEqualTo("high");
        assertThat(data.db().count("SELECT count(*) FROM notifications")).isZero();
    }

    @Test
    void whatCannotBeReadIsTriedAgainAndGivenUpWithItsReason() {
        data.take(
                data.mail(NOON.minusSeconds(60), "li@auxgroup.com", "坏", "坏的"),
                data.mail(NOON.minusSeconds(50), "li@auxgroup.com", "好", "好的"));
        AtomicInteger tries = new AtomicInteger();
        CommunicationAnalyst analyst = request -> {
            if (request.content().equals("坏的")) {
                tries.incrementAndGet();
                throw new IllegalStateException("no sense in it");
            }
            return inquiry(UrgencyLevel.LOW);
        };
        Instant now = NOON;
        for (int run = 0; run < 6; run++) {
            work(analyst, now);
            now = now.plus(Duration.ofHours(2));
        }
        assertThat(tries).hasValue(4);
        assertThat(value("SELECT analysis_error FROM customer_communications WHERE analysis_status = 'failed'"))
                .isEqualTo("java.lang.IllegalStateException: no sense in it");
        assertThat(data.db().count("SELECT count(*) FROM customer_communications WHERE analysis_status = 'done'"))
                .isOne();

        assertThat(queue.retryFailed()).isOne();
        work(request -> inquiry(UrgencyLevel.LOW), now);
        assertThat(data.db().count("SELECT count(*) FROM customer_communications WHERE analysis_status = 'done'"))
                .isEqualTo(2);
    }

    @Test
    void aClaimThatNobodyFinishedIsTakenOverWhenItsLeaseEnds() {
        data.take(data.mail(NOON.minusSeconds(60), "li@auxgroup.com", "询价", "样品"));
        assertThat(queue.claim(1, Duration.ofMinutes(10), NOON)).hasSize(1);
        assertThat(queue.claim(1, Duration.ofMinutes(10), NOON.plusSeconds(599)))
                .isEmpty();
        assertThat(queue.claim(1, Duration.ofMinutes(10), NOON.plusSeconds(600)))
                .singleElement()
                .satisfies(claim -> assertThat(claim.attempts()).isEqualTo(2));
    }

    @Test
    void twoHubsReadEachRecordOnce() throws InterruptedException {
        data.take(IntStream.range(0, 60)
                .mapToObj(i -> data.mail(NOON.minusSeconds(60L + i), "li@auxgroup.com", "询价", "第" + i + "封"))
                .toList());
        ConcurrentHashMap<String, Integer> reads = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(60);
        CommunicationAnalyst analyst = request -> {
            reads.merge(request.id(), 1, Integer::sum);
            done.countDown();
            return inquiry(UrgencyLevel.LOW, SAMPLE);
        };
        try (AnalysisWorker one = worker(analyst, NOON);
                AnalysisWorker two = worker(analyst, NOON)) {
            one.start();
            two.start();
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(reads).hasSize(60).allSatisfy((id, times) -> assertThat(times)
                .isOne());
        assertThat(data.db().count("SELECT count(*) FROM customer_communications WHERE analysis_status = 'done'"))
                .isEqualTo(60);
        assertThat(data.db().count("SELECT count(*) FROM communication_tasks")).isEqualTo(60);
    }

    @Test
    void theAnalystIsToldWhoseWordsItReads() {
        data.take(
                data.chat(NOON.minusSeconds(60), "wmErxtDgAA9AW32YyyuYRimKr7D1KWlw", "李工", "报价单发我"),
                data.reply(NOON.minusSeconds(50), "wmErxtDgAA9AW32YyyuYRimKr7D1KWlw", "李工", "好的"),
                data.call(NOON.minusSeconds(40), "+8613800138000", "客户：你好"));
        ConcurrentHashMap<String, Speaker> speakers = new ConcurrentHashMap<>();
        work(
                (AnalysisRequest request) -> {
                    speakers.put(request.content(), request.speaker());
                    return inquiry(UrgencyLevel.LOW);
                },
                NOON);
        assertThat(speakers)
                .containsEntry("报价单发我", Speaker.CUSTOMER)
                .containsEntry("好的", Speaker.SELLER)
                .containsEntry("客户：你好", Speaker.BOTH);
    }

    private void work(CommunicationAnalyst analyst, Instant now) {
        try (AnalysisWorker worker = worker(analyst, now)) {
            while (worker.workOnce()) {
                // the next one
            }
        }
    }

    private AnalysisWorker worker(CommunicationAnalyst analyst, Instant now) {
        return new AnalysisWorker(
                queue, () -> analyst, 2, SHANGHAI, Clock.fixed(now, ZoneOffset.UTC), new SimpleMeterRegistry());
    }

    private void again() {
        data.db().execute("UPDATE customer_communications SET analysis_status = 'pending'");
    }

    private String value(String sql) {
        return String.valueOf(data.db().value(sql));
    }
}

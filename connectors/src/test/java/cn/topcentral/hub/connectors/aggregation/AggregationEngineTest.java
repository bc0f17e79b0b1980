package cn.topcentral.hub.connectors.aggregation;

import static cn.topcentral.hub.connectors.aggregation.Drafts.call;
import static cn.topcentral.hub.connectors.aggregation.Drafts.chat;
import static cn.topcentral.hub.connectors.aggregation.Drafts.headers;
import static cn.topcentral.hub.connectors.aggregation.Drafts.mail;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregationEngineTest {
    private static final Instant NOON = Instant.parse("2024-06-15T04:00:00Z");
    private static final String US = "sales@topcentral.cn";

    @TempDir
    private Path files;

    private TestDatabase db;
    private AggregationEngine engine;
    private ContactPointRepository points;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        points = new ContactPointRepository(db.database());
        engine = engine();
    }

    private AggregationEngine engine() {
        OwnSide own = OwnSide.of(Set.of("topcentral.cn"), Set.of("+864008001234"), List.of());
        return new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(files),
                TestDatabase.TENANT,
                () -> own,
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private CustomerId aux() {
        CustomerId id = new CustomerRepository(db.database()).save(NewCustomer.named("宁波奥克斯空调有限公司"));
        points.bind(new ContactPoint.Key(ContactPointKind.DOMAIN, "auxgroup.com"), id, Optional.empty());
        return id;
    }

    private List<TimelineRecord> timeline(CustomerId customer) {
        return new TimelineRepository(db.database()).page(TimelineQuery.newest(List.of(customer), 100));
    }

    private long records() {
        return db.count("SELECT count(*) FROM customer_communications");
    }

    private long threads() {
        return db.count("SELECT count(DISTINCT thread_id) FROM customer_communications");
    }

    @Test
    void redeliveryInTheSameBatchOrALaterOneStoresNothingTwice() {
        CommunicationDraft draft = mail("m1@x", NOON, "li@auxgroup.com", US, "询价", headers("m1@x", "询价", false));
        assertThat(engine.accept(List.of(draft, draft)))
                .hasExactlyElementsOfTypes(IntakeResult.Stored.class, IntakeResult.Duplicate.class);
        assertThat(engine.accept(List.of(draft))).hasExactlyElementsOfTypes(IntakeResult.Duplicate.class);
        assertThat(records()).isEqualTo(1);
        assertThat(db.count("SELECT count(*) FROM communication_sources")).isEqualTo(1);
    }

    @Test
    void differentMailsWithOneMessageIdAreBothKeptHoweverOftenTheyCome() {
        List<CommunicationDraft> both = List.of(withBody("aaaaaaaaaaaaaaaa"), withBody("bbbbbbbbbbbbbbbb"));
        assertThat(engine.accept(both)).hasExactlyElementsOfTypes(IntakeResult.Stored.class, IntakeResult.Stored.class);
        assertThat(engine.accept(List.of(both.get(1), both.get(0))))
                .hasOnlyElementsOfType(IntakeResult.Duplicate.class);
        engine.accept(List.of(withBody("cccccccccccccccc")));
        assertThat(
                        db.value(
                                "SELECT string_agg(source_record_id, ' ' ORDER BY source_record_id) FROM communication_sources"))
                .isEqualTo("same@erp same@erp#bbbbbbbb same@erp#cccccccc");
    }

    /** With an attachment: those of the second mail were once refused for having the names of the first one's. */
    private static CommunicationDraft withBody(String hash) {
        CommunicationDraft draft =
                mail("same@erp", NOON, "erp@auxgroup.com", US, "订单", headers("same@erp", "订单", false));
        return Drafts.withAttachment(draft, "订单.txt", hash).withAttributes(Map.of(CommunicationDraft.BODY_HASH, hash));
    }

    @Test
    void whatWasSaidAmongOurselvesWaitsForNobody() {
        engine.accept(List.of(mail("i@x", NOON, "a@topcentral.cn", US, "内部", headers("i@x", "内部", false))));
        assertThat(points.unclaimed(10)).isEmpty();
        assertThat(db.value("SELECT direction FROM customer_communications")).isEqualTo("internal");
    }

    @Test
    void aMailIsTheCompanysByItsDomain() {
        CustomerId aux = aux();
        engine.accept(List.of(
                mail("m1@x", NOON, "zhang@auxgroup.com", US, "询价 PCR-ABS", headers("m1@x", "询价 pcr-abs", false))));
        assertThat(timeline(aux)).singleElement().satisfies(record -> {
            assertThat(record.direction().orElseThrow().code()).isEqualTo("inbound");
            assertThat(record.id().value()).startsWith("EMAIL-20240615-");
            assertThat(record.handledBy()).contains(US);
        });
    }

    @Test
    void aMailFromAFreeMailProviderIsNobodysByDomain() {
        CustomerId someone = new CustomerRepository(db.database()).save(NewCustomer.named("张三塑料"));
        points.bind(new ContactPoint.Key(ContactPointKind.DOMAIN, "qq.com"), someone, Optional.empty());
        assertThat(engine.accept(List.of(mail("m1@x", NOON, "88@qq.com", US, "询价", headers("m1@x", "询价", false)))))
                .first()
                .isInstanceOfSatisfying(IntakeResult.Stored.class, stored -> assertThat(stored.claimed())
                        .isFalse());
    }

    @Test
    void partiesOfTwoCustomersLeaveTheRecordForAPersonToDecide() {
        CustomerId aux = aux();
        CustomerId fotile = new CustomerRepository(db.database()).save(NewCustomer.named("宁波方太厨具有限公司"));
        points.bind(new ContactPoint.Key(ContactPointKind.EMAIL, "wang@fotile.com"), fotile, Optional.empty());
        engine.accept(List.of(
                mail("m1@x", NOON, "zhang@auxgroup.com", "wang@fotile.com", "转介绍", headers("m1@x", "转介绍", false))));
        assertThat(
                        db.value(
                                "SELECT attributes->>'identity_conflict' FROM customer_communications WHERE customer_id IS NULL"))
                .isEqualTo(aux + "," + fotile);
    }

    @Test
    void claimingAPartyBringsItsPastAndItsFuture() {
        engine.accept(List.of(call("c1", NOON, "+8613812345678", Duration.ofMinutes(3))));
        assertThat(points.unclaimed(10)).singleElement().satisfies(entry -> assertThat(entry.records())
                .isEqualTo(1));
        CustomerId customer = new CustomerRepository(db.database()).save(NewCustomer.named("新客户"));
        int moved =
                points.bind(new ContactPoint.Key(ContactPointKind.PHONE, "+8613812345678"), customer, Optional.empty());
        assertThat(moved).isEqualTo(1);
        engine.accept(List.of(call("c2", NOON.plusSeconds(60), "+8613812345678", Duration.ofMinutes(3))));
        assertThat(timeline(customer)).hasSize(2);
        assertThat(points.unclaimed(10)).isEmpty();
    }

    @Test
    void aRecordTheDatabaseRefusesDoesNotHoldUpItsNeighbours() {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            drafts.add(call("c" + i, NOON.plusSeconds(i), "+8613812345678", Duration.ofSeconds(i == 4 ? -1 : 60)));
        }
        List<IntakeResult> results = engine.accept(drafts);
        assertThat(results.get(4)).isInstanceOf(IntakeResult.Rejected.class);
        assertThat(results).filteredOn(IntakeResult.Stored.class::isInstance).hasSize(8);
        assertThat(records()).isEqualTo(8);
    }

    @Test
    void textThatPostgresRefusesIsCleaned() {
        CommunicationDraft draft =
                mail("m\u00001@x", NOON, "li@auxgroup.com", US, "a\u0000b\uD800", headers("m1@x", "ab", false));
        assertThat(engine.accept(List.of(draft))).hasExactlyElementsOfTypes(IntakeResult.Stored.class);
    }

    @RepeatedTest(5)
    void twoUnknownMailsFromOneNewSenderAtTheSameInstantMakeOneClaimEntryAndOneThread() throws Exception {
        CommunicationDraft first =
                mail("a@new.com", NOON, "boss@newfactory.com", US, "询价改性ABS", headers("a@new.com", "询价改性abs", false));
        CommunicationDraft second =
                mail("b@new.com", NOON, "boss@newfactory.com", US, "询价改性ABS", headers("b@new.com", "询价改性abs", false));
        atOnce(List.of(() -> engine().accept(List.of(first)), () -> engine().accept(List.of(second))));
        assertThat(records()).isEqualTo(2);
        assertThat(points.unclaimed(10)).singleElement().satisfies(entry -> assertThat(entry.records())
                .isEqualTo(2));
        assertThat(threads()).isEqualTo(1);
    }

    @RepeatedTest(3)
    void repliesFindTheirThreadInWhateverOrderTheyCome() {
        List<CommunicationDraft> thread = new ArrayList<>(List.of(
                mail("1@x", NOON, "li@auxgroup.com", US, "报价", headers("1@x", "报价", false)),
                mail("2@x", NOON.plusSeconds(10), US, "li@auxgroup.com", "Re: 报价", headers("2@x", "报价", true, "1@x")),
                mail(
                        "3@x",
                        NOON.plusSeconds(20),
                        "li@auxgroup.com",
                        US,
                        "Re: 报价",
                        headers("3@x", "报价", true, "1@x", "2@x")),
                mail("4@x", NOON.plusSeconds(30), "wu@auxgroup.com", US, "Re: 报价", headers("4@x", "报价", true, "3@x")),
                mail("9@x", NOON.plusSeconds(30), "li@auxgroup.com", US, "另一件事情", headers("9@x", "另一件事情", false))));
        Collections.shuffle(thread, new Random(records() + System.identityHashCode(thread)));
        thread.forEach(draft -> engine.accept(List.of(draft)));
        assertThat(threads()).isEqualTo(2);
        assertThat(
                        db.value(
                                """
                        SELECT string_agg(child.source_record_id || '>' || parent.source_record_id, ' ' ORDER BY child.source_record_id)
                        FROM customer_communications child JOIN customer_communications parent ON parent.record_id = child.parent_record_id
                        """))
                .isEqualTo("2@x>1@x 3@x>2@x 4@x>3@x");
    }

    @Test
    void aReplyWithoutHeadersJoinsBySubjectOnlyWithTheSameParty() {
        engine.accept(List.of(
                mail("1@x", NOON, US, "li@auxgroup.com", "PCR-ABS 报价单", headers("1@x", "pcr-abs 报价单", false)),
                mail(
                        "2@y",
                        NOON.plusSeconds(60),
                        "li@auxgroup.com",
                        US,
                        "回复：PCR-ABS 报价单",
                        headers("2@y", "pcr-abs 报价单", true)),
                mail(
                        "3@z",
                        NOON.plusSeconds(90),
                        "stranger@other.com",
                        US,
                        "Re: PCR-ABS 报价单",
                        headers("3@z", "pcr-abs 报价单", true))));
        assertThat(threads()).isEqualTo(2);
        assertThat(db.count("SELECT count(*) FROM thread_messages WHERE record_id IS NOT NULL"))
                .isEqualTo(3);
    }

    @RepeatedTest(5)
    void chatSessionsDoNotDependOnTheOrderOfArrival() {
        List<CommunicationDraft> messages = new ArrayList<>();
        for (int minute : new int[] {0, 30, 100, 210, 400, 410, 1500}) {
            messages.add(chat("w" + minute, NOON.plus(Duration.ofMinutes(minute)), "wmCustomer", "zhangwei"));
        }
        messages.add(chat("other", NOON.plus(Duration.ofMinutes(40)), "wmSomeoneElse", "zhangwei"));
        Collections.shuffle(messages, new Random(System.identityHashCode(messages)));
        messages.forEach(draft -> engine.accept(List.of(draft)));
        assertThat(
                        db.value(
                                """
                        SELECT string_agg(members, ' | ' ORDER BY members) FROM (
                            SELECT string_agg(source_record_id, ',' ORDER BY communication_time) AS members
                            FROM customer_communications GROUP BY thread_id) AS sessions
                        """))
                .isEqualTo("other | w0,w30,w100,w210 | w1500 | w400,w410");
    }

    @Test
    void manyDeliveriesAtOnceStoreEachCommunicationOnce() throws Exception {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            drafts.add(chat("w" + i, NOON.plusSeconds(i), "wmCustomer" + i % 7, "zhangwei"));
        }
        List<Callable<List<IntakeResult>>> deliveries = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            List<CommunicationDraft> shuffled = new ArrayList<>(drafts);
            Collections.shuffle(shuffled, new Random(thread));
            deliveries.add(() -> {
                List<IntakeResult> results = new ArrayList<>();
                for (int from = 0; from < shuffled.size(); from += 20) {
                    results.addAll(engine().accept(shuffled.subList(from, from + 20)));
                }
                return results;
            });
        }
        List<IntakeResult> results =
                atOnce(deliveries).stream().flatMap(List::stream).toList();
        assertThat(results).filteredOn(IntakeResult.Stored.class::isInstance).hasSize(200);
        assertThat(records()).isEqualTo(200);
        assertThat(threads()).isEqualTo(7);
    }

    /** Runs all at the same moment and gives their results. */
    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        try {
            List<Future<T>> futures = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}

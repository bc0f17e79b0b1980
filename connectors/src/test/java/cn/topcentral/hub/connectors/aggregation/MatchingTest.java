package cn.topcentral.hub.connectors.aggregation;

import static cn.topcentral.hub.connectors.aggregation.Drafts.headers;
import static cn.topcentral.hub.connectors.aggregation.Drafts.mail;
import static cn.topcentral.hub.connectors.aggregation.Drafts.party;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deduplication and correlation as the engine does them, on PostgreSQL. */
class MatchingTest {
    private static final Instant NOON = Instant.parse("2024-06-15T04:00:00Z");
    private static final String US = "sales@topcentral.cn";
    private static final String LI = "+8613812345678";

    @TempDir
    private Path files;

    private TestDatabase db;
    private AggregationEngine engine;
    private CustomerId aux;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        OwnSide own = OwnSide.of(Set.of("topcentral.cn"), Set.of("+864008001234"), List.of());
        engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(files),
                TestDatabase.TENANT,
                () -> own,
                Clock.fixed(NOON, ZoneOffset.UTC));
        aux = new CustomerRepository(db.database()).save(NewCustomer.named("宁波奥克斯空调有限公司"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void bind() {
        ContactPointRepository points = new ContactPointRepository(db.database());
        points.bind(new ContactPoint.Key(ContactPointKind.DOMAIN, "auxgroup.com"), aux, Optional.empty());
        points.bind(new ContactPoint.Key(ContactPointKind.PHONE, LI), aux, Optional.empty());
        points.bind(new ContactPoint.Key(ContactPointKind.WECOM_EXTERNAL, "wmLi"), aux, Optional.empty());
    }

    private static CommunicationDraft call(
            CommunicationType type, String system, String id, Instant time, Direction direction, int seconds) {
        boolean in = direction == Direction.INBOUND;
        return CommunicationDraft.of(new SourceKey(system, id), type, type.label(), time)
                .direction(Optional.of(direction))
                .duration(Optional.of(Duration.ofSeconds(Math.max(0, seconds))))
                .parties(
                        List.of(party(in ? Role.INITIATOR : Role.RECIPIENT, ContactPointKind.PHONE, LI, Side.CUSTOMER)))
                .content(system + " " + id)
                .original(Optional.of("raw " + id))
                .attributes(seconds < 0 ? Map.of("answered", "false") : Map.of())
                .build();
    }

    private static CommunicationDraft chat(String id, Instant time, String text) {
        return Drafts.chat(id, time, "wmLi", "zhangwei").but().content(text).build();
    }

    private static CommunicationDraft letter(String id, Instant time, String text) {
        return mail(id, time, "li@auxgroup.com", US, "询价", headers(id, "询价", false))
                .but()
                .content(text)
                .build();
    }

    private static CommunicationDraft visit(String id, Instant time, String text) {
        return CommunicationDraft.of(new SourceKey("report:tc", id), CommunicationType.VISIT, "商务拜访", time)
                .direction(Optional.of(Direction.OUTBOUND))
                .parties(List.of(party(Role.PARTICIPANT, ContactPointKind.PHONE, LI, Side.CUSTOMER)))
                .content(text)
                .build();
    }

    private long records() {
        return db.count("SELECT count(*) FROM customer_communications");
    }

    private static CommunicationDraft onThePlatform() {
        return call(CommunicationType.PHONE, "tinet:7000", "p1", NOON, Direction.INBOUND, 180);
    }

    private static CommunicationDraft onTheMobile() {
        return call(CommunicationType.MOBILE, "mobile:tc", "m1", NOON.plusSeconds(20), Direction.INBOUND, 178);
    }

    @Test
    void aCallSeenByTwoSystemsIsOneRecordWithTwoSources() {
        assertThat(engine.accept(List.of(onThePlatform()))).hasOnlyElementsOfType(IntakeResult.Stored.class);
        assertThat(engine.accept(List.of(onTheMobile()))).hasOnlyElementsOfType(IntakeResult.Merged.class);
        assertThat(records()).isEqualTo(1);
        assertThat(db.count("SELECT count(DISTINCT record_id) FROM communication_sources"))
                .isEqualTo(1);
        assertThat(db.value("SELECT reason FROM record_merges")).isEqualTo("同一通电话：号码相同，开始相差 20 秒");
        assertThat(engine.accept(List.of(onThePlatform(), onTheMobile())))
                .hasOnlyElementsOfType(IntakeResult.Duplicate.class);
    }

    @Test
    void twoOfOneBatchThatAreOneCallAreJoined() {
        assertThat(engine.accept(List.of(onThePlatform(), onTheMobile())))
                .hasExactlyElementsOfTypes(IntakeResult.Stored.class, IntakeResult.Merged.class);
        assertThat(records()).isEqualTo(1);
        assertThat(db.count("SELECT count(*) FROM communication_sources")).isEqualTo(2);
    }

    @Test
    void threeSystemsTellOneCallInOneBatchAfterAnotherTold() {
        engine.accept(List.of(onThePlatform()));
        engine.accept(List.of(
                onTheMobile(),
                call(CommunicationType.PHONE, "freeswitch:hq", "f1", NOON.plusSeconds(3), Direction.INBOUND, 180)));
        assertThat(records()).isEqualTo(1);
        assertThat(db.count("SELECT count(DISTINCT record_id) FROM communication_sources"))
                .isEqualTo(1);
        assertThat(db.count("SELECT count(*) FROM communication_parts")).isEqualTo(3);
    }

    @Test
    void whatAPersonPartedIsNotMergedAgain() {
        engine.accept(List.of(onThePlatform()));
        engine.accept(List.of(onTheMobile()));
        RecordId kept = new RecordId(db.value("SELECT record_id FROM customer_communications"));
        assertThat(engine.part(kept, "admin")).hasSize(1);
        assertThat(records()).isEqualTo(2);
        CommunicationDraft recording = onTheMobile()
                .but()
                .part(Optional.of(Part.facts("recording", Part.AMENDED)))
                .recordingUrl(Optional.of("https://files/1.mp3"))
                .build();
        engine.accept(List.of(recording));
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void redialsAndCallBacksStayApart() {
        engine.accept(List.of(
                call(CommunicationType.PHONE, "tinet:7000", "a", NOON, Direction.INBOUND, 12),
                call(CommunicationType.PHONE, "tinet:7000", "b", NOON.plusSeconds(40), Direction.INBOUND, 15),
                call(CommunicationType.MOBILE, "mobile:tc", "c", NOON.plusSeconds(70), Direction.OUTBOUND, 60)));
        assertThat(records()).isEqualTo(3);
    }

    @Test
    void aReportSentTwiceIsOneVisit() {
        bind();
        String text = "今天和王芳一起看了车间，对方想了解再生材料的阻燃等级和交期，下一步安排样品并约下周再访";
        engine.accept(List.of(visit("r1", NOON, text)));
        engine.accept(List.of(visit("r2", NOON.plusSeconds(600), text + "。")));
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aCallBackBelongsToTheMissedCallWhicheverComesFirst() {
        CommunicationDraft missed = call(CommunicationType.PHONE, "tinet:7000", "m", NOON, Direction.INBOUND, -1);
        CommunicationDraft back =
                call(CommunicationType.MOBILE, "mobile:tc", "b", NOON.plusSeconds(1800), Direction.OUTBOUND, 60);
        engine.accept(List.of(back));
        engine.accept(List.of(missed));
        assertThat(relations()).isEqualTo("b: m 未接来电的回拨 | m: b 未接来电的回拨");
        assertThat(
                        db.value(
                                """
                        SELECT missed.source_record_id FROM customer_communications back
                        JOIN customer_communications missed ON missed.record_id = back.parent_record_id AND missed.thread_id = back.thread_id
                        """))
                .isEqualTo("m");
    }

    private List<CommunicationDraft> aMatter() {
        List<CommunicationDraft> drafts = new ArrayList<>(List.of(
                call(CommunicationType.PHONE, "tinet:7000", "call", NOON, Direction.INBOUND, 100)
                        .but()
                        .content("张经理询价，PCR-ABS 要 50 吨")
                        .build(),
                letter("mail1", NOON.plusSeconds(7200), "报价单 BJ-2024-0088：PCR-ABS 50吨"),
                visit("visit", NOON.plus(Duration.ofDays(1)), "谈报价单BJ20240088"),
                letter("mail2", NOON.plus(Duration.ofDays(2)), "订单号 SO-2024-0615"),
                letter("mail3", NOON.plus(Duration.ofDays(40)), "报价单 BJ-2024-0088 过期了")));
        for (int i = 0; i < 6; i++) {
            drafts.add(chat("chat" + i, NOON.plusSeconds(3600 + i * 600L), "SO20240615 和 PCR-ABS 50吨 的事 " + i));
            drafts.add(chat("idle" + i, NOON.plusSeconds(3700 + i * 600L), "好的，收到 " + i));
        }
        return drafts;
    }

    @Test
    void oneMatterIsRelatedAcrossChannelsWhateverTheOrderOfArrival() {
        bind();
        engine.accept(aMatter());
        String expected = relations();
        assertThat(expected)
                .contains("visit: mail1 都提到报价单 BJ20240088")
                .contains("call: chat0 都谈到 PCR-ABS 50吨, chat1 都谈到 PCR-ABS 50吨, mail1 都谈到 PCR-ABS 50吨 |")
                .doesNotContain("idle")
                .doesNotContain("mail3");
        for (int seed = 0; seed < 3; seed++) {
            forgetEverything();
            List<CommunicationDraft> shuffled = aMatter();
            Collections.shuffle(shuffled, new Random(seed));
            for (int from = 0; from < shuffled.size(); from += 3) {
                engine.accept(shuffled.subList(from, Math.min(from + 3, shuffled.size())));
            }
            assertThat(relations()).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void relationsGoBothWays() {
        bind();
        engine.accept(aMatter());
        assertThat(
                        db.count(
                                """
                        SELECT count(*) FROM customer_communications one
                        CROSS JOIN LATERAL jsonb_array_elements(one.related_records) AS entry
                        WHERE NOT EXISTS (SELECT FROM customer_communications other, jsonb_array_elements(other.related_records) AS back
                                          WHERE other.record_id = entry ->> 'record_id' AND back ->> 'record_id' = one.record_id)
                        """))
                .isZero();
    }

    @Test
    void recordsOfDifferentCustomersOrOfNobodyAreNotRelated() {
        engine.accept(List.of(
                letter("mail", NOON, "订单号 SO-2024-0615"), chat("chat", NOON.plusSeconds(60), "订单号 SO-2024-0615 呢")));
        assertThat(relations()).isEmpty();
    }

    @Test
    void claimedRecordsAreRelatedOnceTheirCustomerIsKnown() {
        engine.accept(aMatter());
        assertThat(relations()).isEmpty();
        db.execute("UPDATE customer_communications SET customer_id = '" + aux.value() + "'");
        List<RecordId> all = new ArrayList<>();
        for (String id : db.value(
                        "SELECT string_agg(record_id, ',' ORDER BY record_id DESC) FROM customer_communications")
                .split(",", -1)) {
            all.add(new RecordId(id));
        }
        new IntakeStore(db.database()).inTransaction(transaction -> {
            new Correlation(transaction).correlate(all);
            return 0;
        });
        String related = relations();
        forgetEverything();
        bind();
        engine.accept(aMatter());
        assertThat(related).isEqualTo(relations());
    }

    @Test
    void chatMessagesWithoutSignsWriteNothing() {
        bind();
        engine.accept(List.of(chat("c", NOON, "好的，收到"), letter("m", NOON, "谢谢，已阅")));
        assertThat(db.count("SELECT count(*) FROM communication_signs")).isZero();
    }

    private void forgetEverything() {
        db.execute(
                "TRUNCATE customer_communications, communication_sources, communication_parties, communication_signs,"
                        + " communication_parts, record_merges, thread_messages, thread_subjects CASCADE");
    }

    /** Per record by source id: the others with the reason, the best first. */
    private String relations() {
        return db.value(
                """
                SELECT coalesce(string_agg(line, ' | ' ORDER BY line), '') FROM (
                    SELECT one.source_record_id || ': ' || string_agg(other.source_record_id || ' ' || (entry ->> 'reason'), ', '
                           ORDER BY (entry ->> 'score')::numeric DESC, other.source_record_id) AS line
                    FROM customer_communications one
                    CROSS JOIN LATERAL jsonb_array_elements(one.related_records) AS entry
                    JOIN customer_communications other ON other.record_id = entry ->> 'record_id'
                    GROUP BY one.source_record_id) AS lines
                """);
    }
}

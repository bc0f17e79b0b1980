package cn.topcentral.hub.connectors.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One communication told by two sources, and parted again. */
class RecordMergingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final String RECORDS =
            """
            SELECT string_agg(concat_ws('|', record_id, customer_id, communication_type, direction, communication_time, duration, subject, content,
                content_original, attributes::text, participants::text, attachment_count, attachment_urls::text, thread_id,
                (SELECT string_agg(source_system, ',') FROM communication_sources s WHERE s.record_id = c.record_id),
                (SELECT string_agg(contact_point_id::text || role, ',' ORDER BY contact_point_id) FROM communication_parties p
                 WHERE p.record_id = c.record_id),
                (SELECT string_agg(title, ',') FROM communication_tasks t WHERE t.record_id = c.record_id)), '
            ' ORDER BY record_id) FROM customer_communications c
            """;

    @TempDir
    Path folder;

    private TestDatabase db;
    private IntakeStore store;
    private AggregationEngine engine;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        store = new IntakeStore(db.database());
        engine = new AggregationEngine(
                store,
                new FileStore(folder),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of(), Set.of(), List.of()),
                Clock.fixed(NOON.plusSeconds(3600), ZoneOffset.UTC));
        db.execute("INSERT INTO customers (customer_id, tenant_id, name) VALUES ('C1', 'T001', '奥克斯')");
        db.execute("INSERT INTO contact_points (tenant_id, kind, value, customer_id, confidence)"
                + " VALUES ('T001', 'phone', '+8613812345678', 'C1', 1)");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static CommunicationDraft platform() {
        return Drafts.call("fs-1", NOON, "+8613812345678", Duration.ofSeconds(200));
    }

    private static CommunicationDraft rep() {
        return Drafts.withAttachment(
                CommunicationDraft.of(
                                new SourceKey("mobile:T001", "log-9"),
                                CommunicationType.MOBILE,
                                "移动电话",
                                NOON.minusSeconds(370)) // too far apart for the engine to find by itself
                        .parties(List.of(
                                Drafts.party(Role.INITIATOR, ContactPointKind.PHONE, "+8613812345678", Side.CUSTOMER),
                                Drafts.party(Role.RECIPIENT, ContactPointKind.WECOM_USER, "zhangsan", Side.OURS)))
                        .content("谈 PC 原料报价")
                        .original(Optional.of("13812345678,呼入"))
                        .followUps(List.of(new FollowUp("发报价", Optional.empty(), Optional.empty())))
                        .build(),
                "note.txt",
                "x");
    }

    private List<RecordId> bothStored() {
        engine.accept(List.of(platform()));
        engine.accept(List.of(rep()));
        return db.value("SELECT string_agg(record_id, ',' ORDER BY source_system) FROM customer_communications")
                .transform(ids ->
                        List.of(ids.split(",", -1)).stream().map(RecordId::new).toList());
    }

    /** As the stage that finds duplicates does it, when a late part shows that two stored records are one. */
    private void mergeStored(RecordId kept) {
        store.inTransaction(transaction -> {
            Arrival known = Arrival.of(0, rep(), NOON, new RecordId("CALL-20261120-x"), Direction.INBOUND)
                    .boundFor(
                            transaction
                                    .ledger()
                                    .records(List.of(Arrival.line(rep().source())))
                                    .values()
                                    .iterator()
                                    .next(),
                            true);
            Arrival merged = new RecordMerging(transaction).absorb(known, kept, "同一通电话", 0.98);
            for (Stage stage : List.of(
                    new Identify(),
                    new Store(OwnSide.of(Set.of(), Set.of(), List.of()), new RecordIds(TestDatabase.TENANT)))) {
                merged = stage.process(List.of(merged), transaction).get(0);
            }
            return merged;
        });
    }

    @Test
    void twoStoredRecordsBecomeOneAndComeApartExactlyAsTheyWere() {
        List<RecordId> stored = bothStored();
        String before = db.value(RECORDS);

        mergeStored(stored.get(0));
        assertThat(db.count("SELECT count(*) FROM customer_communications")).isOne();
        assertThat(db.value(
                        "SELECT concat_ws('|', communication_type, communication_time AT TIME ZONE 'UTC', content, attachment_count)"
                                + " FROM customer_communications"))
                .isEqualTo("phone|2026-11-20 04:00:00|呼入\n\n谈 PC 原料报价|1");
        assertThat(db.count("SELECT count(*) FROM communication_sources WHERE record_id = '"
                        + stored.get(0).value() + "'"))
                .isEqualTo(2);
        assertThat(engine.accept(List.of(rep(), platform()))).hasOnlyElementsOfType(IntakeResult.Duplicate.class);

        assertThat(engine.part(stored.get(0), "admin")).containsExactly(stored.get(1));
        assertThat(db.value(RECORDS)).isEqualTo(before);
        assertThat(db.value("SELECT undone_by FROM record_merges")).isEqualTo("admin");
        assertThat(engine.part(stored.get(0), "admin")).isEmpty();
    }

    @Test
    void whatWasRelatedToARecordThatWentIntoAnotherForgetsIt() {
        List<RecordId> stored = bothStored();
        engine.accept(List.of(Drafts.call("fs-9", NOON.minusSeconds(86_400), "+8613999999999", Duration.ofSeconds(5))));
        String third = db.value("SELECT record_id FROM customer_communications WHERE source_record_id = 'fs-9'");
        relate(third, stored.get(1).value());
        relate(stored.get(1).value(), third);

        mergeStored(stored.get(0));

        assertThat(db.value("SELECT related_records IS NULL FROM customer_communications WHERE record_id = '" + third
                        + "'"))
                .isEqualTo("t");
    }

    private void relate(String record, String other) {
        db.execute("UPDATE customer_communications SET related_records = '[{\"record_id\": \"" + other
                + "\", \"reason\": \"同一订单\"}]' WHERE record_id = '" + record + "'");
    }
}

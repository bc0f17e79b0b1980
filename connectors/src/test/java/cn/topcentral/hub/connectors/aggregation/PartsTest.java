package cn.topcentral.hub.connectors.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.IntakeResult.Duplicate;
import cn.topcentral.hub.connectors.aggregation.IntakeResult.Stored;
import cn.topcentral.hub.connectors.aggregation.IntakeResult.Updated;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Communications that come in several deliveries. */
class PartsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final SourceKey CALL = new SourceKey("tccc:1", "session-1");
    private static final String RECORD =
            """
            SELECT concat_ws('|', communication_type, direction, communication_time AT TIME ZONE 'Asia/Shanghai', duration, subject, content,
                recording_url, attributes::text, participants::text, attachment_count, attachment_urls::text, follow_up_items::text, summary)
            FROM customer_communications
            """;

    @TempDir
    Path folder;

    private TestDatabase db;
    private AggregationEngine engine;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(folder),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of(), Set.of(), List.of()),
                Clock.fixed(NOON.plusSeconds(3600), ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static CommunicationDraftBuilder call(Instant time, Part part) {
        return CommunicationDraft.of(CALL, CommunicationType.PHONE, "400电话", time)
                .part(Optional.of(part));
    }

    private static CommunicationDraft ringing() {
        return call(NOON, Part.facts("ringing", Part.ANNOUNCED))
                .parties(List.of(caller()))
                .content("来电 13812345678")
                .original(Optional.of("{\"event\":\"ring\"}"))
                .build();
    }

    private static CommunicationDraft ended() {
        return call(NOON.plusSeconds(2), Part.facts("ended", Part.ENDED))
                .parties(List.of(caller(), agent()))
                .duration(Optional.of(Duration.ofSeconds(200)))
                .subject(Optional.of("呼入 13812345678 通话 3分20秒"))
                .content("呼入 13812345678 通话 3分20秒")
                .original(Optional.of("{\"event\":\"hangup\"}"))
                .build();
    }

    private static CommunicationDraft recording() {
        return call(NOON.plusSeconds(300), Part.facts("recording:r1", Part.LATE))
                .recordingUrl(Optional.of("https://rec.example/r1.mp3"))
                .attachments(List.of(new AttachmentDraft(
                        "r1.mp3",
                        "audio/mpeg",
                        new AttachmentDraft.Content.Remote("https://rec.example/r1.mp3", 0),
                        false,
                        Optional.empty())))
                .build();
    }

    private static CommunicationDraft satisfaction() {
        return call(NOON.plusSeconds(400), Part.facts("satisfaction", Part.LATE))
                .attributes(Map.of("satisfaction", "5"))
                .build();
    }

    private static CommunicationDraft transcript() {
        return call(NOON.plusSeconds(900), Part.transcript("asr"))
                .content("客户：PCR-ABS 什么价？")
                .summary(Optional.of("询价"))
                .followUps(List.of(new FollowUp("发报价单", Optional.of(NOON.plusSeconds(86400)), Optional.empty())))
                .build();
    }

    private static Party caller() {
        return Drafts.party(Role.INITIATOR, ContactPointKind.PHONE, "+8613812345678", Side.CUSTOMER);
    }

    private static Party agent() {
        return Drafts.party(Role.RECIPIENT, ContactPointKind.NAME, "张伟", Side.OURS);
    }

    private static final List<CommunicationDraft> ALL =
            List.of(ringing(), ended(), recording(), satisfaction(), transcript());

    @Test
    void partsOfOneCallAreOneRecordThatSaysWhatAllOfThemSay() {
        assertThat(engine.accept(List.of(ringing()))).hasOnlyElementsOfType(Stored.class);
        for (CommunicationDraft later : ALL.subList(1, ALL.size())) {
            assertThat(engine.accept(List.of(later))).hasOnlyElementsOfType(Updated.class);
        }

        assertThat(db.count("SELECT count(*) FROM customer_communications")).isOne();
        assertThat(db.count("SELECT count(*) FROM communication_sources")).isOne();
        assertThat(db.value(RECORD))
                .startsWith(
                        "phone|inbound|2026-11-20 12:00:02|200|呼入 13812345678 通话 3分20秒|呼入 13812345678 通话 3分20秒\n\n客户：PCR-ABS"
                                + " 什么价？|https://rec.example/r1.mp3|{\"satisfaction\": \"5\"}|")
                .contains("\"发报价单\"");
        assertThat(db.value("SELECT attachment_count FROM customer_communications"))
                .isEqualTo("1");
        assertThat(db.value("SELECT title FROM communication_tasks")).isEqualTo("发报价单");
        assertThat(db.count(
                        "SELECT count(*) FROM customer_communications WHERE search @@ to_tsquery('simple', '''什么''')"))
                .isOne();
        assertThat(db.count("SELECT count(*) FROM communication_parts WHERE raw = '{\"event\":\"hangup\"}'"))
                .isOne();
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        engine.accept(ALL);
        String expected = withoutIds(db.value(RECORD));
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            List<CommunicationDraft> shuffled = new ArrayList<>(ALL);
            shuffled.addAll(ALL);
            Collections.shuffle(shuffled, random);
            db.execute(
                    "TRUNCATE customer_communications, communication_sources, communication_parts, communication_attachments,"
                            + " communication_tasks, communication_parties CASCADE");
            int split = random.nextInt(shuffled.size());
            engine.accept(shuffled.subList(0, split));
            engine.accept(shuffled.subList(split, shuffled.size()));
            assertThat(withoutIds(db.value(RECORD))).isEqualTo(expected);
            assertThat(db.count("SELECT count(*) FROM customer_communications")).isOne();
        }
    }

    /** The record id holds the day of what came first, and attachments are named after it. */
    private static String withoutIds(String record) {
        return record.replaceAll("/attachments/[^\"]*", "/attachments/…");
    }

    @Test
    void partsDeliveredAgainChangeNothing() {
        engine.accept(ALL);
        String before = db.value(RECORD + "") + db.value("SELECT updated_at FROM customer_communications");

        assertThat(engine.accept(ALL)).hasOnlyElementsOfType(Duplicate.class);
        assertThat(db.value(RECORD + "") + db.value("SELECT updated_at FROM customer_communications"))
                .isEqualTo(before);
    }

    @Test
    void aLatePartAsksForTheAnalysisAgainOnlyWhenThereIsMoreToRead() {
        engine.accept(List.of(ended()));
        db.execute("UPDATE customer_communications SET analysis_status = 'done'");
        engine.accept(List.of(satisfaction()));
        assertThat(db.value("SELECT analysis_status FROM customer_communications"))
                .isEqualTo("done");
        engine.accept(List.of(transcript()));
        assertThat(db.value("SELECT analysis_status FROM customer_communications"))
                .isEqualTo("pending");
    }

    @Test
    void aHigherVersionOfAPartReplacesIt() {
        SourceKey key = new SourceKey("jsj:form", "12");
        CommunicationDraftBuilder entry =
                CommunicationDraft.of(key, CommunicationType.FORM, "表单", NOON).parties(List.of(caller()));
        CommunicationDraft first = entry.content("要 5 吨")
                .part(Optional.of(new Part(Part.Kind.FACTS, "entry", Part.ENDED, 1)))
                .build();
        CommunicationDraft edited = entry.content("要 8 吨")
                .part(Optional.of(new Part(Part.Kind.FACTS, "entry", Part.ENDED, 2)))
                .build();

        assertThat(engine.accept(List.of(first))).hasOnlyElementsOfType(Stored.class);
        assertThat(engine.accept(List.of(edited))).hasOnlyElementsOfType(Updated.class);
        assertThat(engine.accept(List.of(first))).hasOnlyElementsOfType(Duplicate.class);
        assertThat(db.value("SELECT content FROM customer_communications")).isEqualTo("要 8 吨");
    }

    @Test
    void messagesOfAConversationAreShownInTheirOrderAndWithdrawnOnesNot() {
        List<CommunicationDraft> messages = new ArrayList<>(IntStream.range(0, 4)
                .mapToObj(number -> message("m" + number, 0, NOON.plusSeconds(number * 60L), "第 " + number + " 句"))
                .toList());
        messages.add(message("m2", 1, NOON.plusSeconds(120), ""));
        Collections.shuffle(messages, new Random(3));
        messages.forEach(message -> engine.accept(List.of(message)));

        assertThat(db.value("SELECT content FROM customer_communications"))
                .isEqualTo("[11-20 12:00] 客户：第 0 句\n[11-20 12:01] 客户：第 1 句\n[11-20 12:03] 客户：第 3 句");
        assertThat(db.value("SELECT attributes ->> 'message_count' FROM customer_communications"))
                .isEqualTo("3");
        assertThat(db.value("SELECT communication_time FROM customer_communications"))
                .startsWith("2026-11-20 04:00:00");
    }

    private static CommunicationDraft message(String id, long version, Instant time, String text) {
        return CommunicationDraft.of(new SourceKey("chatwoot:1", "42"), CommunicationType.WEBCHAT, "官网咨询", time)
                .parties(List.of(caller()))
                .content(text)
                .part(Optional.of(Part.message(id, version)))
                .build();
    }

    @Test
    void aMessageAndItsRecallInOneBatchAreOneRecord() {
        CommunicationDraft message = Drafts.chat("msg1", NOON, "wmA", "zhangsan");
        CommunicationDraft recall = message.but()
                .content("[撤回了一条消息]")
                .part(Optional.of(Part.facts("revoke", Part.LATE)))
                .attributes(Map.of("revoked", "true"))
                .build();

        List<IntakeResult> results = engine.accept(List.of(recall, message));

        assertThat(results).hasOnlyElementsOfTypes(Stored.class, Updated.class).hasSize(2);
        assertThat(db.value("SELECT content FROM customer_communications")).isEqualTo("【已撤回】message msg1");
        assertThat(db.count("SELECT count(*) FROM customer_communications")).isOne();
    }

    @Test
    void aMessageThatComesAfterItsRecallIsKeptAndMarked() {
        CommunicationDraft message = Drafts.chat("msg1", NOON, "wmA", "zhangsan");
        CommunicationDraft recall = CommunicationDraft.of(
                        message.source(), CommunicationType.WECHAT, "企业微信", NOON.plusSeconds(60))
                .part(Optional.of(Part.facts("revoke", Part.LATE)))
                .attributes(Map.of("revoked", "true"))
                .build();

        assertThat(engine.accept(List.of(recall))).hasOnlyElementsOfType(Stored.class);
        assertThat(engine.accept(List.of(message))).hasOnlyElementsOfType(Updated.class);
        assertThat(engine.accept(List.of(message, recall))).hasOnlyElementsOfType(Duplicate.class);

        assertThat(db.value(
                        "SELECT concat_ws('|', content, attributes ->> 'revoked', direction, conversation, thread_id IS NOT NULL)"
                                + " FROM customer_communications"))
                .isEqualTo("【已撤回】message msg1|true|inbound|wmA|zhangsan|t");
        assertThat(db.count("SELECT count(*) FROM communication_parties")).isOne();
    }

    @Test
    void aPartAddsToARecordThatCameWhole() {
        CommunicationDraft message = Drafts.chat("msg2", NOON, "wmA", "zhangsan")
                .but()
                .content("[语音]")
                .build();
        engine.accept(List.of(message));
        engine.accept(
                List.of(CommunicationDraft.of(message.source(), CommunicationType.WECHAT, "企业微信", NOON.plusSeconds(60))
                        .part(Optional.of(Part.transcript("text:1")))
                        .content("下周三到货")
                        .build()));

        assertThat(db.value("SELECT content FROM customer_communications")).isEqualTo("[语音] 下周三到货");
        assertThat(db.value("SELECT communication_time FROM customer_communications"))
                .startsWith("2026-11-20 04:00:00");
        assertThat(db.value("SELECT direction FROM customer_communications")).isEqualTo(Direction.INBOUND.code());
    }

    @Test
    void aCompanyIsFoundByItsNameAndACustomerByItsId() {
        db.execute(
                "INSERT INTO customers (customer_id, tenant_id, name) VALUES ('C1', 'T001', '宁波奥克斯空调有限公司'), ('C2', 'T001', '美的')");
        db.execute(
                "INSERT INTO customer_names (tenant_id, customer_id, kind, key, grams) VALUES ('T001', 'C1', 'alias', '奥克斯', '')");
        CommunicationDraftBuilder visit =
                CommunicationDraft.of(new SourceKey("crm_visit", "V1"), CommunicationType.VISIT, "商务拜访", NOON);
        Party named = new Party(
                Role.PARTICIPANT, ContactPointKind.COMPANY, Optional.empty(), "奥克斯 ", Optional.empty(), Side.CUSTOMER);
        engine.accept(List.of(
                visit.parties(List.of(named)).build(),
                visit.source(new SourceKey("crm_visit", "V2"))
                        .attributes(Map.of("customer_id", "C2"))
                        .build()));

        assertThat(db.value(
                        "SELECT string_agg(customer_id, ',' ORDER BY source_record_id) FROM customer_communications"))
                .isEqualTo("C1,C2");
    }

    @Test
    void aCopyInAnotherMailboxIsALineOfTheSameRecord() {
        CommunicationDraft mail = Drafts.mail(
                "a@x", NOON, "li@aux.example", "us@topcentral.example", "报价", Drafts.headers("a@x", "报价", false));
        engine.accept(List.of(mail.but()
                .copies(List.of(new SourceKey("imap:sales", "INBOX/1/7")))
                .build()));
        assertThat(engine.accept(List.of(mail.but()
                        .copies(List.of(new SourceKey("imap:boss", "INBOX/1/9")))
                        .build())))
                .hasOnlyElementsOfType(Duplicate.class);

        assertThat(db.count("SELECT count(*) FROM customer_communications")).isOne();
        assertThat(db.count("SELECT count(DISTINCT record_id) FROM communication_sources"))
                .isOne();
        assertThat(db.count("SELECT count(*) FROM communication_sources")).isEqualTo(3);
    }
}

package cn.topcentral.hub.connectors.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitReportTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/visit");

    @TempDir
    private Path folder;

    private final VisitFileConnector files = new VisitFileConnector(new PhoneNumbers());
    private final VisitReportDecoder decoder = new VisitReportDecoder(new PhoneNumbers());

    @Test
    void allFieldsOfTheSeedArrive() throws IOException {
        CommunicationDraft draft =
                drafts(FIXTURES.resolve("report__seed_fields.json")).get(0);

        assertThat(draft.source()).isEqualTo(new SourceKey("crm_visit", "V-2026-0031"));
        assertThat(draft.type()).isEqualTo(CommunicationType.VISIT);
        assertThat(draft.channel()).isEqualTo("商务拜访");
        assertThat(draft.direction()).contains(Direction.OUTBOUND);
        assertThat(draft.time()).isEqualTo(Instant.parse("2026-03-05T01:30:00Z"));
        assertThat(draft.duration()).contains(Duration.ofHours(2));
        assertThat(draft.subject()).contains("商务拜访 - 宁波市鄞州区奥克斯工业园");
        assertThat(draft.location()).contains("宁波市鄞州区奥克斯工业园");
        assertThat(draft.attributes())
                .containsEntry("customer_id", "CUST-20260101-AUX")
                .containsEntry("report_id", "V-2026-0031");
        assertThat(draft.parties().stream().map(VisitReportTest::party))
                .containsExactly(
                        "INITIATOR name 张三 OURS",
                        "RECIPIENT phone +8613812345678 CUSTOMER",
                        "RECIPIENT email chen@auxgroup.com CUSTOMER");
        assertThat(draft.followUps())
                .containsExactly(
                        new FollowUp("3月9日前寄样品", Optional.of(Instant.parse("2026-03-09T10:00:00Z")), Optional.empty()),
                        new FollowUp("下周三前发报价", Optional.of(Instant.parse("2026-03-11T10:00:00Z")), Optional.of("李四")));
        assertThat(draft.attachments()).singleElement().satisfies(photo -> {
            assertThat(photo.fileName()).isEqualTo("site.png");
            assertThat(photo.mediaType()).isEqualTo("image/png");
            assertThat(((Content.Bytes) photo.content()).bytes()).hasSize(12);
        });
    }

    @Test
    void reportAboutSeveralCustomersIsOneDraftForEach() throws IOException {
        List<CommunicationDraft> drafts = drafts(FIXTURES.resolve("trip__several_customers.md"));

        assertThat(drafts)
                .extracting(CommunicationDraft::source)
                .containsExactly(
                        new SourceKey("crm_visit", "T-2026-007#宁波奥克斯电气"),
                        new SourceKey("crm_visit", "T-2026-007#杭州华日塑业"));
        assertThat(drafts).allSatisfy(draft -> {
            assertThat(draft.attributes()).containsEntry("report_id", "T-2026-007");
            assertThat(draft.followUps()).extracting(FollowUp::title).containsExactly("月底前给两家更新报价");
            assertThat(draft.content()).isEqualTo("出差两天，先后拜访两家。");
        });
        assertThat(drafts.get(1).parties().stream().map(VisitReportTest::party))
                .containsExactly("INITIATOR name 张三 OURS", "RECIPIENT company 杭州华日塑业 CUSTOMER");
    }

    @Test
    void eachOfSeveralCustomersMayHaveWordsPeopleAndAnIdOfItsOwn() {
        List<CommunicationDraft> drafts = decoder.decode(
                """
                {"report_id":"R1","date":"2026-03-06","sales_person":{"name":"张三","userid":"ZhangSan"},"content":"出差。",
                 "customers":[{"name":"甲公司","customer_id":"C1","content":"谈价格。","participants":["甲工"],"location":"宁波"},
                              {"name":"乙公司","content":"谈交期。"}]}
                """);

        assertThat(drafts).extracting(CommunicationDraft::content).containsExactly("出差。\n\n谈价格。", "出差。\n\n谈交期。");
        assertThat(drafts.get(0).source().recordId()).isEqualTo("R1#C1");
        assertThat(drafts.get(0).attributes()).containsEntry("customer_id", "C1");
        assertThat(drafts.get(1).attributes()).doesNotContainKey("customer_id");
        assertThat(drafts.get(0).subject()).contains("商务拜访 - 宁波");
        assertThat(drafts.get(0).parties().stream().map(VisitReportTest::party))
                .containsExactly(
                        "INITIATOR wecom_user zhangsan OURS",
                        "RECIPIENT company 甲公司 CUSTOMER",
                        "RECIPIENT name 甲工 CUSTOMER");
    }

    @Test
    void reportWithoutIdIsKnownByWhoWhenWhomAndItsBeginning() {
        String report = "拜访人：张三\n时间：2026-03-05 09:00\n客户：奥克斯\n内容：" + "谈".repeat(300);

        String key = decoder.decode(report).get(0).source().recordId();

        assertThat(key).hasSize(64);
        assertThat(decoder.decode(report + "。尾").get(0).source().recordId()).isEqualTo(key);
        assertThat(decoder.decode(report.replace("09:00", "10:00"))
                        .get(0)
                        .source()
                        .recordId())
                .as("the same day")
                .isEqualTo(key);
        assertThat(decoder.decode(report.replace("03-05", "03-06"))
                        .get(0)
                        .source()
                        .recordId())
                .isNotEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sales_person\":\"张三\",\"content\":\"x\"}|no visit_date or time or date is given",
                "{\"visit_date\":\"2026-03-05\",\"content\":\"x\"}|no sales_person is given",
                "{\"visit_date\":\"2026-03-05\",\"sales_person\":\"张三\"}|no content is given",
                "{\"visit_date\":\"2926-03-05\",\"sales_person\":\"张三\",\"content\":\"x\"}|time '2926-03-05' cannot be",
                "{\"visit_date\":\"2026-03-05\",\"sales_person\":\"张三\",\"content\":\"x\",\"duration_minutes\":99999}|more than 31 days",
                "{\"visit_date\":\"2026-03-05\",\"sales_person\":\"张三\",\"content\":\"x\",\"photos\":[\"/etc/passwd\"]}|photos[0] is no https link",
                "{\"visit_date\":|no JSON"
            })
    void badReportIsRefusedWithTheFieldAndTheRemedy(String report, String reason) {
        assertThatThrownBy(() -> decoder.decode(report))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.png",
                "/etc/passwd",
                "a/../../secret.png",
                "..\\\\..\\\\secret.png",
                "link.png",
                "missing.png"
            })
    void photoOutsideTheFolderIsNeverRead(String photo) throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Path secret = Files.writeString(folder.resolve("secret.png"), "secret");
        Files.createSymbolicLink(reports.resolve("link.png"), secret);
        Path report = Files.writeString(
                reports.resolve("r.json"),
                "{\"visit_date\":\"2026-03-05\",\"sales_person\":\"张三\",\"content\":\"x\",\"photos\":[\"" + photo
                        + "\"]}");

        assertThat(items(report)).singleElement().satisfies(item -> assertThat(((ImportItem.Rejected) item).reason())
                .startsWith("photos[0]")
                .doesNotContain("secret"));
    }

    @Test
    void photoBehindALinkIsFetchedLater() {
        CommunicationDraft draft = decoder.decode(
                        "{\"visit_date\":\"2026-03-05\",\"sales_person\":\"张三\",\"content\":\"x\","
                                + "\"photos\":[\"https://files.example.com/a/site.jpg?sign=1\"]}")
                .get(0);

        assertThat(draft.attachments()).singleElement().satisfies(photo -> {
            assertThat(photo.fileName()).isEqualTo("site.jpg");
            assertThat(photo.content()).isEqualTo(new Content.Remote("https://files.example.com/a/site.jpg?sign=1", 0));
        });
    }

    private List<CommunicationDraft> drafts(Path file) throws IOException {
        return items(file).stream()
                .map(item -> ((ImportItem.Decoded) item).draft())
                .toList();
    }

    private List<ImportItem> items(Path file) throws IOException {
        try (Stream<ImportItem> items = files.read(file)) {
            return items.toList();
        }
    }

    private static String party(Party party) {
        return party.role() + " " + party.kind().code() + " " + party.value().orElse("?") + " " + party.side();
    }
}

package cn.topcentral.hub.connectors.phone;

import static cn.topcentral.hub.connectors.phone.CallFiles.MOBILE;
import static cn.topcentral.hub.connectors.phone.CallFiles.PHONE;
import static cn.topcentral.hub.connectors.phone.CallFiles.drafts;
import static cn.topcentral.hub.connectors.phone.CallFiles.read;
import static cn.topcentral.hub.connectors.phone.CallFiles.rejections;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallFileConnectorTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"generic__chinese_utf8_bom.csv", "generic__chinese_gbk.csv", "generic__unicode_text_tabs.csv"})
    void sameRowsAreReadFromEveryEncoding(String fixture) throws IOException {
        List<ImportItem> items = read(MOBILE, fixture);

        assertThat(rejections(items)).isEmpty();
        assertThat(drafts(items).stream().map(draft -> CallFiles.line(draft).replaceFirst("^[0-9a-f]{64}", "hash")))
                .containsExactly(
                        "hash | OUTBOUND | 2025-11-22T07:20:00Z | I name 张三 O, R phone +8613812345678(王经理) C | 呼出 138-1234-5678 通话 3分20秒",
                        "hash | INBOUND | 2025-11-22T07:40:00Z | I phone +8657487654321(奥克斯前台) C, R name 张三 O | 呼入 57487654321 通话 1分5秒",
                        "hash | INBOUND | 2025-11-22T08:00:05Z | I phone +8613987654321 C, R name 李四 O | 未接来电 13987654321",
                        "hash | INBOUND | 2025-11-22T08:10:00Z | I phone ?95588(工商银行) C, R name 李四 O | 呼入 95588 通话 30秒",
                        "hash | OUTBOUND | 2025-11-22T08:20:00Z | I name 李四 O, R phone ?138****0000 C | 呼出 138****0000 通话 45秒");
    }

    @Test
    void mobileCallIsAMobileRecordOfTheOrganisation() throws IOException {
        CommunicationDraft call =
                drafts(read(MOBILE, "generic__chinese_gbk.csv")).get(0);

        assertThat(call.source().system()).isEqualTo("mobile:topcentral");
        assertThat(call.type()).isEqualTo(CommunicationType.MOBILE);
        assertThat(call.channel()).isEqualTo("移动电话");
        assertThat(call.content()).isEqualTo("谈 PC 原料报价，等回复");
        assertThat(call.duration()).contains(Duration.ofSeconds(200));
        assertThat(call.original().orElseThrow()).contains("\"对方号码\":\"138-1234-5678\"");
    }

    @Test
    void sameRowsOfThePhoneChannelAreOfAnotherSource() throws IOException {
        assertThat(drafts(read(PHONE, "generic__chinese_gbk.csv"))
                        .get(0)
                        .source()
                        .system())
                .isEqualTo("phone_csv");
    }

    @Test
    void numberWrittenOtherwiseIsTheSameCall() throws IOException {
        String header = "号码,类型,时间,时长\n";
        Path written = Files.writeString(folder.resolve("a.csv"), header + "138-1234-5678,呼出,2025/11/22 15:20,3:20\n");
        Path again = Files.writeString(folder.resolve("b.csv"), header + "+8613812345678,2,1763796030000,200\n");
        Path longer = Files.writeString(folder.resolve("c.csv"), header + "13812345678,呼出,2025/11/22 15:20,3:21\n");

        assertThat(key(written)).isEqualTo(key(again)).isNotEqualTo(key(longer));
    }

    @Test
    void badRowsAreNamedAndTheirNeighboursStored() throws IOException {
        List<ImportItem> items = read(PHONE, "generic__bad_rows.csv");

        assertThat(drafts(items)).extracting(CommunicationDraft::content).containsExactly("第一条", "两行\n备注", "最后一条");
        assertThat(rejections(items))
                .containsExactly(
                        "line 4: number '1.38E+10' was rounded by a spreadsheet, its last digits are lost; format the column as text and export again",
                        "line 5: column 号码 is empty",
                        "line 6: number '张经理' has no digits; is it in the right column?",
                        "line 7: time '昨天' is not understood; write it as 2025-06-05 15:20:00 or in epoch milliseconds",
                        "line 8: time '2025-02-30 09:00' does not exist: Invalid date 'FEBRUARY 30'",
                        "line 9: time '2125-02-20 09:00' cannot be: it would be 2125-02-20T01:00:00Z",
                        "line 10: duration '很久' is not understood; write seconds, 3:20, 0:03:20 or 3分20秒",
                        "line 11: type '9' is none of the codes 1 to 7 of a phone's call log; write 呼入, 呼出 or 未接",
                        "line 12: 6 columns where there should be 5; is the line cut off, or a text with a comma in it not in quotation marks?",
                        "line 13: 2 columns where there should be 5; is the line cut off, or a text with a comma in it not in quotation marks?");
        assertThat(items).extracting(ImportItem::position).endsWith("line 15", "line 17");
    }

    @Test
    void wrongColumnsAreRefusedOnceForTheWholeFile() throws IOException {
        List<ImportItem> items = read(PHONE, "generic__wrong_columns.csv");

        assertThat(rejections(items))
                .containsExactly(": these are not the columns of call records; found: 商品, 价格; needed: "
                        + "a number (号码/电话/对方号码/number, or 主叫 and 被叫/caller and callee) and a time (时间/开始时间/date)");
    }

    @Test
    void unclosedQuotationMarkIsNamedWithItsLine() throws IOException {
        List<ImportItem> items = read(PHONE, "generic__unclosed_quote.csv");

        assertThat(drafts(items)).extracting(CommunicationDraft::content).containsExactly("好");
        assertThat(rejections(items))
                .singleElement()
                .asString()
                .startsWith("line 3: ")
                .contains("unclosed quotation mark");
    }

    @Test
    void endlessRecordIsStoppedBeforeItFillsTheMemory() throws IOException {
        Path file = folder.resolve("endless.csv");
        Files.writeString(file, "号码,时间,备注\n13812345678,2025-11-22 09:00,\"" + "x".repeat(3 << 20) + "\n");

        assertThat(rejections(read(PHONE, file))).singleElement().asString().contains("a record longer than 1048576");
    }

    @Test
    void cutOffArrayKeepsWhatWasWhole() throws IOException {
        List<ImportItem> items = read(PHONE, "tinet__cut_off.json");

        assertThat(drafts(items)).hasSize(2);
        assertThat(rejections(items))
                .singleElement()
                .asString()
                .startsWith("record 3: not valid JSON at line 1")
                .contains("cut off");
    }

    @Test
    void badLinesOfJsonCostOnlyThemselves() throws IOException {
        List<ImportItem> items = read(PHONE, "lines__bad_neighbours.ndjson");

        assertThat(drafts(items)).hasSize(2);
        assertThat(rejections(items))
                .satisfiesExactly(
                        cut -> assertThat(cut).startsWith("line 2: not valid JSON at character"),
                        other -> assertThat(other)
                                .startsWith("line 3: these are not the columns")
                                .contains("price"),
                        array -> assertThat(array).startsWith("line 4: not a JSON object"));
    }

    @Test
    void lineInAnotherEncodingCostsOnlyItself() throws IOException {
        String call = "{\"号码\":\"13812345678\",\"时间\":\"2025-11-22 09:00\",\"备注\":\"要样品\"}\n";
        Path file = folder.resolve("calls.json");
        Files.writeString(file, call + call.replace("22 09", "22 10"));
        Files.write(file, call.getBytes(Charset.forName("GBK")), StandardOpenOption.APPEND);

        List<ImportItem> items = read(PHONE, file);

        assertThat(drafts(items)).extracting(CommunicationDraft::content).containsExactly("要样品", "要样品");
        assertThat(rejections(items)).containsExactly("line 3: not UTF-8; save the file as UTF-8");
    }

    @Test
    void whereNothingTellsWhoCalledNobodyIsSaidToHave() throws IOException {
        Path file = Files.writeString(folder.resolve("calls.csv"), "号码,时间,员工\n13812345678,2025-11-22 09:00,张三\n");

        CommunicationDraft call = drafts(read(MOBILE, file)).get(0);

        assertThat(call.direction()).isEmpty();
        assertThat(call.parties()).extracting(Party::role).containsExactly(Role.PARTICIPANT, Role.PARTICIPANT);
        assertThat(call.content()).isEqualTo("电话 13812345678");
    }

    @Test
    void unknownEncodingAndWorkbooksAreRefusedWithARemedy() throws IOException {
        Path workbook =
                Files.write(folder.resolve("calls.csv"), "PK\u0003\u0004....".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(rejections(read(PHONE, "neither_encoding.csv")))
                .singleElement()
                .asString()
                .contains("neither UTF-8 nor GBK");
        assertThat(rejections(read(PHONE, workbook))).singleElement().asString().contains("Excel workbook");
    }

    @Test
    void emptyAndMissingFilesAreTold() throws IOException {
        assertThat(rejections(read(PHONE, Files.createFile(folder.resolve("empty.csv")))))
                .containsExactly(": the file is empty");
        assertThat(read(PHONE, Files.createFile(folder.resolve("empty.json")))).isEmpty();
        assertThatThrownBy(() -> PHONE.read(folder.resolve("none.csv"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void chatArchivesAreLeftToTheOtherConnector() throws IOException {
        Path archive = Files.writeString(folder.resolve("archive.jsonl"), "{\"msgid\":\"1\"}");
        Path calls = Files.writeString(folder.resolve("calls.json"), "[{\"cdr_main_unique_id\":\"1\"}]");

        assertThat(PHONE.accepts(archive)).isFalse();
        assertThat(PHONE.accepts(calls)).isTrue();
        assertThat(PHONE.accepts(folder.resolve("Master.CSV"))).isTrue();
        assertThat(PHONE.accepts(folder.resolve("mail.eml"))).isFalse();
        assertThat(List.of(PHONE.channel(), MOBILE.channel())).containsExactly("phone", "mobile");
    }

    private static String key(Path file) throws IOException {
        return drafts(read(MOBILE, file)).get(0).source().recordId();
    }
}

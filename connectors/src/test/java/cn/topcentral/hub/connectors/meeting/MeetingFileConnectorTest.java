package cn.topcentral.hub.connectors.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingFileConnectorTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/meeting");

    @TempDir
    private Path folder;

    private final MeetingFileConnector connector = new MeetingFileConnector(new PhoneNumbers());

    @Test
    void markdownMinutesAreAMeetingWithPeoplePlaceAndToDos() throws IOException {
        CommunicationDraft draft = only(FIXTURES.resolve("minutes__headed_lines.md"));

        assertThat(draft.type()).isEqualTo(CommunicationType.MEETING);
        assertThat(draft.time()).isEqualTo(Instant.parse("2026-03-05T06:00:00Z"));
        assertThat(draft.duration()).contains(Duration.ofMinutes(150));
        assertThat(draft.location()).contains("奥克斯总部 3 号会议室");
        assertThat(draft.subject()).contains("PC/ABS 年度合作会议");
        assertThat(draft.parties().stream().map(MeetingFileConnectorTest::party))
                .containsExactly(
                        "RECIPIENT company 宁波奥克斯电气 CUSTOMER",
                        "PARTICIPANT name 张三 UNKNOWN",
                        "PARTICIPANT name 李四 UNKNOWN",
                        "PARTICIPANT phone +8613812345678 UNKNOWN",
                        "PARTICIPANT email wang@auxgroup.com UNKNOWN");
        assertThat(draft.content())
                .startsWith("确认了年度用量 200 吨。")
                .contains("时间：客户希望 4 月交货")
                .doesNotContain("发样品");
        assertThat(draft.followUps()).extracting(FollowUp::title).containsExactly("3月12日前发样品", "更新报价单");
        assertThat(draft.followUps().get(0).due()).contains(Instant.parse("2026-03-12T10:00:00Z"));
        assertThat(draft.part()).isEmpty();
    }

    @Test
    void frontMatterSaysTheSameAsHeadedLines() throws IOException {
        CommunicationDraft draft = only(
                write(
                        "a.md",
                        """
                ---
                customer: "宁波奥克斯电气"
                date: 2026-03-05 14:00
                duration: 1小时30分
                participants:
                  - 张三
                  - 王经理 13812345678
                ---
                # 价格会
                谈了价格。
                """));

        assertThat(draft.duration()).contains(Duration.ofMinutes(90));
        assertThat(draft.subject()).contains("价格会");
        assertThat(draft.content()).isEqualTo("谈了价格。");
        assertThat(draft.parties()).hasSize(3);
    }

    @Test
    void jsonListIsReadMeetingByMeetingAndABadOneIsNamed() throws IOException {
        List<ImportItem> items = read(FIXTURES.resolve("minutes__list_with_bad_one.json"));

        assertThat(items).hasSize(3);
        assertThat(((ImportItem.Decoded) items.get(0)).draft().source())
                .isEqualTo(new SourceKey("meeting_minutes", "M-2026-17"));
        assertThat(items.get(1))
                .isEqualTo(new ImportItem.Rejected("report 2", "no start_time or time or date is given"));
        CommunicationDraft third = ((ImportItem.Decoded) items.get(2)).draft();
        assertThat(third.content()).isEqualTo("张三 (00:00:00): 开始吧\n李四 (00:01:05): 好");
        assertThat(third.attributes()).containsEntry("time_precision", "day").containsEntry("customer_id", "CUST-7");
        assertThat(third.part()).contains(new Part(Part.Kind.FACTS, "report", Part.ENDED, 1772697600000L));
    }

    @Test
    void sameReportHasTheSameKeyAndAnotherMeetingAnother() throws IOException {
        String text = "时间：2026-03-05 14:00\n客户：奥克斯\n内容：\n谈价格";

        assertThat(only(write("a.md", text)).source())
                .isEqualTo(only(write("b.md", text)).source());
        assertThat(only(write("c.md", text.replace("14:00", "15:00"))).source())
                .isNotEqualTo(only(write("a.md", text)).source());
    }

    @Test
    void transcriptTakesItsMeetingFromTheFileBesideIt() throws IOException {
        write("talk.json", "{\"meeting_id\":\"M-1\",\"start_time\":\"2026-03-05 14:00\",\"subject\":\"价格会\"}");
        CommunicationDraft transcript =
                only(write("talk.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v 张三>你好</v>\n"));

        assertThat(transcript.source()).isEqualTo(new SourceKey("meeting_minutes", "M-1"));
        assertThat(transcript.part()).contains(Part.transcript("transcript:talk"));
        assertThat(transcript.content()).isEqualTo("张三 (00:00:01): 你好");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05 1430 奥克斯 项目沟通.vtt, 2026-03-05T06:30:00Z, 奥克斯 项目沟通",
        "20260305_1430_项目沟通.srt, 2026-03-05T06:30:00Z, 项目沟通",
        "GMT20260305-063000_Recording.transcript.vtt, 2026-03-05T06:30:00Z, GMT20260305-063000_Recording.transcript"
    })
    void transcriptTakesItsMeetingFromItsName(String name, String time, String subject) throws IOException {
        CommunicationDraft draft = only(write(name, "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n"));

        assertThat(draft.time()).isEqualTo(Instant.parse(time));
        assertThat(draft.subject()).contains(subject);
    }

    @Test
    void transcriptTakesItsMeetingFromItsNote() throws IOException {
        CommunicationDraft draft = only(write(
                "x.vtt", "WEBVTT\n\nNOTE\n时间：2026-03-05 14:30\n主题：价格会\n客户：奥克斯\n\n00:01.000 --> 00:02.000\nhello\n"));

        assertThat(draft.time()).isEqualTo(Instant.parse("2026-03-05T06:30:00Z"));
        assertThat(draft.subject()).contains("价格会");
    }

    @Test
    void transcriptOfNobodyKnowsWhenSaysWhatToDo() throws IOException {
        assertThat(read(write("x.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n")))
                .singleElement()
                .satisfies(item ->
                        assertThat(((ImportItem.Rejected) item).reason()).contains("x.json beside it"));
    }

    @Test
    void deepJsonIsRefusedAndGbkIsRead() throws IOException {
        assertThat(read(write("deep.json", "[".repeat(5000)))).singleElement().satisfies(item -> assertThat(
                        ((ImportItem.Rejected) item).reason())
                .contains("32 levels"));

        Path gbk = folder.resolve("gbk.md");
        Files.writeString(gbk, "时间：2026-03-05 14:00\n内容：谈价格", Charset.forName("GBK"));
        assertThat(only(gbk).content()).isEqualTo("谈价格");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CommunicationDraft only(Path file) throws IOException {
        List<ImportItem> items = read(file);
        assertThat(items).singleElement().isInstanceOf(ImportItem.Decoded.class);
        return ((ImportItem.Decoded) items.get(0)).draft();
    }

    private List<ImportItem> read(Path file) throws IOException {
        try (Stream<ImportItem> items = connector.read(file)) {
            return items.toList();
        }
    }

    private static String party(Party party) {
        return party.role() + " " + party.kind().code() + " " + party.value().orElse("?") + " " + party.side();
    }
}

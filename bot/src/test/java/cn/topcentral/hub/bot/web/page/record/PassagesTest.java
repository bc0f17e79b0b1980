package cn.topcentral.hub.bot.web.page.record;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.templates.page.record.QuotedText.Place;
import cn.topcentral.hub.templates.page.record.RecordText.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassagesTest {
    private static List<String> read(CommunicationType type, String text) {
        return passages(type, text, List.of()).stream()
                .map(passage -> String.join(
                        "|",
                        passage.name(),
                        passage.side(),
                        passage.time(),
                        passage.words().text()))
                .toList();
    }

    private static List<Passage> passages(CommunicationType type, String text, List<Place> places) {
        return new Passages(record(type), Map.of("王伟", "ours", "张三", "customer")).of(text, places);
    }

    private static TimelineRecord record(CommunicationType type) {
        return new TimelineRecord(
                new RecordId("CALL-1"),
                Optional.empty(),
                type,
                Optional.empty(),
                "",
                Instant.parse("2024-06-15T01:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    @Test
    void aMeetingsTranscriptTellsNamesTimesAndSides() {
        assertThat(read(
                        CommunicationType.VIDEO,
                        "时间：周二\n结论：下周签\n\n张三 (00:01:05): 报价多少\n含税吗\n王伟 (00:01:20): 1.52万/吨\n(00:02:00): 谢谢大家"))
                .containsExactly(
                        "|unknown||时间：周二\n结论：下周签",
                        "张三|customer|00:01:05|报价多少\n含税吗",
                        "王伟|ours|00:01:20|1.52万/吨\n(00:02:00): 谢谢大家");
    }

    @Test
    void aCallsTranscriptIsReadBySide() {
        assertThat(read(CommunicationType.PHONE, "客户：你好，要PCR-ABS\n我方：好的，请问数量？\n客户：50吨"))
                .containsExactly("客户|customer||你好，要PCR-ABS", "我方|ours||好的，请问数量？", "客户|customer||50吨");
        assertThat(read(CommunicationType.WEBCHAT, "[06-15 11:00] 访客：在吗\n[06-15 11:01] 王伟：在的"))
                .containsExactly("访客|customer|06-15 11:00|在吗", "王伟|ours|06-15 11:01|在的");
    }

    @Test
    void aLetterIsNoTalkWhateverItLooksLike() {
        assertThat(read(CommunicationType.EMAIL, "客户：A\n我方：B")).containsExactly("|unknown||客户：A\n我方：B");
    }

    @Test
    void aQuoteOverTwoTurnsIsMarkedInBothAndLedToInTheFirst() {
        List<Passage> passages = passages(CommunicationType.PHONE, "客户：你好要货\n我方：好的", List.of(new Place(0, 12, "q1")));
        assertThat(passages.get(0).words().pieces().toString())
                .contains("id=q1")
                .contains("你好要货");
        assertThat(passages.get(1).words().pieces().toString())
                .contains("Mark[id=, ")
                .doesNotContain("q1");
    }
}

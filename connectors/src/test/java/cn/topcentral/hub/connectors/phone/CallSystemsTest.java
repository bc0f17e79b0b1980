package cn.topcentral.hub.connectors.phone;

import static cn.topcentral.hub.connectors.phone.CallFiles.MOBILE;
import static cn.topcentral.hub.connectors.phone.CallFiles.PHONE;
import static cn.topcentral.hub.connectors.phone.CallFiles.drafts;
import static cn.topcentral.hub.connectors.phone.CallFiles.read;
import static cn.topcentral.hub.connectors.phone.CallFiles.rejections;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.importing.ImportItem.Skipped;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallSystemsTest {
    @Test
    void freeSwitchLegsAreReadAsPartsOfOneCall() throws IOException {
        List<ImportItem> items = read(PHONE, "freeswitch__legs_encoded.json");
        List<CommunicationDraft> calls = drafts(items);

        assertThat(items).hasSize(4);
        assertThat(calls.stream().map(CallFiles::line))
                .containsExactly(
                        "d1f0a2b4-0001-4c5d-8e9f-aabbccddeeff | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678(王 经理) C, R name 1001@pbx O, P phone +864008208820 O | 呼入 +8613812345678 通话 3分20秒",
                        "d1f0a2b4-0001-4c5d-8e9f-aabbccddeeff | INBOUND | 2025-11-22T02:00:02Z | I phone +8613812345678(王 经理) C, R phone ?1001 O | 呼入 +8613812345678 通话 3分20秒",
                        "d1f0a2b4-0003-4c5d-8e9f-aabbccddeeff | OUTBOUND | 2025-11-22T02:10:00Z | I phone ?1002 O, R phone +8657487654321 C | 呼出 057487654321 未接通",
                        "d1f0a2b4-0004-4c5d-8e9f-aabbccddeeff | INTERNAL | 2025-11-22T02:15:00Z | I phone ?1002 O, R phone ?1001 O | 内部通话 1001 通话 30秒");
        assertThat(calls.get(0).recordingUrl()).contains("/var/lib/freeswitch/recordings/a.wav");
        assertThat(calls.get(0).attributes()).containsEntry("hangup_cause", "NORMAL_CLEARING");
        assertThat(calls.get(1).attributes()).containsOnly(Map.entry("answered_by", "1001"));
        assertThat(calls.stream().limit(2).map(call -> call.part().orElseThrow().key()))
                .containsExactly(
                        "leg:d1f0a2b4-0001-4c5d-8e9f-aabbccddeeff", "leg:d1f0a2b4-0002-4c5d-8e9f-aabbccddeeff");
        assertThat(calls.get(2).attributes()).containsEntry("answered", "false");
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.source().system()).isEqualTo("freeswitch");
            assertThat(call.type()).isEqualTo(CommunicationType.PHONE);
            assertThat(call.channel()).isEqualTo("400电话");
        });
    }

    @Test
    void freeSwitchTimesInMicrosecondsDoWhereTheVariablesAreMissing() throws IOException {
        CommunicationDraft call =
                drafts(read(PHONE, "freeswitch__single_times_only.json")).get(0);

        assertThat(call.time()).isEqualTo("2025-11-22T02:00:00.123456Z");
        assertThat(call.duration()).contains(Duration.ofSeconds(200));
        assertThat(call.parties().get(0).name()).as("a number is no name").isEmpty();
    }

    @Test
    void asteriskRowsAreReadWithoutAHeader() throws IOException {
        List<ImportItem> items = read(PHONE, "asterisk__Master.csv");

        assertThat(drafts(items).stream().map(CallFiles::line))
                .containsExactly(
                        "1763776800.42 | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678(王经理) C, R phone +864008208820 O | 呼入 13812345678 通话 3分20秒",
                        "1763776800.42/PJSIP/1002-0000002c | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678(王经理) C, R phone +864008208820 O | 未接来电 13812345678",
                        "1763780400.43/PJSIP/trunk-0000002e | OUTBOUND | 2025-11-22T03:00:00Z | I phone ?1001 O, R phone +8657487654321 C | 呼出 057487654321 未接通",
                        "1763812800.44 | INBOUND | 2025-11-22T12:00:00Z | I phone +8613987654321 C | 呼入 13987654321 通话 11秒");
        assertThat(rejections(items))
                .containsExactly(
                        "line 5: 3 columns where there should be 18; is the line cut off, or a text with a comma in it not in quotation marks?");
        assertThat(drafts(items).get(2).attributes())
                .containsEntry("disposition", "BUSY")
                .containsEntry("user_field", "deal 7");
    }

    @Test
    void asteriskRowWithoutUniqueIdIsKnownByItsFacts() throws IOException {
        CommunicationDraft call =
                drafts(read(PHONE, "asterisk__without_uniqueid.csv")).get(0);

        assertThat(call.source().recordId()).matches("[0-9a-f]{64}");
        assertThat(call.source())
                .isEqualTo(drafts(read(PHONE, "asterisk__without_uniqueid.csv"))
                        .get(0)
                        .source());
    }

    @Test
    void tinetPushesAreReadAndUnfinishedOnesLeftOut() throws IOException {
        List<ImportItem> items = read(PHONE, "tinet__pushes.json");
        List<CommunicationDraft> calls = drafts(items);

        assertThat(calls.stream().map(CallFiles::line))
                .containsExactly(
                        "ccic2_202-1763776800.6 | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R name 李四 O, P phone +864008208820 O | 呼入 013812345678 通话 3分20秒",
                        "ccic2_202-1763780400.9 | OUTBOUND | 2025-11-22T03:00:00Z | I phone +8613500001111(张三) O, P phone +8657488112233 O, R phone +8657487654321 C | 呼出 057487654321 未接通",
                        "ccic2_202-1763784000.1 | INBOUND | 2025-11-22T04:00:00Z | I phone +8613987654321 C, R phone +864008208820 O | 未接来电 13987654321");
        assertThat(calls).allMatch(call -> call.source().system().equals("tinet:3000123"));
        assertThat(calls.get(0).attributes())
                .containsEntry("city", "宁波")
                .containsEntry("agent_id", "2001")
                .containsKey("recording_file");
        assertThat(items.stream().filter(Skipped.class::isInstance).map(ImportItem::position))
                .containsExactly("record 4", "record 5");
    }

    @Test
    void sevenMoorPushesAreRead() throws IOException {
        List<ImportItem> items = read(PHONE, "sevenmoor__pushes.ndjson");

        assertThat(drafts(items).stream().map(CallFiles::line))
                .containsExactly(
                        "7a9c-1 | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R name 李四 O, P phone +864008208820 O | 呼入 13812345678 通话 3分20秒",
                        "7a9c-2 | OUTBOUND | 2025-11-22T03:00:00Z | I name 李四 O, P phone +8657488112233 O, R phone +8613987654321 C | 呼出 13987654321 未接通");
        assertThat(drafts(items).get(0).recordingUrl()).contains("https://rec.7moor.example/monitor/a.mp3");
        assertThat(items.get(2)).isInstanceOf(Skipped.class);
    }

    @Test
    void callerAndCalleeAreToldApartByOurOwnNumbers() throws IOException {
        assertThat(drafts(read(PHONE, "generic__caller_callee.csv")).stream().map(CallFiles::line))
                .containsExactly(
                        "c-1 | INBOUND | 2025-11-22T02:00:00Z | I phone +8613812345678 C, R name Li Si O, P phone +864008208820 O | 呼入 13812345678 通话 2分",
                        "c-2 | OUTBOUND | 2025-11-22T02:30:00Z | I name Li Si O, P phone +864008208820 O, R phone +8613812345678 C | 呼出 13812345678 未接通",
                        "c-3 | ? | 2025-11-22T03:00:00Z | I phone +8613812345678 U, R phone +8613987654321 U | 电话 13812345678 通话 1分");
    }

    @Test
    void androidCallLogIsRead() throws IOException {
        List<ImportItem> items = read(MOBILE, "generic__android_log.json");

        assertThat(drafts(items).stream().map(draft -> CallFiles.line(draft).replaceFirst("^[0-9a-f]{64}", "hash")))
                .containsExactly(
                        "hash | OUTBOUND | 2025-11-22T07:20:00Z | R phone +8613812345678(王经理) C | 呼出 +86 138 1234 5678 通话 3分20秒",
                        "hash | INBOUND | 2025-11-22T08:20:00Z | I phone +8613987654321 C | 未接来电 13987654321");
        assertThat(rejections(items))
                .satisfiesExactly(
                        third -> assertThat(third)
                                .startsWith("record 3: ")
                                .contains("number, type")
                                .contains("needed: a number"),
                        fourth -> assertThat(fourth).startsWith("record 4: not a JSON object"));
    }

    @Test
    void callsOfWorkPhonesAreReadFromTheirPush() throws IOException {
        List<ImportItem> items = read(MOBILE, "hooks/workphone__calls.json");
        assertThat(drafts(items).stream().map(CallFiles::line))
                .containsExactly(
                        "10000005000/2025-11-22T02:00:00Z/13812345678 | OUTBOUND | 2025-11-22T02:00:00Z | I name 10000005000 O, R phone +8613812345678 C | 呼出 13812345678 通话 1分35秒",
                        "10000005000/2025-11-22T03:00:00Z/13987654321 | INBOUND | 2025-11-22T03:00:00Z | I phone +8613987654321 C, R name 10000005000 O | 未接来电 13987654321");
        assertThat(items.stream().map(ImportItem::position)).containsExactly("record 1, call 1", "record 1, call 2");
        assertThat(drafts(items))
                .usingRecursiveComparison()
                .ignoringFields("original", "attachments")
                .isEqualTo(Hooks.drafts(Hooks.connect("workphone"), "workphone__calls.json").stream()
                        .filter(draft -> draft.part().orElseThrow().key().equals("ended"))
                        .toList());
    }
}

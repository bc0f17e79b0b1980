package cn.topcentral.hub.connectors.phone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookRequests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All pushes of a call make one record, in whatever order and however often they come. */
class CallPartsTest {
    @TempDir
    private Path files;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tinet      | tinet__ringing.form,tinet__answered.form,tinet__hangup_inbound.json,tinet__recording.form,tinet__satisfaction.json,tinet__asr.json
                    sevenmoor  | sevenmoor__ring.query,sevenmoor__link.query,sevenmoor__unlink.query,sevenmoor__hangup_recorded.query
                    tccc       | tccc__cdr.json,tccc__record_1.json,tccc__record_2.json,tccc__record_c.json
                    freeswitch | freeswitch__a_leg.json,freeswitch__b_leg.json
                    """)
    void pushesOfACallMakeOneRecordInAnyOrder(String type, String fixtures) {
        HookConnector hook = Hooks.connect(type);
        List<String> pushes = new ArrayList<>(List.of(fixtures.split(",", -1)));
        Random random = new Random(7);
        try (CallTimeline timeline = new CallTimeline(files)) {
            String expected = shownAfter(timeline, hook, pushes);
            for (int round = 0; round < 2; round++) {
                List<String> shuffled = new ArrayList<>(pushes);
                shuffled.addAll(pushes.subList(0, pushes.size() / 2)); // some come twice
                Collections.shuffle(shuffled, random);
                assertThat(shownAfter(timeline, hook, shuffled))
                        .as("%s", shuffled)
                        .isEqualTo(expected);
            }
            Collections.reverse(pushes);
            assertThat(shownAfter(timeline, hook, pushes)).isEqualTo(expected);
        }
    }

    private static String shownAfter(CallTimeline timeline, HookConnector hook, List<String> pushes) {
        timeline.clear();
        pushes.forEach(push -> timeline.push(hook, Hooks.push(push)));
        assertThat(timeline.calls()).isEqualTo(1);
        return timeline.shown();
    }

    @Test
    void callOfTinetIsWholeOnceItsLatePartsCame() {
        HookConnector hook = Hooks.connect("tinet");
        try (CallTimeline timeline = new CallTimeline(files)) {
            timeline.push(hook, Hooks.push("tinet__satisfaction.json"));
            timeline.push(hook, Hooks.push("tinet__recording.form"));
            timeline.push(hook, Hooks.push("tinet__asr.json"));
            timeline.push(hook, Hooks.push("tinet__hangup_inbound.json"));
            assertThat(timeline.shown())
                    .startsWith("phone | inbound | 2025-11-22 10:00:00 | 200 | 呼入 013812345678 通话 3分20秒")
                    .contains("客户：PCR-ABS 黑色现在什么价？")
                    .contains("\"satisfaction\": \"5\"")
                    .contains("recording-ccic2_202-1763776800-6")
                    .contains("initiator +8613812345678")
                    .contains("李四");
        }
    }

    @Test
    void legsOfFreeSwitchAreOneCallFromPushAndFile() throws Exception {
        HookConnector hook = Hooks.connect("freeswitch");
        List<CommunicationDraft> file =
                CallFiles.drafts(CallFiles.read(CallFiles.PHONE, "freeswitch__legs_encoded.json"));
        try (CallTimeline timeline = new CallTimeline(files)) {
            timeline.push(hook, Hooks.push("freeswitch__b_leg.base64"));
            timeline.accept(file);
            timeline.push(hook, Hooks.push("freeswitch__a_leg.form"));
            assertThat(timeline.calls())
                    .as("the call of two legs and two others")
                    .isEqualTo(3);
            assertThat(timeline.shown().lines().findFirst().orElseThrow())
                    .startsWith("phone | inbound | 2025-11-22 10:00:00 | 200 | 呼入 +8613812345678 通话 3分20秒")
                    .contains("\"answered_by\": \"1001\"")
                    .doesNotContain("answered\": \"false");
        }
    }

    @Test
    void unansweredSecondLegDoesNotMakeTheCallAMissedOne() {
        HookConnector hook = Hooks.connect("freeswitch");
        String leg =
                """
                {"core-uuid":"c","channel_data":{"direction":"%s"},"variables":{"uuid":"%s","call_uuid":"a-1","start_epoch":"1763776800",
                 "billsec":"%d","caller_id_number":"13812345678","destination_number":"%s"}}""";
        try (CallTimeline timeline = new CallTimeline(files)) {
            for (String body : List.of(
                    leg.formatted("outbound", "b-1", 0, "1001"),
                    leg.formatted("outbound", "b-2", 30, "1002"),
                    leg.formatted("inbound", "a-1", 35, "4008208820"))) {
                timeline.push(hook, HookRequests.json(Hooks.KEY, body));
            }
            assertThat(timeline.calls()).isEqualTo(1);
            assertThat(timeline.shown()).contains("answered_by\": \"1002\"").doesNotContain("\"answered\"");
        }
    }
}

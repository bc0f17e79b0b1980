package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookRequests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A day of invented calls: as a vendor pushes them, and as its API tells them. Every fifth is missed, every third goes out. */
final class CallArchive {
    static final Instant MORNING = Instant.parse("2025-11-22T01:00:00Z");

    private CallArchive() {}

    static int calls() {
        return 30;
    }

    static List<HookRequest> tinetPushes() {
        List<HookRequest> pushes = new ArrayList<>();
        IntStream.range(0, calls()).forEach(n -> {
            ObjectNode call = CallJson.MAPPER.createObjectNode();
            call.put("cdr_main_unique_id", tinetId(n));
            call.put("cdr_customer_number", customer(n));
            call.put("cdr_hotline", "4008208820");
            call.put("cdr_call_type", outbound(n) ? "4" : "1");
            call.put("cdr_start_time", start(n));
            call.put("cdr_bridge_time", bridge(n));
            call.put("cdr_end_time", start(n) + 100);
            call.put("cdr_cno", "2001");
            call.put("cdr_agent_name", "李四");
            pushes.add(HookRequests.json(Hooks.KEY, call.toString()));
            if (!missed(n)) {
                pushes.add(HookRequests.form(
                        Hooks.KEY,
                        "cdr_unique_id=" + tinetId(n) + "&cdr_start_time=" + start(n) + "&cdr_record_file_1=rec-" + n));
            }
        });
        return pushes;
    }

    /** The calls of one way as {@code list_cdr_ibs} and {@code list_cdr_obs} tell them. */
    static List<JsonNode> tinetApi(boolean outbound, long from, long until) {
        return IntStream.range(0, calls())
                .filter(n -> outbound(n) == outbound && start(n) >= from && start(n) < until)
                .mapToObj(n -> (JsonNode) CallJson.MAPPER
                        .createObjectNode()
                        .put("uniqueId", tinetId(n))
                        .put("customerNumber", customer(n))
                        .put("hotline", "4008208820")
                        .put("startTime", start(n))
                        .put("bridgeTime", bridge(n))
                        .put("endTime", start(n) + 100)
                        .put("cno", "2001")
                        .put("clientName", "李四")
                        .put("recordFile", missed(n) ? "" : "rec-" + n))
                .toList();
    }

    static List<HookRequest> tcccPushes() {
        List<HookRequest> pushes = new ArrayList<>();
        IntStream.range(0, calls()).forEach(n -> {
            ObjectNode call = tccc(n);
            call.put("SdkAppId", 1400264214L);
            pushes.add(HookRequests.json(Hooks.KEY + "&action=cdr&version=1", call.toString()));
            if (!missed(n)) {
                for (int side = 0; side < 2; side++) {
                    ObjectNode recording = CallJson.MAPPER
                            .createObjectNode()
                            .put("SdkAppId", 1400264214L)
                            .put("SessionId", "session-" + n)
                            .put("RecordId", n + "-" + side)
                            .put("Timestamp", start(n) + 160)
                            .put("RecordURL", recordUrl(n, side));
                    pushes.add(HookRequests.json(Hooks.KEY + "&action=record&version=1", recording.toString()));
                }
            }
        });
        return pushes;
    }

    /** The calls as DescribeTelCdr tells them, with the addresses of their recordings. */
    static List<JsonNode> tcccApi(long from, long until) {
        return IntStream.range(0, calls())
                .filter(n -> start(n) >= from && start(n) < until)
                .mapToObj(n -> {
                    ObjectNode call = tccc(n);
                    if (!missed(n)) {
                        call.put("RecordId", n + "-0").put("RecordURL", recordUrl(n, 0));
                        call.putArray("ServeParticipants")
                                .addObject()
                                .put("RecordId", n + "-1")
                                .put("RecordURL", recordUrl(n, 1))
                                .put("Mail", "lisi@topcentral.example");
                    }
                    return (JsonNode) call;
                })
                .toList();
    }

    private static ObjectNode tccc(int n) {
        ObjectNode call = CallJson.MAPPER
                .createObjectNode()
                .put("SessionId", "session-" + n)
                .put("Caller", outbound(n) ? "0086057488112233" : "0086" + customer(n))
                .put("Callee", outbound(n) ? "0086" + customer(n) : "0086057488112233")
                .put("Direction", outbound(n) ? 1 : 0)
                .put("StartTimestamp", start(n))
                .put("AcceptTimestamp", bridge(n))
                .put("EndedTimestamp", start(n) + 100)
                .put("EndStatusString", missed(n) ? "notAnswer" : "ok");
        call.putObject("SeatUser").put("Name", "李四").put("StaffNumber", "1007");
        return call;
    }

    private static String recordUrl(int n, int side) {
        return "http://recorder.cos.example/rec-" + n + "-" + side + ".mp3";
    }

    private static String tinetId(int n) {
        return "medias_1-" + start(n) + "." + n;
    }

    private static String customer(int n) {
        return "1381234" + (5000 + n);
    }

    private static long start(int n) {
        return MORNING.getEpochSecond() + n * 840L;
    }

    private static long bridge(int n) {
        return missed(n) ? 0 : start(n) + 10;
    }

    private static boolean missed(int n) {
        return n % 5 == 0;
    }

    private static boolean outbound(int n) {
        return n % 3 == 0;
    }
}

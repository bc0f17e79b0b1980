package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls: over the 400 line with the record its provider (TI-NET) pushes at hang-up, or from mobile to mobile as a phone's call log tells.
 * The transcript is what a call has as its content once speech was turned into text.
 */
final class CallChannel {
    private static final String TINET = "tinet:7000123";
    private static final String MOBILE = "mobile:topcentral";

    CommunicationDraft draft(Happening.Call call) {
        boolean answered = !call.length().isZero();
        CommunicationType type = call.hotline() ? CommunicationType.PHONE : CommunicationType.MOBILE;
        return CommunicationDraft.of(
                        new SourceKey(call.hotline() ? TINET : MOBILE, DraftParts.KEY + call.key()),
                        type,
                        type.label(),
                        call.time())
                .direction(Optional.of(call.caller().side() == Side.OURS ? Direction.OUTBOUND : Direction.INBOUND))
                .duration(Optional.of(call.length()))
                .zone(DraftParts.ZONE)
                .parties(parties(call))
                .subject(call.subject())
                .content(answered ? call.transcript() : "未接来电")
                .original(Optional.of(Json.write(call.hotline() ? hangUpPush(call) : logEntry(call))))
                .attributes(Map.of(DraftParts.DEMO, "true", "answered", String.valueOf(answered)))
                .build();
    }

    private static List<Party> parties(Happening.Call call) {
        Party caller = call.caller().byPhone(Role.INITIATOR);
        Party callee = call.callee().byPhone(Role.RECIPIENT);
        if (!call.hotline()) {
            return List.of(caller, callee);
        }
        Party line = new Party(
                Role.PARTICIPANT,
                ContactPointKind.PHONE,
                Optional.of(DemoPeople.HOTLINE),
                DemoPeople.HOTLINE,
                Optional.of("400热线"),
                Side.OURS);
        return List.of(caller, callee, line);
    }

    private static Map<String, String> hangUpPush(Happening.Call call) {
        Map<String, String> push = new LinkedHashMap<>();
        push.put("cdr_enterprise_id", "7000123");
        push.put("cdr_main_unique_id", DraftParts.KEY + call.key());
        push.put("cdr_customer_number", call.caller().phone().orElse(""));
        push.put("cdr_hotline", DemoPeople.HOTLINE);
        push.put("cdr_call_type", "1");
        push.put("cdr_start_time", seconds(call));
        if (!call.length().isZero()) {
            push.put("cdr_bridge_time", seconds(call));
            push.put("cdr_agent_name", call.callee().name());
        }
        push.put("cdr_end_time", String.valueOf(call.end().getEpochSecond()));
        return push;
    }

    private static Map<String, String> logEntry(Happening.Call call) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("call_id", DraftParts.KEY + call.key());
        entry.put("caller", call.caller().phone().orElse(""));
        entry.put("callee", call.callee().phone().orElse(""));
        entry.put("start_time", call.time().toString());
        entry.put("duration", String.valueOf(call.length().toSeconds()));
        return entry;
    }

    private static String seconds(Happening.Call call) {
        return String.valueOf(call.time().getEpochSecond());
    }
}

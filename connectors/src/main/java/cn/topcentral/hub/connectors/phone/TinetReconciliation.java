package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks up the calls of 天润融通 that were not pushed. What the API tells is renamed to what the push calls it and read as a push, so that
 * both are the same call with the same parts.
 */
final class TinetReconciliation implements Reconciliation {
    private static final int PAGE = 100;

    /** The API goes no further than 10,000 calls from the beginning of what is asked for, so it is asked for some hours at a time. */
    private static final Duration STEP = Duration.ofHours(6);

    private static final String[][] NAMES = {
        {"uniqueId", "cdr_main_unique_id"},
        {"mainUniqueId", "cdr_main_unique_id"},
        {"customerNumber", "cdr_customer_number"},
        {"hotline", "cdr_hotline"},
        {"startTime", "cdr_start_time"},
        {"bridgeTime", "cdr_bridge_time"},
        {"endTime", "cdr_end_time"},
        {"statusCode", "cdr_status"},
        {"endReason", "cdr_end_reason"},
        {"qno", "cdr_queue"},
        {"customerProvince", "cdr_customer_province"},
        {"customerCity", "cdr_customer_city"},
        {"cno", "cdr_cno"},
        {"clientName", "cdr_agent_name"},
        {"clientNumber", "cdr_agent_number"},
        {"recordFile", "cdr_record_file"},
        {"evaluation", "cdr_satisfaction"},
        {"xnumber", "cdr_x_number"}
    };

    /** Of each way: the operation, the list in its answer, the type a push would have named. */
    private enum Way {
        IN("list_cdr_ibs", "cdrIbs", "1"),
        OUT("list_cdr_obs", "cdrObs", "4");

        private final String operation;
        private final String list;
        private final String callType;

        Way(String operation, String list, String callType) {
            this.operation = operation;
            this.list = list;
            this.callType = callType;
        }
    }

    private final HookSettings hook;
    private final TinetApi api;
    private final Supplier<TinetPushes> reader;

    TinetReconciliation(HookSettings hook, TinetApi api, Supplier<TinetPushes> reader) {
        this.hook = hook;
        this.api = api;
        this.reader = reader;
    }

    @Override
    public String source() {
        return "hooks." + hook.name();
    }

    @Override
    public void run(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake) {
        TinetPushes pushes = reader.get();
        for (Instant start = from; start.isBefore(until); start = start.plus(STEP)) {
            Instant end = start.plus(STEP).isBefore(until) ? start.plus(STEP) : until;
            for (Way way : Way.values()) {
                fetch(way, start, end, pushes, intake);
            }
        }
    }

    private void fetch(
            Way way, Instant from, Instant until, TinetPushes pushes, Consumer<List<CommunicationDraft>> intake) {
        int size = PAGE;
        for (int offset = 0; size == PAGE; offset += PAGE) {
            JsonNode calls = api.ask(
                            way.operation,
                            Map.of(
                                    "startTime", String.valueOf(from.getEpochSecond()),
                                    "endTime", String.valueOf(until.getEpochSecond()),
                                    "offset", String.valueOf(offset),
                                    "limit", String.valueOf(PAGE)))
                    .path(way.list);
            size = calls.size();
            List<CommunicationDraft> told = calls.valueStream()
                    .flatMap(call -> drafts(pushes, call, way))
                    .toList();
            if (!told.isEmpty()) {
                intake.accept(told);
            }
        }
    }

    private Stream<CommunicationDraft> drafts(TinetPushes pushes, JsonNode call, Way way) {
        ObjectNode push = CallJson.MAPPER.createObjectNode();
        push.put("cdr_enterprise_id", hook.value(CallHooks.ENTERPRISE));
        push.put("cdr_call_type", way.callType);
        push.put("cdr_customer_number", "");
        CallJson.facts(call, NAMES).forEach(push::put);
        return CallReconciliations.readable(hook, () -> pushes.read(push, call.toString(), Instant.EPOCH));
    }
}

package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** 400 numbers of a carrier that only forwards: one record per call in, with the phone of ours that it was forwarded to. */
final class CarrierDecoder implements CallRecordDecoder {
    private static final String[][] FACTS = {
        {"state", "state"}, {"province", "province"}, {"city", "city"}, {"ext", "extension"}
    };

    private final String account;
    private final OwnNumbers own;

    /** @param account tells two such sources apart */
    CarrierDecoder(String account, OwnNumbers own) {
        this.account = account;
        this.own = own;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.has("call_sn") && record.has("caller_id");
    }

    @Override
    public Optional<Part> part(JsonNode record) {
        return Optional.of(ENDED);
    }

    @Override
    public CallRecord decode(JsonNode record) {
        Optional<Instant> answered = CallTimes.parseOptional(
                CallJson.find(record, "answered_time", "answer_time").orElse(""));
        Optional<Instant> end = CallTimes.parseOptional(CallJson.text(record, "end_time"));
        boolean talked = answered.isPresent() && !CallJson.text(record, "state").equals("0");
        return new CallRecord(
                "carrier400:" + account,
                CallJson.require(record, "call_sn"),
                CallEnds.ofCustomer(
                        CallJson.require(record, "caller_id"),
                        CallJson.find(record, "tel"),
                        Optional.of(Direction.INBOUND),
                        own),
                CallRecord.Agent.of(Optional.empty(), Optional.empty(), CallJson.find(record, "callee_id")),
                CallTimes.parse(CallJson.require(record, "start_time")),
                talked
                        ? CallDurations.parse(CallJson.text(record, "call_duration"), Duration.ofSeconds(1))
                                .or(() -> end.map(stop -> Duration.between(answered.orElse(stop), stop)))
                        : Optional.of(Duration.ZERO),
                Optional.of(talked),
                CallJson.find(record, "tape_url"),
                Optional.empty(),
                CallJson.facts(record, FACTS));
    }
}

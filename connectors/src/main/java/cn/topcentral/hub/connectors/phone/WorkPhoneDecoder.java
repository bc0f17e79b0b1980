package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Work phones (工作手机) of the SaaS kind: a call has no id, so the phone, the time and the number make one. */
final class WorkPhoneDecoder implements CallRecordDecoder {
    private final String organisation;
    private final OwnNumbers own;

    WorkPhoneDecoder(String organisation, OwnNumbers own) {
        this.organisation = organisation;
        this.own = own;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.has("phoneid") && record.has("callnumber") && record.has("callTime");
    }

    @Override
    public Optional<Part> part(JsonNode record) {
        return Optional.of(ENDED);
    }

    @Override
    public CallRecord decode(JsonNode record) {
        String phone = CallJson.require(record, "phoneid");
        String number = CallJson.require(record, "callnumber");
        Instant start = CallTimes.parse(CallJson.require(record, "callTime"));
        Optional<Duration> talk = CallDurations.parse(CallJson.text(record, "duration"), Duration.ofSeconds(1));
        return new CallRecord(
                "workphone:" + organisation,
                phone + "/" + start + "/" + number,
                CallEnds.ofCustomer(number, Optional.empty(), direction(record), own),
                CallRecord.Agent.of(Optional.of(phone), Optional.empty(), Optional.empty()),
                start,
                talk,
                talk.map(length -> !length.isZero()),
                CallJson.find(record, "rawurl"),
                Optional.empty(),
                Map.of());
    }

    private static Optional<Direction> direction(JsonNode record) {
        return switch (CallJson.text(record, "direction")) {
            case "0" -> Optional.of(Direction.INBOUND);
            case "1" -> Optional.of(Direction.OUTBOUND);
            default -> Optional.empty();
        };
    }
}

package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks up the calls of 腾讯云联络中心 that were not pushed (DescribeTelCdr, cloud documentation 679/47714, read 2026-11-22). It tells them
 * in the words of the push, but for the SdkAppId, which was asked for.
 */
final class TcccReconciliation implements Reconciliation {
    private static final String ADDRESS = "https://ccc.tencentcloudapi.com";
    private static final String VERSION = "2020-02-10";
    private static final String ACTION = "DescribeTelCdr";
    private static final int PAGE = 100;

    /** The API answers for less than ninety days at a time. */
    private static final Duration STEP = Duration.ofDays(30);

    private final HookSettings hook;
    private final URI base;
    private final long sdkAppId;
    private final TencentSignature signature;
    private final Clock clock;
    private final SignedApi api;
    private final Supplier<TcccPushes> reader;

    private TcccReconciliation(
            HookSettings hook, String sdkAppId, TencentSignature signature, Clock clock, Supplier<TcccPushes> reader) {
        this.hook = hook;
        this.base = SignedApi.base(hook.optional("api_base").orElse(ADDRESS));
        this.sdkAppId = Long.parseLong(sdkAppId);
        this.signature = signature;
        this.clock = clock;
        this.api = new SignedApi("hooks." + hook.name());
        this.reader = reader;
    }

    /** Empty when the hook has no access key. */
    static Optional<Reconciliation> of(HookSettings hook, Clock clock, Supplier<TcccPushes> reader) {
        return hook.optional("sdk_app_id")
                .flatMap(app -> hook.optional("secret_id").flatMap(id -> hook.optional("secret_key")
                        .map(key -> new TcccReconciliation(hook, app, new TencentSignature(id, key), clock, reader))));
    }

    @Override
    public String source() {
        return "hooks." + hook.name();
    }

    @Override
    public void run(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake) {
        TcccPushes pushes = reader.get();
        for (Instant start = from; start.isBefore(until); start = start.plus(STEP)) {
            Instant end = start.plus(STEP).isBefore(until) ? start.plus(STEP) : until;
            int size = PAGE;
            for (int page = 0; size == PAGE; page++) {
                JsonNode calls = page(start, end, page);
                size = calls.size();
                List<CommunicationDraft> told = calls.valueStream()
                        .flatMap(call -> drafts(pushes, call))
                        .toList();
                if (!told.isEmpty()) {
                    intake.accept(told);
                }
            }
        }
    }

    private JsonNode page(Instant from, Instant until, int number) {
        ObjectNode request = CallJson.MAPPER
                .createObjectNode()
                .put("SdkAppId", sdkAppId)
                .put("StartTimeStamp", from.getEpochSecond())
                .put("EndTimeStamp", until.getEpochSecond())
                .put("PageSize", PAGE)
                .put("PageNumber", number);
        JsonNode answer = ask(request.toString()).path("Response");
        if (answer.has("Error")) {
            throw new SourceUnavailable(source() + " refuses with "
                    + CallJson.text(answer.path("Error"), "Code") + " "
                    + CallJson.text(answer.path("Error"), "Message"));
        }
        // Older versions of the API call the list TelCdrs.
        return answer.path("TelCdrList").isArray() ? answer.path("TelCdrList") : answer.path("TelCdrs");
    }

    private JsonNode ask(String body) {
        Instant now = clock.instant();
        return api.ask(HttpRequest.newBuilder(URI.create(base + "/"))
                .header("Content-Type", TencentSignature.CONTENT_TYPE)
                .header("X-TC-Action", ACTION)
                .header("X-TC-Version", VERSION)
                .header("X-TC-Timestamp", String.valueOf(now.getEpochSecond()))
                .header("Authorization", signature.authorization(base.getRawAuthority(), "ccc", ACTION, body, now))
                .POST(BodyPublishers.ofString(body)));
    }

    private Stream<CommunicationDraft> drafts(TcccPushes pushes, JsonNode call) {
        ObjectNode push = call.deepCopy();
        push.put("SdkAppId", sdkAppId);
        return CallReconciliations.readable(hook, () -> pushes.call(push, call.toString(), Instant.EPOCH));
    }
}

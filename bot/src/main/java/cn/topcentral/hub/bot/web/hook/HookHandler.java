package cn.topcentral.hub.bot.web.hook;

import cn.topcentral.hub.bot.web.callback.CallbackFailure;
import cn.topcentral.hub.bot.web.callback.CallbackHandler;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes deliveries and takes in what they say. Thread-safe. */
public final class HookHandler implements CallbackHandler {
    /** A source that is down may be so over a night. */
    public static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));

    private static final Function<String, HookInbox.Entry> ENTRY = Json.reader(new TypeReference<>() {});
    private static final Logger log = LoggerFactory.getLogger(HookHandler.class);

    private final Map<String, HookConnector> connectors;
    private final Function<List<CommunicationDraft>, List<IntakeResult>> intake;

    /**
     * Works with the configured hooks.
     *
     * @param intake takes drafts in, durably: {@code AggregationEngine::accept}
     */
    public HookHandler(
            Map<String, HookConnector> connectors, Function<List<CommunicationDraft>, List<IntakeResult>> intake) {
        this.connectors = Map.copyOf(connectors);
        this.intake = intake;
    }

    @Override
    public void handle(ClaimedCallback callback) {
        HookInbox.Entry entry = ENTRY.apply(callback.payload());
        HookConnector connector = connectors.get(entry.source());
        if (connector == null) {
            throw CallbackFailure.retriable(
                    "hooks." + entry.source() + " is not configured any more; put it back and this is read",
                    Duration.ZERO);
        }
        List<CommunicationDraft> drafts =
                decoded(connector, new HookDelivery(entry.query(), entry.text(), callback.receivedAt()));
        List<IntakeResult> results = drafts.isEmpty() ? List.of() : intake.apply(drafts);
        log.debug("Delivery taken in id={} source={} drafts={}", callback.id(), entry.source(), results.size());
        for (IntakeResult result : results) {
            if (result instanceof IntakeResult.Rejected rejected) {
                throw CallbackFailure.permanent("refused: " + rejected.reason());
            }
        }
    }

    private static List<CommunicationDraft> decoded(HookConnector connector, HookDelivery delivery) {
        try {
            return connector.decode(delivery);
        } catch (UnreadableDelivery e) {
            throw CallbackFailure.permanent("unreadable: " + e.getMessage());
        } catch (SourceUnavailable e) {
            throw CallbackFailure.retriable(
                    "source unavailable: " + e.getMessage(), e.after().orElse(Duration.ZERO));
        }
    }

    /** A machine wants no apology; {@code ./hub status} shows what was given up. */
    @Override
    public void apologise(ClaimedCallback callback, String reference) {}
}

package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be asked of telephone vendors that have an API, for hooks whose settings have the access key. */
public final class CallReconciliations {
    private static final Logger LOG = LoggerFactory.getLogger(CallReconciliations.class);

    private final Supplier<CallSettings> calls;
    private final Clock clock;

    /** @param calls our numbers as they are now */
    public CallReconciliations(Supplier<CallSettings> calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** How calls that a hook missed are looked up; empty when its vendor has no API or its settings no access key. */
    public Optional<Reconciliation> of(String type, HookSettings hook) {
        return switch (type) {
            case "tinet" -> TinetApi.of(hook, clock).map(api -> new TinetReconciliation(hook, api, () -> tinet(hook)));
            case "tccc" -> TcccReconciliation.of(hook, clock, () -> tccc(hook));
            default -> Optional.empty();
        };
    }

    /**
     * Where the recordings are whose references are no addresses; empty as above.
     *
     * @param addresses opens an address with all the care that takes
     */
    public Optional<RemoteFiles> recordings(String type, HookSettings hook, Function<String, InputStream> addresses) {
        return type.equals("tinet")
                ? TinetApi.of(hook, clock)
                        .map(api -> new TinetRecordings(hook.value(CallHooks.ENTERPRISE), api, addresses))
                : Optional.empty();
    }

    /** One call that cannot be read does not keep the others from being looked up. */
    static Stream<CommunicationDraft> readable(HookSettings hook, Supplier<List<CommunicationDraft>> call) {
        try {
            return call.get().stream();
        } catch (UnreadableCallException unreadable) {
            LOG.warn(
                    "Call of a lookup left out hook={} reason={}",
                    hook.name(),
                    unreadable.reason().replaceAll("'[^']*'", "…"));
            return Stream.empty();
        }
    }

    private TinetPushes tinet(HookSettings hook) {
        CallSettings ours = calls.get();
        return new TinetPushes(
                hook.value(CallHooks.ENTERPRISE), ours.own(), CallHooks.drafts(hook, ours, CommunicationType.PHONE));
    }

    private TcccPushes tccc(HookSettings hook) {
        CallSettings ours = calls.get();
        return new TcccPushes(ours.own(), CallHooks.drafts(hook, ours, CommunicationType.PHONE));
    }
}

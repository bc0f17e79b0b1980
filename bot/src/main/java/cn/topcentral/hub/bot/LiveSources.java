package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.form.JiandaoyunHook;
import cn.topcentral.hub.connectors.form.JinshujuHook;
import cn.topcentral.hub.connectors.form.SignedFormHook;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.connectors.webchat.ChatwootHook;
import cn.topcentral.hub.connectors.webchat.SignedChatHook;
import cn.topcentral.hub.connectors.webchat.TawkHook;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The channels that deliver by themselves, put together: those that push, those that are asked, and where their files are. One line each. */
@SuppressWarnings("UnusedVariable") // until the channels are put in
final class LiveSources {
    private final HubConfig config;
    private final HubStorage storage;
    private final AggregationEngine engine;
    private final Clock clock;

    LiveSources(HubConfig config, HubStorage storage, AggregationEngine engine, Clock clock) {
        this.config = config;
        this.storage = storage;
        this.engine = engine;
        this.clock = clock;
    }

    /** Every kind of hook there is. */
    private List<HookType> hookTypes() {
        PhoneNumbers numbers = new PhoneNumbers(config.phone().areaCode());
        return List.of(
                new JinshujuHook(numbers),
                new JiandaoyunHook(numbers),
                new SignedFormHook(numbers),
                new ChatwootHook(numbers),
                new TawkHook(numbers),
                new SignedChatHook(numbers));
    }

    /** The configured hooks by name. */
    Map<String, HookConnector> hooks() {
        return new HookConnectors(hookTypes()).connect(config);
    }

    /** The configured sources that are asked for what is new. */
    List<Poll> polls() {
        return List.of();
    }

    /** The configured sources that can be asked for what their pushes did not bring. */
    List<Reconciliation> reconciliations() {
        return List.of();
    }

    /** Where referred files are. */
    List<RemoteFiles> remoteFiles() {
        return List.of();
    }
}

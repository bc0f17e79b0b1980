package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Microsoft Teams through Microsoft Graph: {@code type: teams}. */
public final class TeamsHookType implements VideoHookType {
    static final String NAME = "teams";

    private final HttpClient http;
    private final Clock clock;

    /**
     * Needs what asking takes.
     *
     * @param http one that does not follow redirects
     */
    public TeamsHookType(HttpClient http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.required(
                        "client_state",
                        "the clientState given when the subscription was created, at most 128 characters"),
                Key.required("tenant_id", "the directory (tenant) id (Entra, App registrations, the app, Overview)"),
                Key.required("client_id", "the application (client) id"),
                Key.required("client_secret", "a client secret of the app (Certificates & secrets)"),
                Key.optional("graph_base", "address of Graph, when it is not https://graph.microsoft.com"),
                Key.optional(
                        "login_base", "address that gives tokens, when it is not https://login.microsoftonline.com"));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        return new TeamsHook(
                settings.value("client_state"),
                settings.value("tenant_id"),
                new TeamsRecords(settings.value("tenant_id"), graph(settings)));
    }

    @Override
    public Optional<RemoteFiles> remoteFiles(HookSettings settings) {
        return Optional.of(new TeamsFiles(graph(settings), settings.value("tenant_id")));
    }

    /** Graph lists call records by no period without further permissions; its own retries last four hours. */
    @Override
    public Optional<Reconciliation> reconciliation(HookSettings settings) {
        return Optional.empty();
    }

    private GraphApi graph(HookSettings settings) {
        return new GraphApi(
                new VendorApi(http, "Microsoft Graph"),
                clock,
                new GraphApi.Credentials(
                        settings.value("tenant_id"), settings.value("client_id"), settings.value("client_secret")),
                settings.optional("graph_base").orElse("https://graph.microsoft.com"),
                settings.optional("login_base").orElse("https://login.microsoftonline.com"));
    }
}

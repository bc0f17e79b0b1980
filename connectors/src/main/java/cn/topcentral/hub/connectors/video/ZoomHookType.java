package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Zoom: {@code type: zoom}. */
public final class ZoomHookType implements VideoHookType {
    static final String NAME = "zoom";

    private final HttpClient http;
    private final Clock clock;

    /**
     * Needs what asking takes.
     *
     * @param http one that does not follow redirects
     */
    public ZoomHookType(HttpClient http, Clock clock) {
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
                Key.required("secret_token", "the app's Secret Token (Zoom App Marketplace, the app, Feature, Access)"),
                Key.optional("account_id", "of a Server-to-Server OAuth app; with the next two recordings are fetched"),
                Key.optional("client_id", "of that app"),
                Key.optional("client_secret", "of that app"),
                Key.optional("users", "mail addresses of the hosts to reconcile, with commas between"),
                Key.optional("api_base", "address of the interface, when it is not https://api.zoom.us"),
                Key.optional("oauth_base", "address that gives tokens, when it is not https://zoom.us"));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        return new ZoomHook(settings.value("secret_token"), new ZoomEvents(Optional.of(api(settings))));
    }

    @Override
    public Optional<RemoteFiles> remoteFiles(HookSettings settings) {
        return credentials(settings).map(credentials -> new ZoomFiles(api(settings), credentials.accountId()));
    }

    @Override
    public Optional<Reconciliation> reconciliation(HookSettings settings) {
        return credentials(settings).flatMap(credentials -> settings.optional("users")
                .map(users -> new ZoomReconciliation(
                        "hooks." + settings.name(),
                        credentials.accountId(),
                        List.of(users.split("\\s*,\\s*", -1)),
                        api(settings))));
    }

    private ZoomApi api(HookSettings settings) {
        return new ZoomApi(
                new VendorApi(http, "Zoom"),
                clock,
                credentials(settings),
                settings.optional("api_base").orElse("https://api.zoom.us"),
                settings.optional("oauth_base").orElse("https://zoom.us"));
    }

    private static Optional<ZoomApi.Credentials> credentials(HookSettings settings) {
        return settings.optional("account_id")
                .flatMap(account -> settings.optional("client_id").flatMap(id -> settings.optional("client_secret")
                        .map(secret -> new ZoomApi.Credentials(account, id, secret))));
    }
}

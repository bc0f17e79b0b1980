package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.WecomApp;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.bot.wecom.WeComClient;
import java.io.PrintStream;
import java.time.Duration;

/** {@code hub serve --check}: tries what the configuration names and says how each went. */
final class ConnectionCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HubConfig config;
    private final HubStorage storage;

    ConnectionCheck(HubConfig config, HubStorage storage) {
        this.config = config;
        this.storage = storage;
    }

    /**
     * Tries everything and prints a line each.
     *
     * @return whether all went well
     */
    boolean print(PrintStream out) {
        out.println("ok      configuration");
        out.println("ok      database, schema version " + storage.database().version());
        boolean well = config.wecom().app().map(app -> wecom(app, out)).orElseGet(() -> {
            out.println("--      WeCom: no app configured (wecom.app)");
            return true;
        });
        if (config.server().publicUrl().isEmpty()) {
            out.println("--      server.public_url is not set: links in cards lead to localhost");
        }
        return well;
    }

    private boolean wecom(WecomApp app, PrintStream out) {
        WeComAppConfig settings = new WeComAppConfig(
                config.wecom().apiBase(),
                config.wecom().corpId().orElseThrow(),
                app.agentId(),
                app.secret().value(),
                app.token().value(),
                app.aesKey().value(),
                TIMEOUT);
        try (WeComClient client = new WeComClient(settings)) {
            client.checkAccess();
            out.println("ok      WeCom at " + config.wecom().apiBase());
            return true;
        } catch (RuntimeException e) {
            out.println("FAILED  WeCom at " + config.wecom().apiBase() + ": " + e.getMessage());
            return false;
        }
    }
}

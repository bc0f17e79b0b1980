package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.WeComSources;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.MailAccountConfig;
import cn.topcentral.hub.bot.config.WecomApp;
import cn.topcentral.hub.bot.config.WecomArchive;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.connectors.email.MailAccess;
import cn.topcentral.hub.connectors.email.MailAccount;
import cn.topcentral.hub.connectors.email.OwnDomains;
import cn.topcentral.hub.connectors.email.SmtpSettings;
import cn.topcentral.hub.connectors.email.StaffMail;
import cn.topcentral.hub.connectors.wechat.archive.ArchiveKeys;
import cn.topcentral.hub.connectors.wechat.archive.NativeArchive;
import jakarta.mail.MessagingException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code hub serve --check}: tries what the configuration names and says how each went. */
final class ConnectionCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HubConfig config;
    private final HubStorage storage;
    private final Clock clock;

    ConnectionCheck(HubConfig config, HubStorage storage, Clock clock) {
        this.config = config;
        this.storage = storage;
        this.clock = clock;
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
        for (Map.Entry<String, MailAccountConfig> account :
                new TreeMap<>(config.mail().accounts()).entrySet()) {
            well &= mailbox(account.getValue().account(account.getKey()), out);
        }
        well &= config.mail().smtp().map(smtp -> smtp(smtp.settings(), out)).orElse(true);
        well &= archive(out);
        if (config.server().publicUrl().isEmpty()) {
            out.println("--      server.public_url is not set: links in cards lead to localhost");
        }
        return well;
    }

    private static boolean mailbox(MailAccount account, PrintStream out) {
        String name = "mailbox " + account.name() + " at " + account.host();
        try {
            MailAccess.Found found = MailAccess.check(account);
            out.println("ok      " + name + ", folders " + String.join(", ", found.folders())
                    + (account.push() && !found.push() ? "; the server does not tell of new mail at once" : ""));
            found.missing()
                    .forEach(folder -> out.println("--      " + name + ": no folder " + folder
                            + "; see sent_folder, drafts_folder and folders"));
            return true;
        } catch (MessagingException e) {
            out.println("FAILED  " + name + ": " + e.getMessage());
            return false;
        }
    }

    private boolean smtp(SmtpSettings settings, PrintStream out) {
        StaffMail mail =
                new StaffMail(settings, new OwnDomains(config.mail().ownDomains()), storage.employees()::all, clock);
        try {
            mail.checkAccess();
            out.println("ok      mail server " + settings.host());
            return true;
        } catch (MessagingException e) {
            out.println("FAILED  mail server " + settings.host() + ": " + e.getMessage());
            return false;
        }
    }

    /** Loads the library, opens the keys and asks for one record, which tries secret, address and service. */
    private boolean archive(PrintStream out) {
        Optional<WecomArchive> settings = config.wecom().archive();
        if (settings.isEmpty()) {
            return true;
        }
        try (NativeArchive archive = WeComSources.archive(config).orElseThrow()) {
            ArchiveKeys keys = WeComSources.keys(settings.get());
            archive.check();
            out.println("ok      WeCom session archive, library "
                    + settings.get().library() + ", keys of versions " + keys.versions());
            return true;
        } catch (RuntimeException e) {
            out.println("FAILED  WeCom session archive: " + e.getMessage());
            return false;
        }
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

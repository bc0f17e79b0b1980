package cn.topcentral.hub.bot.config;

import cn.topcentral.hub.connectors.email.MailAccount;
import cn.topcentral.hub.connectors.email.MailFolders;
import cn.topcentral.hub.connectors.email.MailTls;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mailbox that is read over IMAP.
 *
 * @param host {@code host}: the IMAP server, e.g. {@code imap.exmail.qq.com}
 * @param port {@code port}: default 993
 * @param tls {@code tls}: {@code tls} (default), {@code starttls} or {@code none}
 * @param user {@code user}: usually the whole address
 * @param password {@code password}: of the account, or what the provider calls 授权码 or 客户端专用密码
 * @param interval {@code interval_minutes}: minutes from one look to the next, default 5 (seed section 3.2)
 * @param timeout {@code timeout_seconds}: how long the server may be silent in an answer, default 60
 * @param folders {@code folders}: any of {@code inbox}, {@code sent}, {@code drafts}, {@code others}, or names; default inbox and sent
 * @param sentFolder {@code sent_folder}: the folder of sent mail where the hub does not find it by itself
 * @param draftsFolder {@code drafts_folder}: the folder of drafts, likewise
 * @param push {@code push}: whether the server tells of new mail at once, default true
 */
public record MailAccountConfig(
        String host,
        int port,
        MailTls tls,
        String user,
        Secret password,
        Duration interval,
        Duration timeout,
        Set<String> folders,
        Optional<String> sentFolder,
        Optional<String> draftsFolder,
        boolean push) {
    private static final Secret MISSING = new Secret("missing");

    public MailAccountConfig {
        folders = Set.copyOf(folders);
    }

    static MailAccountConfig read(ConfigSection section) {
        Optional<String> host = section.text("host", TextRule.HOST);
        Optional<Integer> port = section.integer("port", 1, 65535);
        MailTls tls = tls(section);
        Optional<String> user = section.text("user");
        Optional<Secret> password = section.secret("password");
        Optional<Integer> minutes = section.integer("interval_minutes", 1, 24 * 60);
        Optional<Integer> seconds = section.integer("timeout_seconds", 5, 600);
        Set<String> folders = section.texts("folders", TextRule.ANY);
        section.require("host", "name the provider's IMAP server, e.g. imap.exmail.qq.com");
        section.require("user", "write the mailbox's address");
        section.require("password", "create an authorisation code (授权码, 客户端专用密码) in the provider's web mail");
        return new MailAccountConfig(
                host.orElse(""),
                port.orElse(tls == MailTls.TLS ? 993 : 143),
                tls,
                user.orElse(""),
                password.orElse(MISSING), // a missing value is a recorded problem, so this never leaves the loader
                Duration.ofMinutes(minutes.orElse(5)),
                Duration.ofSeconds(seconds.orElse(60)),
                folders.isEmpty() ? MailFolders.USUAL.wanted() : folders,
                section.text("sent_folder"),
                section.text("drafts_folder"),
                !section.text("push", TextRule.YES_NO).equals(Optional.of("false")));
    }

    static MailTls tls(ConfigSection section) {
        return section.text("tls", TextRule.TLS)
                .map(word -> MailTls.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(MailTls.TLS);
    }

    /** As the connector knows it. */
    public MailAccount account(String name) {
        return new MailAccount(
                name,
                host,
                port,
                tls,
                user,
                password.value(),
                interval,
                timeout,
                new MailFolders(folders, sentFolder, draftsFolder),
                push);
    }
}

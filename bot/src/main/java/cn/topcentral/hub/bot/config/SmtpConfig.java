package cn.topcentral.hub.bot.config;

import cn.topcentral.hub.connectors.email.MailTls;
import cn.topcentral.hub.connectors.email.SmtpSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The server that takes the hub's mails to our own people.
 *
 * @param host {@code host}: e.g. {@code smtp.exmail.qq.com}
 * @param port {@code port}: default 465
 * @param tls {@code tls}: {@code tls} (default), {@code starttls} or {@code none}
 * @param user {@code user}: who logs in; absent for a server that trusts this machine
 * @param password {@code password}: of the user, or its authorisation code
 * @param from {@code from}: the sender's address, which providers want to be the user's
 */
public record SmtpConfig(
        String host, int port, MailTls tls, Optional<String> user, Optional<Secret> password, String from) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static Optional<SmtpConfig> read(ConfigSection section) {
        Optional<String> host = section.text("host", TextRule.HOST);
        Optional<Integer> port = section.integer("port", 1, 65535);
        MailTls tls = MailAccountConfig.tls(section);
        Optional<String> user = section.text("user");
        Optional<Secret> password = section.secret("password");
        Optional<String> from = section.text("from", TextRule.EMAIL);
        if (section.isAbsent()) {
            return Optional.empty();
        }
        section.require("host", "name the provider's SMTP server, e.g. smtp.exmail.qq.com");
        section.require("from", "write the address that reports come from");
        if (user.isPresent()) {
            section.require("password", "give the user's password or authorisation code");
        }
        return Optional.of(new SmtpConfig(
                host.orElse(""), port.orElse(tls == MailTls.TLS ? 465 : 587), tls, user, password, from.orElse("")));
    }

    /** As the connector knows it. */
    public SmtpSettings settings() {
        return new SmtpSettings(host, port, tls, user, password.map(Secret::value), from, TIMEOUT);
    }
}

package cn.topcentral.hub.bot.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Our e-mail.
 *
 * @param ownDomains {@code own_domains}: mail domains of our own firm, lower case; an address there is a colleague, any other a customer. Default
 *     none: then only the addresses of the employee list are ours
 * @param accounts {@code accounts}: the mailboxes that are read, by the name used in the log and in source keys. Default none
 * @param smtp {@code smtp}: the server that takes mails to our own people; absent means that none are sent
 */
public record MailConfig(Set<String> ownDomains, Map<String, MailAccountConfig> accounts, Optional<SmtpConfig> smtp) {
    public MailConfig {
        ownDomains = Set.copyOf(ownDomains);
        accounts = Map.copyOf(accounts);
    }

    /** Nothing is read and nothing sent. */
    public MailConfig(Set<String> ownDomains) {
        this(ownDomains, Map.of(), Optional.empty());
    }

    static MailConfig read(ConfigSection section) {
        return new MailConfig(
                section.texts("own_domains", TextRule.DOMAIN),
                section.named("accounts", List.of("password", "host", "user"), MailAccountConfig::read),
                SmtpConfig.read(section.section("smtp")));
    }
}

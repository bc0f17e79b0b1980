package cn.topcentral.hub.bot.config;

import java.util.Set;

/**
 * Which mail addresses are our own.
 *
 * @param ownDomains {@code own_domains}: mail domains of our own firm, lower case; an address there is a colleague, any other a customer. Default
 *     none: then only the addresses of the employee list are ours
 */
public record MailConfig(Set<String> ownDomains) {
    public MailConfig {
        ownDomains = Set.copyOf(ownDomains);
    }

    static MailConfig read(ConfigSection section) {
        return new MailConfig(section.texts("own_domains", TextRule.DOMAIN));
    }
}

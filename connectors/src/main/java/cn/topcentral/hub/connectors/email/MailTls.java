package cn.topcentral.hub.connectors.email;

import java.util.Properties;

/** How a connection to a mail server is kept private. */
public enum MailTls {
    /** Encrypted from the first byte (ports 993 and 465), as every provider here offers. */
    TLS,
    /** Begun in the open and encrypted by {@code STARTTLS} before the login (ports 143 and 587); refused when the server cannot. */
    STARTTLS,
    /** Never encrypted: only for a server on this machine. */
    NONE;

    /** What the mail library must be told for {@code protocol}, {@code imap} or {@code smtp}. */
    void describe(String protocol, Properties properties) {
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "ssl.enable", String.valueOf(this == TLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(this == STARTTLS));
        properties.setProperty(prefix + "starttls.required", String.valueOf(this == STARTTLS));
    }
}

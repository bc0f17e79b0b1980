package cn.topcentral.hub.connectors.email;

import java.time.Duration;
import java.util.Optional;

/**
 * The server that takes our mails to staff.
 *
 * @param user who logs in; none for a server that trusts this machine
 * @param from the sender's address, which providers want to be the user's own
 */
public record SmtpSettings(
        String host,
        int port,
        MailTls tls,
        Optional<String> user,
        Optional<String> password,
        String from,
        Duration timeout) {

    /** Where the password must not show. */
    @Override
    public String toString() {
        return "SmtpSettings[" + from + " through " + host + ":" + port + "]";
    }
}

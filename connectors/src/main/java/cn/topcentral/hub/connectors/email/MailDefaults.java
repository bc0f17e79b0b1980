package cn.topcentral.hub.connectors.email;

import java.util.Map;

/**
 * How lenient the mail library is. It reads these once, when its classes load, from the system properties only: a session's properties
 * do not count. So {@link #apply} must run before the first mail class loads; the decoder does it itself, and {@code Main} may do it
 * earlier for a process that talks IMAP as well.
 *
 * <p>Source: Angus Mail, package {@code jakarta.mail.internet}, "system properties".
 */
public final class MailDefaults {

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("mail.mime.address.strict", "false"),
            Map.entry("mail.mime.allowutf8", "true"),
            Map.entry("mail.mime.base64.ignoreerrors", "true"),
            Map.entry("mail.mime.cachemultipart", "true"),
            Map.entry("mail.mime.decodefilename", "true"),
            Map.entry("mail.mime.decodetext.strict", "false"),
            Map.entry("mail.mime.ignoreunknownencoding", "true"),
            Map.entry("mail.mime.multipart.allowempty", "true"),
            Map.entry("mail.mime.multipart.ignoremissingendboundary", "true"),
            Map.entry("mail.mime.parameters.strict", "false"),
            Map.entry("mail.mime.uudecode.ignoreerrors", "true"));

    private MailDefaults() {}

    /** Sets what the operator has not set on the command line. Calling it again changes nothing. */
    public static void apply() {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}

package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.storage.employee.Employee;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends mails to our own people, reports above all, and to nobody else: an address that is neither of an active employee nor of our own domains
 * stops the whole mail before the server is asked. A customer must never get what was written about customers. Thread-safe.
 */
public final class StaffMail {
    private static final String CONNECT_TIMEOUT_MILLIS = "15000";

    static {
        MailDefaults.apply();
    }

    /**
     * A mail.
     *
     * @param to addresses of our people, at least one
     * @param text for every mail program
     * @param html the same with layout, if any
     */
    public record Letter(List<String> to, String subject, String text, Optional<String> html) {
        public Letter {
            to = List.copyOf(to);
        }
    }

    /** What became of a mail. */
    public sealed interface Result {}

    /** The server took it over. */
    public record Accepted(String messageId) implements Result {}

    /** It will never be sent like this; {@code reason} says what to change. */
    public record Refused(String reason) implements Result {}

    /** The server did not answer or asked to wait. */
    public record RetryLater(String reason) implements Result {}

    private final SmtpSettings settings;
    private final OwnDomains own;
    private final Supplier<List<Employee>> employees;
    private final Clock clock;
    private final Session session;

    /**
     * Connects to nothing yet.
     *
     * @param employees everybody, also those who left; asked at every mail
     */
    public StaffMail(SmtpSettings settings, OwnDomains own, Supplier<List<Employee>> employees, Clock clock) {
        this.settings = settings;
        this.own = own;
        this.employees = employees;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpSettings settings) {
        String timeout = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        settings.tls().describe("smtp", properties);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.mime.charset", "UTF-8");
        return properties;
    }

    /** Sends one mail to all its addressees, or to none. */
    public Result send(Letter letter) {
        Set<String> addresses = new LinkedHashSet<>();
        Optional<String> refusal = check(letter, addresses);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(letter, addresses);
            connect(transport);
            transport.sendMessage(message, message.getAllRecipients());
            return new Accepted(message.getMessageID());
        } catch (AuthenticationFailedException e) {
            return RefusedLogin.isTemporary(String.valueOf(e.getMessage()))
                    ? new RetryLater("The login was refused for now: " + e.getMessage())
                    : new Refused(
                            "The login was refused: set mail.smtp.user and mail.smtp.password anew. " + e.getMessage());
        } catch (SendFailedException e) {
            return new Refused("The server refused the sender or an addressee: " + e.getMessage());
        } catch (MessagingException e) {
            return new RetryLater(settings + ": " + e.getMessage());
        }
    }

    /**
     * Logs in and out again.
     *
     * @throws MessagingException when that fails, and why
     */
    public void checkAccess() throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            connect(transport);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        transport.connect(
                settings.host(),
                settings.port(),
                settings.user().orElse(null),
                settings.password().orElse(null));
    }

    /** Why the mail must not be sent; fills {@code addresses} on the way. */
    private Optional<String> check(Letter letter, Set<String> addresses) {
        Set<String> active = new LinkedHashSet<>();
        Set<String> gone = new LinkedHashSet<>();
        for (Employee employee : employees.get()) {
            employee.email()
                    .map(email -> email.toLowerCase(Locale.ROOT))
                    .ifPresent((employee.active() ? active : gone)::add);
        }
        List<String> refused = new ArrayList<>();
        for (String given : letter.to()) {
            Optional<String> address = EmailAddresses.normalise(given)
                    .filter(known -> active.contains(known) || (own.owns(known) && !gone.contains(known)));
            address.ifPresentOrElse(addresses::add, () -> refused.add(given));
        }
        if (!refused.isEmpty()) {
            return Optional.of(
                    refused.size() + " of " + letter.to().size()
                            + " addressees are neither active employees nor in mail.own_domains; reports go to our own people alone");
        }
        return addresses.isEmpty() ? Optional.of("The mail has no addressee") : Optional.empty();
    }

    private MimeMessage message(Letter letter, Set<String> addresses) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from()));
        for (String address : addresses) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        // A line break in a subject would begin another header field.
        message.setSubject(letter.subject().replaceAll("\\p{Cntrl}+", " ").strip(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday notice answers it
        if (letter.html().isPresent()) {
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(letter.text(), StandardCharsets.UTF_8.name());
            MimeBodyPart html = new MimeBodyPart();
            html.setText(letter.html().get(), StandardCharsets.UTF_8.name(), "html");
            message.setContent(new MimeMultipart("alternative", plain, html));
        } else {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
        }
        message.saveChanges();
        return message;
    }
}

package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.email.EmailDecoder;
import cn.topcentral.hub.connectors.email.MailDefaults;
import cn.topcentral.hub.connectors.email.OwnDomains;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mails, written as messages with headers, signature, quoted history and attachments, and read by the e-mail decoder. */
final class MailChannel {
    private static final DateTimeFormatter QUOTED_TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(DraftParts.ZONE);
    private static final int HISTORY = 3;

    static {
        MailDefaults.apply(); // the library reads its settings when its classes load
    }

    private final OwnDomains own = new OwnDomains(Set.of(DemoPeople.DOMAIN));
    private final Documents documents = new Documents();

    CommunicationDraft draft(Happening.Mail mail) {
        if (EmailDecoder.decode(message(mail), mail.time(), own) instanceof EmailDecoder.Decoded decoded) {
            return DraftParts.changed(
                    decoded.draft(), party -> party, decoded.draft().attachments());
        }
        throw new IllegalStateException("The e-mail decoder refuses " + mail.key());
    }

    private byte[] message(Happening.Mail mail) {
        try {
            MimeMessage message = new Identified(messageId(mail));
            message.setFrom(address(mail.from()));
            message.setRecipients(Message.RecipientType.TO, addresses(mail.to()));
            message.setRecipients(Message.RecipientType.CC, addresses(mail.copied()));
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(mail.time()));
            if (mail.answers().isPresent()) {
                message.setHeader("In-Reply-To", '<' + messageId(mail.answers().get()) + '>');
                message.setHeader("References", references(mail));
            }
            fill(message, mail);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.saveChanges();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot write the mail " + mail.key(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(MimeMessage message, Happening.Mail mail) throws MessagingException {
        String text = mail.body() + "\n\n" + signature(mail.from()) + history(mail);
        if (mail.attachments().isEmpty()) {
            message.setText(text, StandardCharsets.UTF_8.name());
            return;
        }
        MimeBodyPart body = new MimeBodyPart();
        body.setText(text, StandardCharsets.UTF_8.name());
        MimeMultipart parts = new Parts(mail.key(), body);
        for (String name : mail.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            String type = name.endsWith(".png") ? "image/png" : "application/pdf";
            part.setDataHandler(new DataHandler(
                    new ByteArrayDataSource(documents.bytes(name, mail.subject() + '\n' + mail.body()), type)));
            part.setFileName(name);
            parts.addBodyPart(part);
        }
        message.setContent(parts);
    }

    private static String signature(Person person) {
        List<String> lines = new ArrayList<>();
        lines.add("-- ");
        lines.add(person.name() + person.title().map(title -> " | " + title).orElse(""));
        person.phone().ifPresent(phone -> lines.add("电话：" + phone));
        person.email().ifPresent(email -> lines.add("邮箱：" + email));
        return String.join("\n", lines);
    }

    private static String history(Happening.Mail mail) {
        StringBuilder history = new StringBuilder();
        String prefix = "> ";
        Optional<Happening.Mail> earlier = mail.answers();
        for (int level = 0; level < HISTORY && earlier.isPresent(); level++) {
            Happening.Mail quoted = earlier.get();
            String outer = prefix.substring(2);
            history.append("\n\n")
                    .append(outer)
                    .append("在 %s，%s <%s> 写道：\n"
                            .formatted(
                                    QUOTED_TIME.format(quoted.time()),
                                    quoted.from().name(),
                                    quoted.from().email().orElse("")));
            String mark = prefix;
            quoted.body()
                    .lines()
                    .forEach(line -> history.append(mark).append(line).append('\n'));
            prefix = "> " + prefix;
            earlier = quoted.answers();
        }
        return history.toString();
    }

    private static String references(Happening.Mail mail) {
        List<String> ids = new ArrayList<>();
        for (Optional<Happening.Mail> earlier = mail.answers();
                earlier.isPresent();
                earlier = earlier.get().answers()) {
            ids.add('<' + messageId(earlier.get()) + '>');
        }
        Collections.reverse(ids);
        return String.join(" ", ids);
    }

    private static String messageId(Happening.Mail mail) {
        return DraftParts.KEY + mail.key() + "@"
                + mail.from()
                        .email()
                        .map(email -> email.substring(email.indexOf('@') + 1))
                        .orElse("demo.example");
    }

    private static InternetAddress[] addresses(List<Person> people) {
        return people.stream().map(MailChannel::address).toArray(InternetAddress[]::new);
    }

    private static InternetAddress address(Person person) {
        try {
            return new InternetAddress(person.email().orElseThrow(), person.name(), StandardCharsets.UTF_8.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library invents a Message-ID whenever a message is saved; a demo mail keeps the one made from its key. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super((jakarta.mail.Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", '<' + id + '>');
        }
    }

    /** The library draws boundaries at random; then the same mail would have other bytes at the next start and count as another. */
    private static final class Parts extends MimeMultipart {
        Parts(String key, MimeBodyPart body) throws MessagingException {
            super(body);
            ContentType type = new ContentType(contentType);
            type.setParameter("boundary", "=_" + DraftParts.KEY + key);
            contentType = type.toString();
        }
    }
}

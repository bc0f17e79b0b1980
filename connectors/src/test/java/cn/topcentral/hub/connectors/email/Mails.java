package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Fixtures and short ways to decode them. */
final class Mails {

    static final Instant RECEIVED = Instant.parse("2026-11-22T00:00:00Z");

    private Mails() {}

    static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(Mails.class.getResource("/connectors/email/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CommunicationDraft fixture(String name) {
        return draft(bytes(folder(name)));
    }

    static CommunicationDraft draft(byte[] raw) {
        EmailDecoder.Outcome outcome = EmailDecoder.decode(raw, RECEIVED, OwnDomains.none());
        assertThat(outcome).isInstanceOf(EmailDecoder.Decoded.class);
        return ((EmailDecoder.Decoded) outcome).draft();
    }

    static CommunicationDraft draft(String mail) {
        return draft(mail.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> attachmentNames(CommunicationDraft draft) {
        return draft.attachments().stream().map(AttachmentDraft::fileName).toList();
    }

    static byte[] attachmentBytes(CommunicationDraft draft, int index) {
        return ((AttachmentDraft.Content.Bytes) draft.attachments().get(index).content()).bytes();
    }
}

package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.importing.ImportItem;
import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailFileConnectorTest {

    private static final String FIRST =
            """
            From li@aux-demo.cn Sat Jun 15 09:30:00 2024
            From: li@aux-demo.cn
            Message-ID: <1@aux-demo.cn>
            Subject: one

            From Monday on we pay in 60 days.
            >From here
            >>From there

            """;
    private static final String SECOND =
            """
            From li@aux-demo.cn Sat Jun 15 10:30:00 2024 +0800
            From: li@aux-demo.cn
            Message-ID: <2@aux-demo.cn>
            Subject: two

            second

            """;

    @TempDir
    Path folder = Path.of("");

    private final EmailFileConnector connector =
            new EmailFileConnector(OwnDomains.none(), Clock.fixed(Mails.RECEIVED, ZoneOffset.UTC));

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private List<ImportItem> read(Path file) throws IOException {
        try (Stream<ImportItem> items = connector.read(file)) {
            return items.toList();
        }
    }

    private static CommunicationDraft draft(ImportItem item) {
        assertThat(item).isInstanceOf(ImportItem.Decoded.class);
        return ((ImportItem.Decoded) item).draft();
    }

    private static String reason(ImportItem item) {
        assertThat(item).isInstanceOf(ImportItem.Rejected.class);
        return ((ImportItem.Rejected) item).reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aMailboxIsReadMessageByMessage(String lineEnd) throws IOException {
        List<ImportItem> items = read(write("a.mbox", (FIRST + SECOND).replace("\n", lineEnd)));
        assertThat(items).hasSize(2);
        CommunicationDraft first = draft(items.get(0));
        assertThat(first.original().orElseThrow().lines())
                .containsExactly("From Monday on we pay in 60 days.", "From here", ">From there");
        assertThat(first.time()).isEqualTo("2024-06-15T09:30:00Z");
        assertThat(draft(items.get(1)).time()).isEqualTo("2024-06-15T02:30:00Z");
        assertThat(draft(items.get(1)).content()).isEqualTo("second");
        long secondAt = FIRST.replace("\n", lineEnd).length();
        assertThat(items)
                .extracting(ImportItem::position)
                .containsExactly("message 1 at byte 0", "message 2 at byte " + secondAt);
    }

    @Test
    void aMailboxCutOffInATextKeepsWhatIsThere() throws IOException {
        String cut = FIRST + SECOND.substring(0, SECOND.length() - 4);
        List<ImportItem> items = read(write("a.mbox", cut));
        assertThat(draft(items.get(0)).attributes()).doesNotContainKey("truncated");
        assertThat(draft(items.get(1)).content()).isEqualTo("seco");
        assertThat(draft(items.get(1)).attributes()).containsEntry("truncated", "true");
    }

    @Test
    void aMailboxCutOffInAHeaderRejectsTheLastMessageAlone() throws IOException {
        List<ImportItem> items = read(write("a.mbox", FIRST + SECOND.substring(0, 90)));
        assertThat(items).hasSize(2);
        assertThat(draft(items.get(0)).subject()).contains("one");
        assertThat(reason(items.get(1))).contains("ends before the text");
        assertThat(items.get(1).position()).isEqualTo("message 2 at byte " + FIRST.length());
    }

    @Test
    void aMailboxCutOffInAnAttachmentSaysSo() throws IOException {
        String third =
                """
                From a@b.cn Sat Jun 15 10:30:00 2024
                From: a@b.cn
                Content-Type: multipart/mixed; boundary=x

                --x

                text
                --x
                Content-Type: image/png; name=a.png
                Content-Transfer-Encoding: base64

                iVBO
                """;
        CommunicationDraft draft = draft(read(write("a.mbox", third)).get(0));
        assertThat(draft.content()).isEqualTo("text");
        assertThat(Mails.attachmentNames(draft)).containsExactly("a.png");
        assertThat(draft.attributes()).containsEntry("truncated", "true");
    }

    @Test
    void aMailOfSixtyMegabytesIsRejectedAndItsNeighboursAreStored() throws IOException {
        Path file = folder.resolve("big.mbox");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(FIRST.getBytes(StandardCharsets.US_ASCII));
            out.write("From x Sat Jun 15 10:30:00 2024\nFrom: x@y.cn\n\n".getBytes(StandardCharsets.US_ASCII));
            byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 60; i++) {
                out.write(block); // one line of 60 MB
            }
            out.write(("\n\n" + SECOND).getBytes(StandardCharsets.US_ASCII));
        }
        List<ImportItem> items = read(file);
        assertThat(items).hasSize(3);
        assertThat(draft(items.get(0)).subject()).contains("one");
        assertThat(reason(items.get(1))).contains("61 MB").contains("limit is 50 MB");
        assertThat(draft(items.get(2)).subject()).contains("two");
    }

    @Test
    void aFileOfSixtyMegabytesIsNotEvenRead() throws IOException {
        Path file = folder.resolve("big.eml");
        Files.writeString(file, "From: x@y.cn\n\n");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(60L << 20);
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<ImportItem> items = read(file);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2L << 20);
        assertThat(reason(items.get(0))).contains("61 MB");
    }

    @Test
    void oneMessageOfAMailboxIsInMemoryAtATime() throws IOException {
        Path file = folder.resolve("many.mbox");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 3000; i++) {
                out.write(SECOND.replace("<2@", "<" + i + "@").getBytes(StandardCharsets.US_ASCII));
            }
        }
        try (Stream<ImportItem> items = connector.read(file)) {
            assertThat(items.limit(2).map(item -> draft(item).source().recordId()))
                    .containsExactly("0@aux-demo.cn", "1@aux-demo.cn");
        }
        assertThat(read(file)).hasSize(3000).allSatisfy(EmailFileConnectorTest::draft);
    }

    @Test
    void filesAreChosenByNameAndExtensionlessOnesByTheirFirstBytes() throws IOException {
        assertThat(connector.channel()).isEqualTo("email");
        for (String name :
                List.of("a.eml", "A.EML", "b.mbox", "cur/1718418600.M1P2.host:2,S", "new/1718418600.M1P2.host,S=12")) {
            assertThat(connector.accepts(write(name, SECOND))).as(name).isTrue();
        }
        assertThat(connector.accepts(write("Inbox", SECOND))).isTrue();
        assertThat(connector.accepts(write("Notes", "nothing"))).isFalse();
        for (String name :
                List.of("a.msg", "a.emlx", "tmp/1718418600.M1P2.host", "a.txt", ".hidden", "cur/dovecot.index")) {
            assertThat(connector.accepts(write(name, SECOND))).as(name).isFalse();
        }
    }

    @Test
    void singleFilesAndMaildirFilesAreOneMessageEach() throws IOException {
        String mail = SECOND.substring(SECOND.indexOf('\n') + 1);
        for (String name : List.of("a.eml", "cur/1718418600.M1P2.host:2,S")) {
            List<ImportItem> items = read(write(name, mail));
            assertThat(items).hasSize(1);
            assertThat(items.get(0).position()).isEmpty();
            assertThat(draft(items.get(0)).subject()).contains("two");
        }
        assertThat(draft(read(write("b.eml", SECOND)).get(0)).time()).isEqualTo("2024-06-15T02:30:00Z");
    }

    @Test
    void whatIsNoMailIsRejectedWithAReason() throws IOException {
        assertThat(reason(read(write("empty.eml", "")).get(0))).contains("empty");
        assertThat(read(write("empty.mbox", ""))).isEmpty();
        assertThat(reason(read(write("text.mbox", "hello\n")).get(0))).contains("header");
    }
}

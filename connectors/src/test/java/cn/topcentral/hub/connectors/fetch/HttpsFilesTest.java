package cn.topcentral.hub.connectors.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpsFilesTest {
    private static final byte[] RECORDING = "ID3 a recording".getBytes(StandardCharsets.UTF_8);

    /** The office's telephone system is allowed to be in the own network, the platform on the internet is not. */
    private static final AllowedHosts ALLOWED =
            new AllowedHosts(Set.of("files.example", "*.cdn.example"), Set.of("pbx.office"), true);

    private final FileServer server = new FileServer(Map.of("/a.mp3", RECORDING));
    private final HttpsFiles files =
            new HttpsFiles(ALLOWED, host -> new InetAddress[] {InetAddress.getLoopbackAddress()});

    @AfterEach
    void close() throws IOException {
        files.close();
        server.close();
    }

    @Test
    void allowedHostIsAsked() throws IOException {
        try (InputStream content = files.open(server.address("pbx.office", "/a.mp3"))) {
            assertThat(content.readAllBytes()).isEqualTo(RECORDING);
        }
    }

    @Test
    void hostThatNobodyAllowedIsNotAsked() {
        assertThatThrownBy(() -> files.open(server.address("evil.example", "/a.mp3")))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("extraction.hosts");
        assertThatThrownBy(() -> files.open(server.address("cdn.example", "/a.mp3")))
                .isInstanceOf(SourceUnavailable.class);
    }

    @Test
    void allowedNameThatLeadsIntoOurNetworkIsNotAsked() {
        assertThatThrownBy(() -> files.open(server.address("files.example", "/a.mp3")))
                .isInstanceOf(FileGone.class)
                .hasMessageContaining("own network");
        assertThatThrownBy(() -> files.open(server.address("x.cdn.example", "/a.mp3")))
                .isInstanceOf(FileGone.class);
    }

    @Test
    void nameThatIsPublicFirstAndPrivateThenIsRefusedWhereItIsUsed() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (HttpsFiles rebinding = new HttpsFiles(ALLOWED, host -> new InetAddress[] {
            InetAddress.getByName("8.8.8.8"),
            asked.incrementAndGet() > 0 ? InetAddress.getLoopbackAddress() : InetAddress.getByName("8.8.4.4")
        })) {
            assertThatThrownBy(() -> rebinding.open(server.address("files.example", "/a.mp3")))
                    .isInstanceOf(FileGone.class);
        }
        // Asked once: the client connects to the very answer that was checked.
        assertThat(asked).hasValue(1);
    }

    @Test
    void redirectIsCheckedLikeTheFirstAddress() throws IOException {
        server.redirecting("/moved", "/a.mp3")
                .redirecting("/evil", server.address("evil.example", "/a.mp3"))
                .redirecting("/inside", server.address("files.example", "/a.mp3"))
                .redirecting("/file", "file:///etc/passwd")
                .redirecting("/round", "/round");

        try (InputStream content = files.open(server.address("pbx.office", "/moved"))) {
            assertThat(content.readAllBytes()).isEqualTo(RECORDING);
        }
        assertThatThrownBy(() -> files.open(server.address("pbx.office", "/evil")))
                .hasMessageContaining("evil.example");
        assertThatThrownBy(() -> files.open(server.address("pbx.office", "/inside")))
                .isInstanceOf(FileGone.class);
        assertThatThrownBy(() -> files.open(server.address("pbx.office", "/file")))
                .isInstanceOf(FileGone.class);
        assertThatThrownBy(() -> files.open(server.address("pbx.office", "/round")))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("redirects more than");
    }

    @Test
    void plainHttpNeedsToBeAllowed() throws IOException {
        try (HttpsFiles strict = new HttpsFiles(new AllowedHosts(Set.of(), Set.of("pbx.office"), false))) {
            assertThatThrownBy(() -> strict.open(server.address("pbx.office", "/a.mp3")))
                    .isInstanceOf(FileGone.class)
                    .hasMessageContaining("plain_http");
        }
    }

    @Test
    void fileThatIsNotThereYetIsTriedAgainAndAGoneOneIsNot() {
        server.failing("/later", 404).failing("/busy", 503).failing("/gone", 410);

        assertThatThrownBy(() -> files.open(server.address("pbx.office", "/later")))
                .isInstanceOf(SourceUnavailable.class);
        assertThatThrownBy(() -> files.open(server.address("pbx.office", "/busy")))
                .isInstanceOf(SourceUnavailable.class);
        assertThatThrownBy(() -> files.open(server.address("pbx.office", "/gone")))
                .isInstanceOf(FileGone.class);
    }

    @Test
    void referenceThatIsNoAddressIsGoneAndOtherReferencesAreNotServed() {
        assertThat(files.serves("CAQQ2M...sdkfileid")).isFalse();
        assertThat(files.serves("HTTPS://x")).isTrue();
        assertThatThrownBy(() -> files.open("https://user:pass@pbx.office/")).isInstanceOf(FileGone.class);
        assertThatThrownBy(() -> files.open("https:// not an address")).isInstanceOf(FileGone.class);
    }

    @Test
    void answersWithoutEndAreLeftWithoutReadingThem() throws IOException {
        server.endless("/endless");
        try (InputStream content = files.open(server.address("pbx.office", "/endless"))) {
            assertThat(content.readNBytes(100)).hasSize(100);
        } // would never return if the rest were read
    }
}

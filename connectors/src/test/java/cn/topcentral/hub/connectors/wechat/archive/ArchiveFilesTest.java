package cn.topcentral.hub.connectors.wechat.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ArchiveFilesTest {
    private static final byte[] FIRST = piece("#!AMR\n", 512 * 1024);
    private static final byte[] SECOND = piece("second", 512 * 1024);
    private static final byte[] THIRD = piece("third", 70_000);

    private final FakeArchive archive = new FakeArchive().withFile("CtYBMzA2==", FIRST, SECOND, THIRD);
    private final ArchiveFiles files = new ArchiveFiles(archive);

    @Test
    void piecesBecomeTheWholeFile() throws IOException {
        byte[] whole = read("wecom-archive:CtYBMzA2==?md5=" + md5());

        assertThat(whole).hasSize(2 * 512 * 1024 + 70_000).startsWith("#!AMR\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(digest(whole))).isEqualTo(md5());
    }

    @Test
    void fileThatCameDamagedIsFetchedAgain() throws IOException {
        archive.damagedFirst = 1;

        assertThat(HexFormat.of().formatHex(digest(read("wecom-archive:CtYBMzA2==?md5=" + md5()))))
                .isEqualTo(md5());
    }

    @Test
    void fileThatStaysDamagedIsLeftForLater() {
        archive.damagedFirst = 2;

        assertThatThrownBy(() -> read("wecom-archive:CtYBMzA2==?md5=" + md5()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("MD5");
    }

    @Test
    void fileWithoutAnMd5IsTakenAsItComes() throws IOException {
        assertThat(read("wecom-archive:CtYBMzA2==")).hasSize(2 * 512 * 1024 + 70_000);
    }

    @Test
    void expiredFileIsGone() {
        assertThatThrownBy(() -> read("wecom-archive:old"))
                .isInstanceOf(FileGone.class)
                .hasMessageContaining("expired");
    }

    @Test
    void otherReferencesAreNotServed() {
        assertThat(files.serves("wecom-archive:x")).isTrue();
        assertThat(files.serves("https://example.com/wecom-archive:x")).isFalse();
    }

    private byte[] read(String reference) throws IOException {
        try (InputStream stream = files.open(reference)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] piece(String start, int length) {
        byte[] piece = new byte[length];
        Arrays.fill(piece, (byte) start.length());
        System.arraycopy(start.getBytes(StandardCharsets.US_ASCII), 0, piece, 0, start.length());
        return piece;
    }

    private static String md5() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(FIRST);
        whole.writeBytes(SECOND);
        whole.writeBytes(THIRD);
        return HexFormat.of().formatHex(digest(whole.toByteArray()));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.topcentral.hub.connectors.wechat.archive;

import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.connectors.wechat.MediaReference;
import cn.topcentral.hub.connectors.wechat.archive.ArchiveSource.MediaPiece;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * The files of archived messages, piece by piece through the library into a temporary file: only a whole file can be compared with the MD5 that
 * its message tells, and WeCom is known to give one that differs at the first try. Thread-safe.
 */
public final class ArchiveFiles implements RemoteFiles {
    /** WeCom's own largest file is 100 MB (200 MB between members); more than this is a library that does not end. */
    private static final long MAX_BYTES = 512L << 20;

    private static final int TRIES = 2;

    private final ArchiveSource source;

    public ArchiveFiles(ArchiveSource source) {
        this.source = source;
    }

    @Override
    public boolean serves(String reference) {
        return MediaReference.parse(reference).isPresent();
    }

    @Override
    public InputStream open(String reference) {
        MediaReference wanted = MediaReference.parse(reference)
                .orElseThrow(() -> new IllegalArgumentException("Not a file of the session archive"));
        try {
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                MessageDigest digest = md5();
                FileChannel file = download(wanted.fileId(), digest);
                if (fits(wanted, digest)) {
                    return Channels.newInputStream(file.position(0));
                }
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No room for a file of the session archive", e);
        }
        throw new SourceUnavailable(
                "wecom.archive: a file came " + TRIES + " times with another MD5 than its message tells");
    }

    private static boolean fits(MediaReference wanted, MessageDigest digest) {
        return wanted.md5()
                .map(sum -> sum.equalsIgnoreCase(HexFormat.of().formatHex(digest.digest())))
                .orElse(true);
    }

    /** The file, which vanishes when it is closed. */
    private FileChannel download(String fileId, MessageDigest digest) throws IOException {
        Path path = Files.createTempFile("hub-archive-", ".part");
        FileChannel file = FileChannel.open(
                path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        try {
            String index = "";
            boolean last = false;
            while (!last) {
                MediaPiece piece = piece(fileId, index);
                digest.update(piece.bytes());
                write(file, piece.bytes());
                last = piece.last();
                if (!last && (piece.next().equals(index) || file.size() > MAX_BYTES)) {
                    throw new SourceUnavailable("wecom.archive: a file does not end");
                }
                index = piece.next();
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private MediaPiece piece(String fileId, String index) {
        try {
            return source.media(fileId, index);
        } catch (SdkFailure e) {
            if (e.gone()) {
                throw new FileGone("wecom.archive: " + e.getMessage());
            }
            throw new SourceUnavailable("wecom.archive: " + e.getMessage(), e);
        }
    }

    private static void write(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5"); // WeCom's choice; against damage, not against malice
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}

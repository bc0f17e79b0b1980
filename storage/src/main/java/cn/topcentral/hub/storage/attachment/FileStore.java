package cn.topcentral.hub.storage.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files under the name of their SHA-256, so that the same file is kept once and no name from outside ever becomes a path. Thread-safe, also
 * between processes: a file appears whole or not at all.
 */
public final class FileStore {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path directory;

    /** Keeps its files under {@code directory}, which is created when the first file comes. */
    public FileStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Keeps the bytes.
     *
     * @return their SHA-256 in hexadecimal
     */
    public String put(byte[] bytes) {
        String hash = hash(bytes);
        Path target = path(hash);
        if (Files.exists(target)) {
            return hash;
        }
        try {
            Files.createDirectories(target.getParent());
            Path written = Files.createTempFile(target.getParent(), "incoming", ".part");
            Files.write(written, bytes);
            moveInPlace(written, target);
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store a file of " + bytes.length + " bytes under " + directory, e);
        }
    }

    /**
     * Keeps what a stream holds, without having it in memory.
     *
     * @param content read to its end, not closed
     * @throws FileTooLarge when it holds more than {@code mostBytes}; nothing is kept then
     * @throws IOException when the stream breaks off or the disk refuses; nothing is kept then
     */
    public StoredFile put(InputStream content, long mostBytes) throws IOException {
        Files.createDirectories(directory);
        Path written = Files.createTempFile(directory, "incoming", ".part");
        try {
            MessageDigest digest = sha256();
            long size = copy(content, mostBytes, written, digest);
            String hash = HexFormat.of().formatHex(digest.digest());
            Path target = path(hash);
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                moveInPlace(written, target);
            }
            return new StoredFile(hash, size);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static long copy(InputStream content, long mostBytes, Path written, MessageDigest digest)
            throws IOException {
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream file = Files.newOutputStream(written)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > mostBytes) {
                    throw new FileTooLarge(mostBytes);
                }
                digest.update(buffer, 0, read);
                file.write(buffer, 0, read);
            }
        }
        return size;
    }

    private static void moveInPlace(Path written, Path target) throws IOException {
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Opens a kept file; empty when there is none of this hash. */
    public Optional<InputStream> open(String hash) throws IOException {
        Path file = path(hash);
        return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    /** Where a kept file is, for programs that read it themselves; empty when there is none of this hash. Nobody may change it. */
    public Optional<Path> locate(String hash) {
        Path file = path(hash);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    public boolean has(String hash) {
        return Files.exists(path(hash));
    }

    /** Whether the kept file still has the content its name promises. */
    public boolean intact(String hash) throws IOException {
        try (InputStream content = Files.newInputStream(path(hash))) {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest()).equals(hash);
        }
    }

    /** The SHA-256 of some bytes in hexadecimal. */
    public static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private Path path(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + hash);
        }
        return directory
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package cn.topcentral.hub.storage.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sole ownership of a data directory: a lock on {@code hub.lock}, which names the owner. The operating system frees it however the owner ends. */
final class DirectoryLock implements AutoCloseable {
    /**
     * The directories that this process owns. POSIX locks belong to the process and go when it closes any descriptor of the file (fcntl(2)), so
     * a second look from the same process must not even open it. Static for that reason alone.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final String FILE = "hub.lock";

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock, making the directory where it is missing; empty when another hub has it.
     *
     * @throws DatabaseUnavailable when the directory cannot be used at all
     */
    static Optional<DirectoryLock> take(Path dataDirectory) {
        try {
            Files.createDirectories(dataDirectory);
            Path directory = dataDirectory.toRealPath();
            if (!OWN.add(directory)) {
                return Optional.empty();
            }
            Optional<FileChannel> locked = Optional.empty();
            try {
                locked = lock(directory.resolve(FILE));
            } finally {
                if (locked.isEmpty()) {
                    OWN.remove(directory);
                }
            }
            return locked.map(channel -> new DirectoryLock(directory, channel));
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "Cannot use " + dataDirectory.toAbsolutePath() + " as data directory: " + e
                            + ". It must be a directory this user may write to.",
                    e);
        }
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        ByteBuffer owner =
                StandardCharsets.UTF_8.encode("pid " + ProcessHandle.current().pid() + "\n");
        channel.truncate(0);
        channel.write(owner);
        channel.force(true);
        return Optional.of(channel);
    }

    /** Who has the lock, for people. */
    static String owner(Path dataDirectory) {
        try {
            Path directory = dataDirectory.toRealPath();
            return OWN.contains(directory)
                    ? "this very process"
                    : Files.readString(directory.resolve(FILE)).strip();
        } catch (IOException e) {
            return "unknown process";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OWN.remove(directory);
        }
    }
}

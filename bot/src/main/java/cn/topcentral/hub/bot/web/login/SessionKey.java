package cn.topcentral.hub.bot.web.login;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The key that signs cookies: 32 random bytes. Whoever has it can be anybody; deleting its file signs everybody out. */
public final class SessionKey {
    private static final String FILE = "session.key";
    private static final int BYTES = 32;

    private final byte[] bytes;

    private SessionKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key in {@code session.key} of the data folder; made at the first start, readable by the hub's user alone.
     *
     * @throws IllegalStateException when the file holds something else
     */
    public static SessionKey in(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            Files.createDirectories(dataDirectory);
            create(file);
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != BYTES) {
                throw new IllegalStateException(file + " holds " + bytes.length + " bytes instead of " + BYTES
                        + ": delete it and start again; everybody then signs in once more");
            }
            return new SessionKey(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        try (FileChannel channel =
                        FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner);
                OutputStream output = Channels.newOutputStream(channel)) {
            output.write(random);
        } catch (FileAlreadyExistsException e) {
            // Made by an earlier start.
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }
}

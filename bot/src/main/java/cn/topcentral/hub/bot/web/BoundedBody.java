package cn.topcentral.hub.bot.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request's body as far as it may go. */
public final class BoundedBody {
    /**
     * How much more is read and thrown away: a connection that is closed with unread bytes is reset, and the sender then sees that instead of
     * the answer. Whoever sends still more is cut off.
     */
    private static final int DRAINED = 16 << 20;

    private BoundedBody() {}

    /** The body; empty when it is larger than {@code most} bytes. A chunked body tells no length, so it is read to find out. */
    public static Optional<byte[]> read(InputStream stream, int most) throws IOException {
        byte[] body = stream.readNBytes(most + 1);
        if (body.length <= most) {
            return Optional.of(body);
        }
        byte[] sink = new byte[64 << 10];
        long left = DRAINED;
        for (int read = stream.read(sink); read > 0 && left > 0; read = stream.read(sink)) {
            left -= read;
        }
        return Optional.empty();
    }
}

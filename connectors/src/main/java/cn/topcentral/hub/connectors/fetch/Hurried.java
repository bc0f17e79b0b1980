package cn.topcentral.hub.connectors.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A stream that must end in time: a server that sends a byte a minute would hold a thread for ever. */
final class Hurried extends FilterInputStream {
    private final long started = System.nanoTime();
    private final Duration longest;

    Hurried(InputStream content, Duration longest) {
        super(content);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        return super.read(buffer, offset, length);
    }

    private void check() throws IOException {
        if (System.nanoTime() - started > longest.toNanos()) {
            throw new IOException("not fetched within " + longest.toMinutes() + " minutes");
        }
    }
}

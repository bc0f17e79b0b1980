package cn.topcentral.hub.agents.llm.endpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A body that has to be there by a time; the socket's own time-out is only about the silence between two bytes. */
final class Deadline extends FilterInputStream {
    private final Duration limit;
    private final long end;

    /**
     * A body to be read.
     *
     * @param start when the request was sent, by {@link System#nanoTime}
     */
    Deadline(InputStream body, Duration limit, long start) {
        super(body);
        this.limit = limit;
        this.end = start + limit.toNanos();
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

    private void check() throws SocketTimeoutException {
        if (System.nanoTime() - end > 0) {
            throw new SocketTimeoutException("the answer did not end within " + limit.toSeconds() + " s");
        }
    }
}

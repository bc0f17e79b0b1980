package cn.topcentral.hub.connectors.email;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a stream line by line in bounded memory: a line longer than the buffer comes in pieces. */
final class MboxLines {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int start;
    private int end;
    private long bufferPosition;
    private boolean lineBegins = true;
    private boolean nextBegins = true;

    MboxLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line or piece of one; false at the end. */
    boolean advance() throws IOException {
        start = end;
        lineBegins = nextBegins;
        int scanned = start;
        while (true) {
            for (; scanned < filled; scanned++) {
                if (buffer[scanned] == '\n') {
                    end = scanned + 1;
                    nextBegins = true;
                    return true;
                }
            }
            if (start > 0) {
                scanned -= start;
                shift();
            }
            if (filled == BUFFER) {
                end = filled;
                nextBegins = false;
                return true;
            }
            int read = in.read(buffer, filled, BUFFER - filled);
            if (read < 0) {
                end = filled;
                nextBegins = true;
                return end > start;
            }
            filled += read;
        }
    }

    private void shift() {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        bufferPosition += start;
        filled -= start;
        start = 0;
    }

    /** Whether this is the beginning of a line, not the rest of a long one. */
    boolean begins() {
        return lineBegins;
    }

    /** Where in the stream it begins. */
    long position() {
        return bufferPosition + start;
    }

    /** With its line break, valid until the next {@link #advance}. */
    byte[] copy() {
        return Arrays.copyOfRange(buffer, start, end);
    }

    /** At most the first 300 characters, for looking at. */
    String peek() {
        return new String(buffer, start, Math.min(end - start, 300), StandardCharsets.ISO_8859_1);
    }
}

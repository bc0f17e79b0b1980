package cn.topcentral.hub.connectors.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts an mbox into messages, one in memory at a time. Understands mboxo and mboxrd ({@code >From } loses one {@code >}), CRLF and LF. A
 * line counts as separator only with a date in it and a header field after it, since many writers leave {@code From } in texts unescaped.
 */
final class MboxReader {

    /**
     * One message.
     *
     * @param number counted from 1
     * @param position of its From line, in bytes from the beginning of the file
     * @param bytes without the From line; empty when {@code size} is above the limit
     * @param size in bytes
     * @param delivered the date of the From line
     * @param cutOff whether the file ends within its last line
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, compared by nobody
    record Message(int number, long position, byte[] bytes, long size, Optional<Instant> delivered, boolean cutOff) {}

    private final MboxLines lines;
    private final int maxBytes;
    private Optional<String> fromLine = Optional.empty();
    private long position;
    private int number;
    private boolean started;
    private boolean more;

    MboxReader(InputStream in, int maxBytes) {
        this.lines = new MboxLines(in);
        this.maxBytes = maxBytes;
    }

    /** The next message, empty at the end. */
    Optional<Message> next() throws IOException {
        if (!started) {
            start();
        }
        if (!more && fromLine.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(read());
    }

    /** The first line needs no date: there is nothing before it that it could belong to. */
    private void start() throws IOException {
        started = true;
        more = lines.advance();
        while (more && lines.peek().isBlank()) {
            more = lines.advance();
        }
        position = more ? lines.position() : 0;
        if (more && lines.peek().startsWith("From ")) {
            fromLine = Optional.of(lines.peek());
            more = lines.advance();
        }
    }

    private Message read() throws IOException {
        Optional<Instant> delivered = fromLine.flatMap(FromLine::date);
        long begin = position;
        fromLine = Optional.empty();
        Collected collected = new Collected(maxBytes);
        while (more && fromLine.isEmpty()) {
            if (lines.begins() && FromLine.isCandidate(lines.peek())) {
                separatorOrText(collected);
            } else {
                collected.add(lines.copy(), lines.begins());
                more = lines.advance();
            }
        }
        number++;
        return new Message(
                number,
                begin,
                collected.bytes(),
                collected.size,
                delivered,
                !more && fromLine.isEmpty() && collected.cutOff());
    }

    private void separatorOrText(Collected collected) throws IOException {
        byte[] held = lines.copy();
        String heldText = lines.peek();
        long heldPosition = lines.position();
        more = lines.advance();
        if (!more || FromLine.isHeaderField(lines.peek())) {
            fromLine = Optional.of(heldText);
            position = heldPosition;
        } else {
            collected.add(held, true);
        }
    }

    /** Keeps what it is given up to the limit; beyond, only counts. */
    private static final class Collected {
        private final int maxBytes;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long size;
        private byte last = '\n';

        Collected(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        void add(byte[] line, boolean begins) {
            int from = begins && isQuotedFrom(line) ? 1 : 0;
            size += line.length - from;
            last = line[line.length - 1];
            if (size > maxBytes) {
                kept.reset();
            } else {
                kept.write(line, from, line.length - from);
            }
        }

        private static boolean isQuotedFrom(byte[] line) {
            int marks = 0;
            while (marks < line.length && line[marks] == '>') {
                marks++;
            }
            int end = marks + FromLine.PREFIX.length;
            return marks > 0
                    && end <= line.length
                    && Arrays.equals(line, marks, end, FromLine.PREFIX, 0, FromLine.PREFIX.length);
        }

        boolean cutOff() {
            return last != '\n';
        }

        byte[] bytes() {
            return size > maxBytes ? new byte[0] : kept.toByteArray();
        }
    }
}

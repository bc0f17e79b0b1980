package cn.topcentral.hub.connectors.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The lines of a UTF-8 file, of which one bad line must not spoil the others: over-long lines and lines in another encoding come back as
 * {@link Unreadable}, whatever the size of the file or the line. Line ends may be LF or CRLF, a byte order mark is dropped, blank lines
 * are counted and left out.
 */
public final class TextLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private TextLines() {}

    /** A line of a file. */
    public sealed interface Line {
        /** Counted from 1. */
        long number();

        default String position() {
            return "line " + number();
        }
    }

    /** A line that could be read, without its line end. */
    public record Text(long number, String text) implements Line {}

    /** A line that could not, and why. */
    public record Unreadable(long number, String reason) implements Line {}

    /**
     * Opens a file for reading line by line; closing the stream closes the file. A read error in the middle of the file is the last line.
     *
     * @param maxBytes longer lines are not kept in memory
     * @throws IOException when the file cannot be opened
     */
    public static Stream<Line> of(Path file, int maxBytes) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return StreamSupport.stream(new Lines(bytes, maxBytes), false).onClose(() -> close(bytes));
    }

    private static void close(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private static final class Lines extends AbstractSpliterator<Line> {
        private final InputStream bytes;
        private final int maxBytes;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
        private long number;
        private boolean ended;

        Lines(InputStream bytes, int maxBytes) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.bytes = bytes;
            this.maxBytes = maxBytes;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Line> action) {
            while (!ended) {
                Line next = next();
                if (!(next instanceof Text text) || !text.text().isBlank()) {
                    action.accept(next);
                    return true;
                }
            }
            return false;
        }

        private Line next() {
            number++;
            try {
                long length = readLine();
                return length > maxBytes
                        ? new Unreadable(number, "longer than " + maxBytes + " bytes (" + length + ")")
                        : new Text(number, decode(line.toByteArray()));
            } catch (CharacterCodingException otherEncoding) {
                return new Unreadable(number, "not UTF-8; save the file as UTF-8");
            } catch (IOException unreadable) {
                ended = true;
                return new Unreadable(number, "the file cannot be read from here on: " + unreadable.getMessage());
            }
        }

        /** Fills {@code line} as far as the limit allows and returns the line's real length. */
        private long readLine() throws IOException {
            line.reset();
            long length = 0;
            int next = bytes.read();
            while (next != '\n' && next >= 0) {
                if (length++ <= maxBytes) {
                    line.write(next);
                }
                next = bytes.read();
            }
            ended = next < 0;
            return length;
        }

        private String decode(byte[] encoded) throws CharacterCodingException {
            int start = number == 1 && startsWithMark(encoded) ? BYTE_ORDER_MARK.length : 0;
            int end =
                    encoded.length > start && encoded[encoded.length - 1] == '\r' ? encoded.length - 1 : encoded.length;
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(encoded, start, end - start))
                    .toString();
        }

        private static boolean startsWithMark(byte[] encoded) {
            return encoded.length >= 3
                    && encoded[0] == BYTE_ORDER_MARK[0]
                    && encoded[1] == BYTE_ORDER_MARK[1]
                    && encoded[2] == BYTE_ORDER_MARK[2];
        }
    }
}

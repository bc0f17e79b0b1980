package cn.topcentral.hub.connectors.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The encoding of a text file: UTF-8, UTF-16 with its mark (Excel's "Unicode text"), or GBK (what Excel in Chinese saves as CSV). Each
 * is tried strictly on the whole file: one that fits half the file would damage the other half silently.
 */
public final class TextEncoding {
    /** The superset of GBK that Windows code page 936 became; it refuses more of what is no Chinese than GBK does. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    private TextEncoding() {}

    /**
     * Finds a file's encoding.
     *
     * @return empty when the file is in none of them
     * @throws IOException when the file cannot be read
     */
    public static Optional<Charset> of(Path file) throws IOException {
        if (startsWithUtf16Mark(file)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, CHINESE)) {
            if (fits(file, charset)) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    /** Opens the text without its byte order mark. */
    public static Reader open(Path file, Charset charset) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.mark(3);
        boolean marked = charset.equals(StandardCharsets.UTF_8)
                && bytes.read() == 0xef
                && bytes.read() == 0xbb
                && bytes.read() == 0xbf;
        if (!marked) {
            bytes.reset();
        }
        return new InputStreamReader(bytes, charset.newDecoder());
    }

    private static boolean startsWithUtf16Mark(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] start = bytes.readNBytes(2);
            int mark = start.length < 2 ? 0 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
            return mark == 0xfeff || mark == 0xfffe;
        }
    }

    private static boolean fits(Path file, Charset charset) throws IOException {
        try (Reader text = open(file, charset)) {
            char[] read = new char[1 << 15];
            while (text.read(read) >= 0) {
                // Only whether it can be read matters.
            }
            return true;
        } catch (CharacterCodingException otherCharset) {
            return false;
        }
    }
}

package cn.topcentral.hub.connectors.extraction;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The files inside a file: named all the same, read up to a number, a depth and an amount of unpacked bytes, because an archive of some kilobytes can hold
 * petabytes. One per outermost file.
 */
final class InnerFiles implements EmbeddedDocumentExtractor {
    private static final int MOST_FILES = 200;
    private static final int DEEPEST = 3;
    private static final long MOST_BYTES = 300_000_000;

    private final Parser parser;
    private final ParseContext context;
    private int files;
    private int depth;
    private long bytes;

    InnerFiles(Parser parser, ParseContext context) {
        this.parser = parser;
        this.context = context;
    }

    /** Always, as only then it is named. */
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
    }

    @Override
    public void parseEmbedded(InputStream content, ContentHandler text, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        Optional<String> name = Optional.ofNullable(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY))
                .filter(given -> !given.isBlank());
        if (name.isPresent()) {
            write(text, "\n" + name.get() + "\n");
        }
        files++;
        if (files > MOST_FILES) {
            throw new TooMuchInside("more than " + MOST_FILES + " files inside");
        }
        if (depth >= DEEPEST) {
            write(text, "(nested too deeply, not read)\n");
            return;
        }
        depth++;
        try (TemporaryResources temporary = new TemporaryResources();
                TikaInputStream inner = TikaInputStream.get(new Counted(content), temporary, metadata)) {
            parser.parse(inner, new EmbeddedContentHandler(new BodyContentHandler(text)), metadata, context);
        } catch (TikaException | RuntimeException e) {
            TooMuchInside.in(e);
            // One file that cannot be read does not hide the others.
            write(text, "(not read: " + Reasons.of(e) + ")\n");
        } finally {
            depth--;
        }
    }

    private static void write(ContentHandler text, String words) throws SAXException {
        text.characters(words.toCharArray(), 0, words.length());
    }

    /** Ends the reading of the outermost file; what was read until then is kept. */
    private static final class TooMuchInside extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuchInside(String message) {
            super(message);
        }

        /** Throws the one that is among the causes, if there is one. */
        static void in(Throwable failure) throws TooMuchInside {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof TooMuchInside tooMuch) {
                    throw tooMuch;
                }
            }
        }
    }

    /** Counts what is unpacked, over all files inside. Not closed with the inner file: it is a place in the outer one. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) throws TooMuchInside {
            bytes += more;
            if (bytes > MOST_BYTES) {
                throw new TooMuchInside("unpacks to more than " + MOST_BYTES / 1_000_000 + " MB");
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // The outer file goes on after it.
        }
    }
}

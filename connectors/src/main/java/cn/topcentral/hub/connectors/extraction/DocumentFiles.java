package cn.topcentral.hub.connectors.extraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.Tika;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.csv.TextAndCSVParser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.ooxml.xwpf.ml2006.Word2006MLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.microsoft.xml.SpreadsheetMLParser;
import org.apache.tika.parser.microsoft.xml.WordMLParser;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.pkg.CompressorParser;
import org.apache.tika.parser.pkg.PackageParser;
import org.apache.tika.parser.pkg.RarParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/** Reads documents with Apache Tika. */
final class DocumentFiles {
    /** Names the method in {@code extracted_by}; to be raised when the result on the same document changes. */
    static final String METHOD = version() + "/1";

    static final MediaType SVG = MediaType.image("svg+xml");

    private static final MediaType PDF = MediaType.application("pdf");
    private static final int MOST_CHARACTERS = 1_000_000;
    /** With less text than this, a PDF is taken for a scan. */
    private static final int SCANNED_CHARACTERS = 20;

    private final Parser parser;
    private final ScannedPages scans;

    DocumentFiles(Detector detector, PictureFiles pictures) {
        this.parser = parser(detector);
        this.scans = new ScannedPages(pictures);
    }

    private static String version() {
        return Tika.getString().toLowerCase(Locale.ROOT).replace("apache ", "").replace(' ', '-');
    }

    /**
     * Named one by one: what Tika finds on the class path includes parsers that start programs (exiftool, ffmpeg, tesseract) when they are installed.
     */
    private static Parser parser(Detector detector) {
        return new AutoDetectParser(
                detector,
                new PDFParser(),
                new OfficeParser(),
                new OldExcelParser(),
                new OOXMLParser(),
                new Word2006MLParser(),
                new WordMLParser(),
                new SpreadsheetMLParser(),
                new RTFParser(),
                new TNEFParser(),
                new OpenDocumentParser(),
                new FlatOpenDocumentParser(),
                new EpubParser(),
                new JSoupParser(),
                new DcXMLParser(),
                new TextAndCSVParser(),
                new RFC822Parser(),
                new PackageParser(),
                new CompressorParser(),
                new RarParser());
    }

    ReadReply read(Path file, MediaType type, Metadata metadata) throws IOException {
        WriteOutContentHandler text = new WriteOutContentHandler(MOST_CHARACTERS);
        String remark = "";
        try (TikaInputStream content = TikaInputStream.get(file)) {
            parser.parse(content, new BodyContentHandler(text), metadata, context());
        } catch (EncryptedDocumentException e) {
            return ReadReply.none("protected by a password", METHOD);
        } catch (ZeroByteFileException e) {
            return ReadReply.none("the file is empty", METHOD);
        } catch (SAXException | TikaException | IOException | RuntimeException e) {
            remark = WriteLimitReachedException.isWriteLimitReached(e)
                    ? "only the first " + MOST_CHARACTERS + " characters"
                    : "read as " + type + " up to a fault: " + Reasons.of(e);
        }
        ReadReply reply = ReadReply.of(text.toString(), remark, METHOD);
        if (type.equals(PDF) && reply.text().length() < SCANNED_CHARACTERS && remark.isEmpty()) {
            return scans.read(file).orElse(reply);
        }
        return named(reply, remark, type, metadata);
    }

    /** An empty answer says what kind of file it is, as its name may say something else. */
    private static ReadReply named(ReadReply reply, String remark, MediaType type, Metadata metadata) {
        if (reply.outcome() != ReadReply.Outcome.NONE || !remark.isEmpty()) {
            return reply;
        }
        boolean parsed = Optional.ofNullable(metadata.get(TikaCoreProperties.TIKA_PARSED_BY))
                .filter(by -> !by.endsWith("EmptyParser"))
                .isPresent();
        return ReadReply.none(parsed ? "no text in this " + type : "files of type " + type + " are not read", METHOD);
    }

    private ParseContext context() {
        ParseContext context = new ParseContext();
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        context.set(PDFParserConfig.class, pdf);
        context.set(EmbeddedDocumentExtractor.class, new InnerFiles(parser, context));
        return context;
    }
}

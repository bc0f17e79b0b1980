package cn.topcentral.hub.connectors.extraction;

import cn.topcentral.hub.connectors.extraction.ocr.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads PDFs whose pages are pictures: contracts and delivery notes come scanned. */
final class ScannedPages {
    /** At one to two seconds each, this is what fits into the time a file is given. */
    private static final int MOST_PAGES = 20;

    private static final double POINTS_PER_INCH = 72;
    private static final double DOTS_PER_INCH = 150;
    private static final double MOST_PIXELS = 6_000_000;

    private final PictureFiles pictures;

    ScannedPages(PictureFiles pictures) {
        this.pictures = pictures;
    }

    /** Empty when this machine cannot recognise characters, or the pages hold none. */
    Optional<ReadReply> read(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            int pages = Math.min(MOST_PAGES, document.getNumberOfPages());
            StringBuilder text = new StringBuilder();
            for (int page = 0; page < pages; page++) {
                Optional<String> found = pictures.read(
                        renderer.renderImage(page, scale(document.getPage(page).getCropBox())));
                if (found.isEmpty()) {
                    return Optional.of(ReadReply.noOcr("character recognition does not run on this machine"));
                }
                text.append(found.get()).append('\n');
            }
            String remark = document.getNumberOfPages() > pages ? "a scan, only its first " + pages + " pages" : "";
            return text.toString().isBlank()
                    ? Optional.empty()
                    : Optional.of(ReadReply.of(text.toString(), remark, PictureReader.METHOD));
        }
    }

    private static float scale(PDRectangle page) {
        double wanted = DOTS_PER_INCH / POINTS_PER_INCH;
        double most = Math.sqrt(MOST_PIXELS / Math.max(1, (double) page.getWidth() * page.getHeight()));
        return (float) Math.min(wanted, most);
    }
}

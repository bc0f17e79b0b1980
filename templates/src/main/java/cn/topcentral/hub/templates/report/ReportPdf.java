package cn.topcentral.hub.templates.report;

import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.ChartPicture;
import cn.topcentral.hub.templates.page.Pages;
import cn.topcentral.hub.templates.page.report.PrintedReport;
import cn.topcentral.hub.templates.page.report.ReportDocument;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.HouseFont;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Prints reports: A4, the font embedded, charts as pictures, page numbers. The same report gives the same bytes. Nothing is loaded that the report
 * does not bring along: no address, no file, no entity. Thread-safe.
 */
public final class ReportPdf {
    /** As wide as the page's text at about 190 dots an inch. */
    private static final int CHART_WIDTH = 1300;

    private static final int CHART_HEIGHT = 480;
    private static final int RANK_HEIGHT = 70;
    private static final String PICTURES = "chart";
    private static final String STYLE = style();

    static {
        // It logs to the console through java.util.logging, texts of customers among it.
        XRLog.setLoggingEnabled(false);
    }

    private final Pages pages;
    private final URI base;

    /** @param base the hub's address as people reach it: links on paper lead nowhere without */
    public ReportPdf(Pages pages, URI base) {
        this.pages = pages;
        this.base = base;
    }

    /**
     * The document.
     *
     * @param made when the report was made; the file says it was made then as well
     */
    public byte[] print(ReportDocument report, Instant made) {
        Map<String, byte[]> pictures = pictures(report);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(new W3CDom().fromJsoup(html(report)), "about:blank");
        builder.useFont(HouseFont::stream, HouseFont.FAMILY, 400, FontStyle.NORMAL, true);
        builder.useUriResolver((about, address) -> pictures.containsKey(address) ? address : null);
        builder.useProtocolsStreamImplementation(
                address -> new Picture(Objects.requireNonNull(pictures.get(address), address)), PICTURES);
        builder.withProducer("hub");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument pdf = renderer.createPDFKeepOpen();
                ByteArrayOutputStream output = new ByteArrayOutputStream()) {
            dated(pdf, made);
            pdf.save(output);
            return output.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Report cannot be printed", e);
        }
    }

    /** Or each copy would say another time and bear another number. */
    private static void dated(PDDocument pdf, Instant made) {
        GregorianCalendar day = GregorianCalendar.from(made.atZone(ChineseTime.ZONE));
        PDDocumentInformation about = pdf.getDocumentInformation();
        about.setCreationDate(day);
        about.setModificationDate(day);
        pdf.setDocumentId(made.getEpochSecond());
    }

    private Document html(ReportDocument report) {
        Document html = Jsoup.parse(pages.part(new PrintedReport(report)));
        html.head().appendElement("style").appendText(STYLE);
        html.select("a[href]").forEach(link -> {
            String target = link.attr("href");
            if (target.startsWith("/")) {
                link.attr("href", base.toString().replaceAll("/+$", "") + target);
            } else if (!target.startsWith("http")) {
                link.removeAttr("href");
            }
        });
        html.body().select("img:not([src^=chart:])").remove();
        for (Element element : html.getAllElements()) {
            if (!element.tagName().equals("style")) {
                for (TextNode text : element.textNodes()) {
                    text.text(HouseFont.shown(text.getWholeText()));
                }
            }
        }
        return html;
    }

    private static Map<String, byte[]> pictures(ReportDocument report) {
        Map<String, byte[]> pictures = new HashMap<>();
        for (Section section : report.sections()) {
            for (int i = 0; i < section.charts().size(); i++) {
                Chart chart = section.charts().get(i);
                if (!chart.isEmpty()) {
                    int height = chart.kind() == Chart.Kind.RANKS
                            ? 120 + RANK_HEIGHT * chart.categories().size()
                            : CHART_HEIGHT;
                    pictures.put(
                            PICTURES + ":" + section.id() + "-" + i,
                            ChartPicture.png(chart, false, CHART_WIDTH, height));
                }
            }
        }
        return pictures;
    }

    private static String style() {
        try (InputStream stream = Objects.requireNonNull(ReportPdf.class.getResourceAsStream("/report/print.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read by the printer, never compared
    private record Picture(byte[] png) implements FSStream {
        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(png);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}

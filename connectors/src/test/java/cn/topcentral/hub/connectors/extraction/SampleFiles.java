package cn.topcentral.hub.connectors.extraction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files of every kind that arrives, made on the spot: good ones and hostile ones. */
final class SampleFiles {
    private final Path folder;

    SampleFiles(Path folder) {
        this.folder = folder;
    }

    @FunctionalInterface
    interface Content {
        void write(OutputStream file) throws IOException;
    }

    Path file(String name, Content content) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            content.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path text(String name, String text, Charset charset) {
        return file(name, out -> out.write(text.getBytes(charset)));
    }

    Path docx(String text) {
        return file("contract.docx", out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText(text);
                document.createTable(1, 2).getRow(0).getCell(1).setText("单元格");
                document.write(out);
            }
        });
    }

    Path sheet(boolean old) {
        return file(old ? "prices.xls" : "prices.xlsx", out -> {
            try (Workbook book = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
                Row row = book.createSheet("价格表").createRow(0);
                row.createCell(0).setCellValue("PCR-ABS-1000");
                row.createCell(1).setCellValue(15200);
                book.write(out);
            }
        });
    }

    Path slides() {
        return file("talk.pptx", out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                show.createSlide().createTextBox().setText("再生料应用案例");
                show.write(out);
            }
        });
    }

    Path pdf(String name, int pages, String text) {
        return file(name, out -> {
            try (PDDocument document = new PDDocument()) {
                PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
                PDResources resources = new PDResources();
                String key = resources.add(font).getName();
                PDStream content = new PDStream(document);
                try (OutputStream drawing = content.createOutputStream()) {
                    drawing.write(("BT /" + key + " 12 Tf 50 700 Td (" + text + ") Tj ET")
                            .getBytes(StandardCharsets.US_ASCII));
                }
                for (int i = 0; i < pages; i++) {
                    PDPage page = new PDPage(PDRectangle.A4);
                    page.setResources(resources);
                    page.setContents(content);
                    document.addPage(page);
                }
                document.save(out);
            }
        });
    }

    Path protectedPdf() {
        return file("secret.pdf", out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
                document.save(out);
            }
        });
    }

    Path scannedPdf(BufferedImage scan) {
        return file("scan.pdf", out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream drawing = new PDPageContentStream(document, page)) {
                    float width = PDRectangle.A4.getWidth();
                    drawing.drawImage(
                            LosslessFactory.createFromImage(document, scan),
                            0,
                            300,
                            width,
                            width * scan.getHeight() / scan.getWidth());
                }
                document.save(out);
            }
        });
    }

    Path zip(String name, Charset charset, List<String> names, byte[] content) {
        return file(name, out -> out.write(zipped(charset, names, content)));
    }

    static byte[] zipped(Charset charset, List<String> names, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            for (String entry : names) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One entry of zeros that unpacks to a thousand times its size. */
    Path zipBomb(String name, String entry, int megabytes) {
        return file(name, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(entry));
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(megabyte);
            }
            zip.finish();
        });
    }

    /** Archives in archives in archives, ten each time. */
    Path nestedZips(int depth) {
        byte[] content = "inmost".getBytes(StandardCharsets.UTF_8);
        String extension = ".txt";
        for (int level = 0; level < depth; level++) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                names.add("level" + level + "-" + i + extension);
            }
            content = zipped(StandardCharsets.UTF_8, names, content);
            extension = ".zip";
        }
        byte[] outermost = content;
        return file("nested.zip", out -> out.write(outermost));
    }

    /** A Word file whose main part is replaced. */
    Path docxWith(String mainPart) {
        Path good = docx("x");
        return file("changed.docx", out -> {
            try (ZipFile from = new ZipFile(good.toFile());
                    ZipOutputStream to = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(from.entries())) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(
                            entry.getName().equals("word/document.xml")
                                    ? mainPart.getBytes(StandardCharsets.UTF_8)
                                    : from.getInputStream(entry).readAllBytes());
                }
            }
        });
    }

    /** A valid beginning that claims to be this large. */
    Path hugePng(int width, int height) {
        return file("huge.png", out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            Deflater deflater = new Deflater();
            deflater.setInput(new byte[1 << 20]);
            deflater.finish();
            byte[] packed = new byte[1 << 16];
            int length = deflater.deflate(packed);
            deflater.end();
            chunk(out, "IDAT", Arrays.copyOf(packed, length));
            chunk(out, "IEND", new byte[0]);
        });
    }

    private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
        DataOutputStream fields = new DataOutputStream(out);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        fields.writeInt(data.length);
        fields.write(name);
        fields.write(data);
        fields.writeInt((int) sum.getValue());
    }
}

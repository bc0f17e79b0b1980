package cn.topcentral.hub.bot.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/**
 * Makes the files that demo communications carry: small pictures and one-page PDFs. Pictures show shapes, no letters: text would need fonts,
 * which a server may lack; the PDF names a font every Chinese reader program brings (ISO 32000-1 section 9.7.5.2).
 */
final class Documents {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int LINE = 34;
    private static final int LINES = 40;

    /** A file of this name; its content follows from the name and the text alone. */
    byte[] bytes(String fileName, String text) {
        return fileName.endsWith(".png") ? picture(fileName + text) : page(fileName, text);
    }

    private static byte[] picture(String about) {
        RandomGenerator random = new SplittableRandom(about.hashCode());
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, grey(random, 200), 0, HEIGHT, grey(random, 90)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < 9; i++) { // machines in a hall, more or less
            canvas.setColor(new Color(random.nextInt(40, 200), random.nextInt(60, 190), random.nextInt(70, 210)));
            int width = random.nextInt(20, 90);
            int height = random.nextInt(20, 110);
            canvas.fillRoundRect(random.nextInt(WIDTH), HEIGHT - 20 - height, width, height, 8, 8);
        }
        canvas.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Color grey(RandomGenerator random, int around) {
        int level = around + random.nextInt(40);
        return new Color(level, level, level);
    }

    private static byte[] page(String title, String text) {
        StringBuilder shown = new StringBuilder("BT /F1 12 Tf 20 TL 60 780 Td\n");
        show(shown, title);
        show(shown, "");
        text.lines().flatMap(line -> folded(line).stream()).limit(LINES).forEach(line -> show(shown, line));
        shown.append("ET");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length %d >>\nstream\n%s\nendstream".formatted(shown.length(), shown),
                "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R"
                        + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
                "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
                        + " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
        return assembled(objects).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> folded(String line) {
        return line.length() <= LINE ? List.of(line) : List.of(line.split("(?<=\\G.{" + LINE + "})", 0));
    }

    private static void show(StringBuilder page, String line) {
        page.append('<')
                .append(HexFormat.of().withUpperCase().formatHex(line.getBytes(StandardCharsets.UTF_16BE)))
                .append("> Tj T*\n");
    }

    /** The objects with the table of where each begins. */
    private static String assembled(List<String> objects) {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", file.length()));
            file.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)));
        }
        int start = file.length();
        return file.append("xref\n0 %d\n".formatted(objects.size() + 1))
                .append(table)
                .append("trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(objects.size() + 1, start))
                .toString();
    }
}

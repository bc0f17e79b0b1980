package cn.topcentral.hub.connectors.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.topcentral.hub.connectors.extraction.ReadReply.Outcome;
import cn.topcentral.hub.connectors.extraction.ocr.RenderedPages;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process for all tests, as in life: none of the hostile files may spoil it for the next. */
class ReadingProcessTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final ReadingProcess READING = new ReadingProcess(ReadingLimits.DEFAULT);

    @TempDir
    private Path folder;

    private SampleFiles samples;

    @BeforeEach
    void open() {
        samples = new SampleFiles(folder);
    }

    @AfterAll
    static void close() {
        READING.close();
    }

    private static ReadReply read(Path file) {
        return READING.read(file, file.getFileName().toString());
    }

    @Test
    void officeFilesAreReadWithTheirTables() {
        assertThat(read(samples.docx("供货合同 第1条")).text()).contains("供货合同 第1条").contains("单元格");
        assertThat(read(samples.sheet(false)).text()).contains("价格表").contains("PCR-ABS-1000\t15200");
        assertThat(read(samples.sheet(true)).text()).contains("价格表").contains("PCR-ABS-1000\t15200");
        assertThat(read(samples.slides()).text()).contains("再生料应用案例");
        assertThat(read(samples.text(
                        "a.rtf",
                        "{\\rtf1\\ansi\\ansicpg936\\pard Price 15200 \\u20803?\\par}",
                        StandardCharsets.US_ASCII)))
                .satisfies(
                        reply -> assertThat(reply.text()).as(reply.toString()).contains("Price 15200 元"));
    }

    @Test
    void textFilesAreReadInTheirOwnEncoding() {
        String prices = "牌号,单价,说明\nPCR-ABS-1000,15200,黑色再生料含税价格\nPCR-PC-2200,18650,透明再生料含税价格\n";
        assertThat(read(samples.text("gbk.csv", prices.repeat(5), GBK)).text()).contains("黑色再生料含税价格");
        assertThat(read(samples.text("utf8.csv", prices, StandardCharsets.UTF_8))
                        .text())
                .contains("黑色再生料含税价格");
        assertThat(read(samples.text(
                                "a.html",
                                "<html><body><script>x()</script><p>报价</p></body></html>",
                                StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("报价");
    }

    @Test
    void mailInAMailIsReadWithItsAttachment() {
        String mail =
                """
                From: a@example.com
                To: b@example.com
                Subject: quote
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                see attachment
                --x
                Content-Type: text/csv; name=prices.csv
                Content-Disposition: attachment; filename=prices.csv

                grade,price
                PCR-ABS-1000,15200
                --x--
                """;
        assertThat(read(samples.text("forwarded.eml", mail, StandardCharsets.UTF_8))
                        .text())
                .contains("see attachment")
                .contains("prices.csv")
                .contains("PCR-ABS-1000");
    }

    @Test
    void archiveIsListedAndItsDocumentsRead() {
        ReadReply reply = read(samples.zip(
                "a.zip",
                StandardCharsets.UTF_8,
                List.of("报价/说明.txt", "图纸.dwg"),
                "inner words".getBytes(StandardCharsets.UTF_8)));

        assertThat(reply.text()).contains("报价/说明.txt").contains("inner words").contains("图纸.dwg");
    }

    @Test
    void pictureIsReadAndAScannedContractToo() throws IOException {
        assumeTrue(RenderedPages.possible(), "fonts-noto-cjk is not installed");
        Path card = folder.resolve("card.jpg");
        ImageIO.write(RenderedPages.card().picture(), "jpg", card.toFile());

        assertThat(read(card).text()).contains("苏州华创精密塑胶科技有限公司").contains("13812345678");
        assertThat(read(samples.scannedPdf(RenderedPages.quote().picture())).text())
                .contains("PCR-ABS-1000")
                .contains("宁波奥克斯空调有限公司");
    }

    @Test
    void tenThousandPagesAreReadWithinTheLimits() {
        ReadReply reply = read(samples.pdf("catalogue.pdf", 10_000, "page of a very long catalogue"));

        assertThat(reply.outcome()).isEqualTo(Outcome.TEXT);
        assertThat(reply.text()).hasSizeBetween(250_000, 1_000_000);
    }

    @Test
    void longTextIsCutAndSaysSo() {
        ReadReply reply = read(samples.text("long.txt", "很长的文本。".repeat(300_000), StandardCharsets.UTF_8));

        assertThat(reply.text()).hasSizeBetween(900_000, 1_000_000);
        assertThat(reply.remark()).isEqualTo("only the first 1000000 characters");
    }

    @Test
    void zipBombsEndWithAReason() {
        ReadReply zeros = read(samples.zipBomb("bomb.zip", "zeros.txt", 400));
        assertThat(zeros.text()).doesNotContain("\0\0");
        assertThat(zeros.outcome() == Outcome.NONE
                        || zeros.text().contains("not read")
                        || !zeros.remark().isEmpty())
                .as(zeros.toString())
                .isTrue();

        ReadReply inWord = read(samples.docxWith(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + " ".repeat(30_000_000) + "</w:body></w:document>"));
        assertThat(inWord.outcome()).isEqualTo(Outcome.NONE);
        assertThat(inWord.remark()).isNotEmpty();
    }

    @Test
    void archivesInArchivesEndWithAReason() {
        ReadReply reply = read(samples.nestedZips(6));

        assertThat(reply.text()).hasSizeLessThan(100_000).contains("nested too deeply");
        assertThat(reply.remark()).contains("more than 200 files inside");
    }

    @Test
    void entitiesOfADocumentReadNoFileOfOurs() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
        ReadReply word =
                read(samples.docxWith("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri()
                        + "\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                        + "<w:body><w:p><w:r><w:t>before &e; after</w:t></w:r></w:p></w:body></w:document>"));
        ReadReply drawing = read(samples.text(
                "a.svg",
                "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY e SYSTEM \"" + secret.toUri()
                        + "\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><text>label &e;</text></svg>",
                StandardCharsets.UTF_8));

        assertThat(word.toString()).doesNotContain("top secret");
        assertThat(drawing.toString()).doesNotContain("top secret");
    }

    @Test
    void entityThatMultipliesItselfEndsWithAReason() {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a19;</text></svg>");

        ReadReply reply = read(samples.text("laughs.svg", laughs.toString(), StandardCharsets.UTF_8));

        assertThat(reply.text()).hasSizeLessThan(1_000_000);
        assertThat(reply.remark()).isNotEmpty();
    }

    @Test
    void pictureThatClaimsBillionsOfPixelsIsNotDecoded() {
        ReadReply reply = read(samples.hugePng(60_000, 60_000));

        assertThat(reply.outcome()).isEqualTo(Outcome.NONE);
        assertThat(reply.remark()).contains("60000 × 60000 pixels");
    }

    @Test
    void eachUnreadableFileSaysWhy() {
        assertThat(read(samples.file("empty.pdf", out -> {})).remark()).isEqualTo("the file is empty");
        assertThat(read(samples.protectedPdf()).remark()).isEqualTo("protected by a password");
        assertThat(read(samples.file("invoice.pdf", SampleProgram::write)).remark())
                .startsWith("files of type application/x-")
                .endsWith("are not read");
        Path good = samples.docx("good");
        assertThat(read(samples.file("corrupt.docx", out -> {
                            byte[] bytes = Files.readAllBytes(good);
                            out.write(bytes, 0, bytes.length / 2);
                        }))
                        .remark())
                .isNotEmpty();
        assertThat(read(samples.text("broken.pdf", "%PDF-1.7\nnothing of it is true", StandardCharsets.UTF_8))
                        .remark())
                .isNotEmpty();
        assertThat(read(samples.text("empty.gif", "GIF89a", StandardCharsets.US_ASCII))
                        .remark())
                .isNotEmpty();
    }

    @Test
    void deeplyNestedMarkupDoesNotEndTheProcess() {
        ReadReply reply = read(samples.text(
                "deep.html", String.join("", Collections.nCopies(100_000, "<div>")), StandardCharsets.UTF_8));

        assertThat(reply.remark()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                HostileReaders.Exits.class,
                HostileReaders.Crashes.class,
                HostileReaders.EatsMemory.class,
                HostileReaders.NeverEnds.class
            })
    void hubOutlivesAReaderThatGoesWrong(Class<?> reader) {
        Path file = samples.text("a.txt", "x", StandardCharsets.UTF_8);
        try (ReadingProcess reading =
                new ReadingProcess(new ReadingLimits(64, Duration.ofSeconds(2)), reader.getName())) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> reading.read(file, "a.txt"))
                        .isInstanceOf(ReadingFailed.class)
                        .hasMessageMatching("ended the process.*|takes more than 64 MB.*|not read within 2 s");
            }
        }
    }

    @Test
    void fileThatTakesAllMemoryIsGivenUpAndTheNextIsRead() {
        try (ReadingProcess small = new ReadingProcess(new ReadingLimits(48, Duration.ofSeconds(60)))) {
            StringBuilder table = new StringBuilder("<html><body>");
            for (int i = 0; i < 600_000; i++) {
                table.append("<b id=\"").append(i).append("\">x</b>");
            }
            Path large = samples.text("large.html", table.toString(), StandardCharsets.UTF_8);

            assertThatThrownBy(() -> small.read(large, "large.html"))
                    .isInstanceOf(ReadingFailed.class)
                    .hasMessageContaining("48 MB");
            assertThat(small.read(samples.text("small.txt", "small words", StandardCharsets.UTF_8), "small.txt")
                            .text())
                    .isEqualTo("small words");
        }
    }
}

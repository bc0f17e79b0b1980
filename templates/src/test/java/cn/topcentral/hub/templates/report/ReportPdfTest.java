package cn.topcentral.hub.templates.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.page.Pages;
import cn.topcentral.hub.templates.page.report.ReportDocument;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.page.report.Section.Claim;
import cn.topcentral.hub.templates.page.report.Section.Group;
import cn.topcentral.hub.templates.page.report.Section.Note;
import cn.topcentral.hub.templates.page.report.Section.Proof;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class ReportPdfTest {
    private static final Instant MADE = Instant.parse("2024-06-15T01:00:00Z");
    private static final ReportPdf PDF = new ReportPdf(new Pages(), URI.create("https://hub.example.com/"));
    private static final String ATTACK =
            "<script>alert(1)</script><img src=\"file:///etc/passwd\"><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;";

    private static ReportDocument document() {
        Proof proof = new Proof("📞", "400电话", MADE.toString(), "2024-06-14 14:30", ATTACK, Optional.empty());
        List<Claim> claims = IntStream.range(0, 40)
                .mapToObj(i -> new Claim(
                        "紧急",
                        "urgent",
                        "第" + i + "项：PCR-ABS月需求50吨，预计成交金额900万元/年 📈 ↑ ≥65% “报价” ①",
                        List.of(new Note("影响", "可能流失订单；客户叫 𠮷田 👨‍🔧")),
                        i == 0 ? List.of(proof) : List.of(),
                        Optional.empty()))
                .toList();
        Chart months = Chart.of(
                "每月沟通",
                Chart.Kind.BARS,
                "条",
                List.of("1月", "2月", "3月"),
                List.of(Chart.Line.of("每月沟通", List.of(3L, 8L, 5L))));
        Chart channels = Chart.of(
                "各渠道沟通",
                Chart.Kind.RANKS,
                "条",
                List.of("企业微信", "400电话"),
                List.of(Chart.Line.of("沟通", List.of(8L, 5L))));
        return new ReportDocument(
                "客户报告",
                "AI智能分析报告 - 宁波奥克斯 🤖",
                Optional.empty(),
                "2024-06-15 09:00",
                "近30天",
                Optional.empty(),
                "**先看：** 沟通 [9](/r/RPT/f/records) 条 ![x](http://evil.example/x.png)",
                List.of(
                        Section.of("plan", "📋", "五、行动清单", List.of(new Group("高风险", "bad", true, claims)), ""),
                        Section.text(
                                        "part-1",
                                        "📊",
                                        "沟通统计",
                                        "| 渠道 | 合计 |\n| --- | --: |\n| 📧 Email | [2](/r/RPT/f/type-email) |\n")
                                .with(List.of(months, channels))));
    }

    @Test
    void everyCharacterIsOfTheEmbeddedFont() throws IOException {
        byte[] file = PDF.print(document(), MADE);
        Files.write(Path.of("target").resolve("report.pdf"), file);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            List<String> fonts = new ArrayList<>();
            int pictures = 0;
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    fonts.add(font.getName());
                }
                for (COSName name : page.getResources().getXObjectNames()) {
                    pictures += page.getResources().isImageXObject(name) ? 1 : 0;
                }
            }
            assertThat(fonts).isNotEmpty().allMatch(name -> name.matches("[A-Z]{6}\\+.*WenQuanYi.*"));
            assertThat(pictures).isEqualTo(2);
            Glyphs glyphs = new Glyphs();
            String text = glyphs.getText(pdf).replaceAll("\\s", "");
            assertThat(glyphs.missing).isEmpty();
            assertThat(text)
                    .contains("AI智能分析报告-宁波奥克斯", "五、行动清单", "预计成交金额900万元/年↑≥65%“报价”①", "第1页，共", "生成时间：2024-06-15")
                    .contains("<script>alert(1)</script>", "file:///etc/passwd") // as words
                    .contains("客户叫𠮷田".replace("𠮷", text.contains("𠮷") ? "𠮷" : "〓"));
            assertThat(pdf.getNumberOfPages()).isBetween(3, 8);
        }
        assertThat(file).hasSizeBetween(20_000, 600_000);
    }

    @Test
    void linksLeadToTheHubAndNowhereElse() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PDF.print(document(), MADE))) {
            List<String> links = new ArrayList<>();
            for (PDPage page : pdf.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI action) {
                        links.add(action.getURI());
                    }
                }
            }
            assertThat(links)
                    .contains("https://hub.example.com/r/RPT/f/records")
                    .allMatch(link -> link.startsWith("https://hub.example.com/"));
        }
    }

    @Test
    void theSameReportIsTheSameFile() {
        assertThat(PDF.print(document(), MADE)).isEqualTo(PDF.print(document(), MADE));
    }

    /** Remembers glyphs that are not in the font. */
    private static final class Glyphs extends PDFTextStripper {
        private final List<String> missing = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition text) {
            for (int code : text.getCharacterCodes()) {
                if (code == 0) {
                    missing.add(text.getUnicode());
                }
            }
            super.processTextPosition(text);
        }
    }
}

package cn.topcentral.hub.templates.report;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.card.CardImage;
import cn.topcentral.hub.templates.report.ReportSummary.Total;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportCardTest {
    private static final URI PAGE = URI.create("https://hub.topcentral.example/r/RPT-D-20240615");
    private static final ReportSummary DAILY = new ReportSummary(
            "沟通日报",
            "2024年6月15日 周六",
            Optional.of(new Total("沟通记录", "23 条")),
            List.of(
                    new Total("联系客户", "9 家"),
                    new Total("高紧急", "2 条"),
                    new Total("投诉", "1 条"),
                    new Total("逾期待办", "3 项")),
            List.of("奥克斯 · 询价 PCR-ABS-1000 50吨/月 · 负责人 王伟", "美的 · 色差投诉"),
            false,
            Optional.empty(),
            PAGE);

    @Test
    void showsTheFiguresAndWhatToLookAtFirst() {
        assertGolden("report__daily", ReportCard.render(DAILY));
    }

    @Test
    void theDailyCardMayHaveAPicture() {
        CardImage picture = new CardImage(URI.create(PAGE + "/chart/0.png?sig=abc.def"), 1.9);

        assertGolden("report__pictured", ReportCard.pictured(DAILY, picture));
        assertThat(ReportCard.pictured(DAILY.masked(), picture).plainText()).doesNotContain("奥克斯", "美的");
    }

    @Test
    void theMaskedCardNamesNoCustomer() {
        assertGolden("report__masked", ReportCard.render(DAILY.masked()));
        assertThat(ReportCard.render(DAILY.masked()).plainText()).doesNotContain("奥克斯", "美的");
    }

    @Test
    void aCorrectionSaysSo() {
        assertGolden("report__correction", ReportCard.render(DAILY.asCorrection()));
    }

    @Test
    void aSilentDayIsShort() {
        assertGolden(
                "report__silent",
                ReportCard.render(new ReportSummary(
                        "沟通日报",
                        "2024年6月14日 周五",
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        false,
                        Optional.of("这天没有任何沟通记录，工作日这样不正常。"),
                        PAGE)));
    }

    @Test
    void manyLongAndForeignTextsFit() {
        assertGolden(
                "report__customer_many_long_rtl",
                ReportCard.render(new ReportSummary(
                        "客户报告",
                        "شركة البلاستيك 🏭👨‍🔧 宁波奥克斯空调有限公司华东区采购与供应链管理中心 · 2024年6月15日 周六",
                        Optional.of(new Total("沟通记录沟通记录沟通记录沟通记录", "123,456,789 条")),
                        IntStream.range(0, 9)
                                .mapToObj(i -> new Total("很长的名字" + i, "1,234 万元".repeat(8)))
                                .toList(),
                        List.of("很长的一条".repeat(30), "\u202E", "👍🏽".repeat(40), "第四条"),
                        false,
                        Optional.empty(),
                        PAGE)));
    }
}

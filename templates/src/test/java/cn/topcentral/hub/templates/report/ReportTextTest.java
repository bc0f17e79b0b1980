package cn.topcentral.hub.templates.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    @Test
    void headingsTablesListsAndFiguresBecomeHtml() {
        Document html = Jsoup.parse(
                ReportText.html(
                        """
                        # 沟通日报

                        沟通 [23](/r/RPT-D-20240615/f/records) 条，**先看**

                        | 渠道 | 合计 |
                        | --- | --: |
                        | 📞 400电话 | 3 |

                        - 一
                        - 二
                        """));

        assertThat(html.select("h1").text()).isEqualTo("沟通日报");
        assertThat(html.select("a").attr("href")).isEqualTo("/r/RPT-D-20240615/f/records");
        assertThat(html.select("table.figures td").eachText()).containsExactly("📞 400电话", "3");
        assertThat(html.select("li").eachText()).containsExactly("一", "二");
    }

    @Test
    void foreignMarkupStaysTextAndLinksLeadNowhereElse() {
        String html = ReportText.html(
                """
                <script>alert(1)</script> <img src=x onerror=alert(2)>

                [a](javascript:alert(3)) [b](//evil.example/x) [c](data:text/html,x) [d](https://ok.example/) [e](/\\evil.example) ![f](https://evil.example/pixel)
                """);
        Document page = Jsoup.parse(html);

        assertThat(html).doesNotContain("<script", "<img src=x", "javascript:", "data:", "evil.example/x");
        assertThat(page.select("a").eachAttr("href").stream().filter(link -> !link.isEmpty()))
                .containsExactly("https://ok.example/");
        assertThat(page.select("a[href^=https]").attr("rel")).contains("noopener");
        assertThat(page.select("img[src]")).isEmpty();
    }

    @Test
    void highlightsAreTheListsOfWhatMattersMost() {
        String markdown =
                """
                # 沟通日报

                - 不是要点

                ## 重要事项摘要

                ### 高紧急（[1](/r/x/f/urgent)）

                - 奥克斯 · **催货** [原文](/r/x)
                - 美的 · 投诉

                ## 待办事项提醒

                - 不是要点
                """;

        assertThat(ReportText.highlights(markdown, 3)).containsExactly("奥克斯 · 催货 原文", "美的 · 投诉");
        assertThat(ReportText.highlights("# 空", 3)).isEmpty();
    }
}

package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** How charts, insights and the board look in a real browser; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class StudyLookTest {
    /** Whether every chart has a canvas on which something was drawn. */
    private static final String DRAWN =
            "[...document.querySelectorAll('[data-chart]')].map(plot => { const canvas = plot.querySelector('canvas');"
                    + " if (!canvas) return false; const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                    + " return pixels.some(value => value !== 0); })";

    @Test
    void chartsAreDrawnAndPagesFitPhoneAndDeskInLightAndDark(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder);
                Chromium chromium = new Chromium()) {
            StudyScene scene = new StudyScene(hub);
            Browser manager = scene.as("lina");
            for (int width : new int[] {390, 1200}) {
                try (BrowserContext context = chromium.screen(width)) {
                    context.addCookies(List.of(new Cookie("hub_session", manager.cookie("hub_session"))
                            .setUrl("http://127.0.0.1:" + hub.port())));
                    look(context, hub, "/c/" + scene.aux.id() + "/analysis?range=90d", "analysis-" + width, 6);
                    look(context, hub, "/c/" + scene.aux.id() + "/insights", "insights-" + width, 0);
                    look(context, hub, "/board?range=30d", "board-" + width, 1);
                    look(context, hub, "/board/rows?figure=contacts&range=30d", "board-rows-" + width, 0);
                }
            }
            dismissInBrowser(chromium, hub, scene, manager);
        }
    }

    private static void look(BrowserContext context, WebHub hub, String path, String name, int charts) {
        List<String> errors = new ArrayList<>();
        try (Page page = context.newPage()) {
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                assertThat(page.navigate("http://127.0.0.1:" + hub.port() + path)
                                .status())
                        .isEqualTo(200);
                assertThat((List<?>) page.evaluate(DRAWN))
                        .as(name)
                        .hasSize(charts)
                        .noneMatch(Boolean.FALSE::equals);
                String picture = name + (theme == ColorScheme.DARK ? "-dark" : "");
                Chromium.look(page, picture);
                page.evaluate(
                        "document.querySelectorAll('.unfold, .proofs, .numbers').forEach(fold => fold.open = true)");
                Axe.check(page, picture);
            }
            assertThat(errors).isEmpty();
        }
    }

    /** A button changes the panel in its place, without leaving the page. */
    private static void dismissInBrowser(Chromium chromium, WebHub hub, StudyScene scene, Browser manager) {
        try (BrowserContext context = chromium.screen(390);
                Page page = context.newPage()) {
            context.addCookies(List.of(
                    new Cookie("hub_session", manager.cookie("hub_session")).setUrl("http://127.0.0.1:" + hub.port())));
            page.navigate("http://127.0.0.1:" + hub.port() + "/c/" + scene.aux.id() + "/insights");
            page.locator(".insight-group .unfold summary:text-is('忽略')").first().click();
            page.locator(".unfold[open] button:text-is('确认忽略')").first().click();
            page.locator("text=显示已忽略的 1 条").waitFor();
            Chromium.look(page, "insights-dismissed-390");
            assertThat(page.locator("#insight-panel").count()).isEqualTo(1);
        }
    }
}

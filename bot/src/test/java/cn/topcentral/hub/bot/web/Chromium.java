package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of this machine, without a window. */
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-sync",
                            "--no-first-run")));

    /** Whether there is one; otherwise: {@code apt-get install chromium fonts-noto-cjk}. */
    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** A new person at a screen of a width in CSS pixels, 390 being a phone. */
    public BrowserContext screen(int width) {
        return browser.newContext(new NewContextOptions().setViewportSize(width, width == 390 ? 844 : 800));
    }

    /** Takes a picture of a page, all of it, and checks that it fits the screen. */
    public static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s has no horizontal scroll bar", name)
                .isEqualTo(true);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

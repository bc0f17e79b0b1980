package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.report.ReportKind;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** How reports look and work in a real browser; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class ReportLookTest {
    private final List<String> errors = new ArrayList<>();

    @Test
    void reportsFitPhoneAndDeskAndTheirButtonsWork(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder);
                Chromium chromium = new Chromium()) {
            ReportShelf shelf = new ReportShelf(hub, "宁波奥克斯空调有限公司", "<img src=x onerror=alert(1)>对手便宜15%");
            shelf.house("RPT-W-2024W23", ReportKind.WEEKLY, NOON.minus(Duration.ofDays(9)), 40);
            for (int width : new int[] {390, 1200}) {
                try (BrowserContext context = chromium.screen(width)) {
                    context.addCookies(
                            List.of(new Cookie("hub_session", session(hub)).setUrl("http://127.0.0.1:" + hub.port())));
                    read(context, hub, shelf, width);
                    if (width == 390) {
                        act(context, hub, shelf);
                    }
                }
            }
        }
        assertThat(errors).isEmpty();
    }

    private static String session(WebHub hub) {
        Browser browser = hub.phone();
        browser.signIn("/", hub.wecom.codeOf("wangqiang"));
        return browser.cookie("hub_session");
    }

    private Page open(BrowserContext context, WebHub hub, String path) {
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.onDialog(dialog -> errors.add("a script ran: " + dialog.message()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        assertThat(page.navigate("http://127.0.0.1:" + hub.port() + path).status())
                .isEqualTo(200);
        return page;
    }

    private void read(BrowserContext context, WebHub hub, ReportShelf shelf, int width) {
        try (Page page = open(context, hub, "/r/" + shelf.ofCustomer)) {
            page.locator("#insight .plot canvas").first().waitFor();
            Chromium.look(page, "report-customer-" + width);
            Axe.check(page, "report");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.reload();
            page.locator("details.proof summary").first().click();
            page.locator("#task summary").click();
            Chromium.look(page, "report-customer-dark-" + width);
            Axe.check(page, "report by night");
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));
            assertThat(page.locator(".deeds").isVisible()).isFalse();
            assertThat(page.locator("header.shell").isVisible()).isFalse();
            Chromium.look(page, "report-customer-print-" + width);
        }
        for (String path : List.of(
                "/r/" + ReportShelf.HOUSE,
                "/r/" + ReportShelf.HOUSE + "/f/records",
                "/reports",
                "/c/" + shelf.customer.id() + "/report")) {
            try (Page page = open(context, hub, path)) {
                String name = "report" + path.replaceAll("[^a-z]+", "-") + "-" + width;
                Chromium.look(page, name);
                Axe.check(page, name);
            }
        }
    }

    /** From the list of what to do to a task, and a new report, without a page being loaded by hand. */
    private void act(BrowserContext context, WebHub hub, ReportShelf shelf) {
        try (Page page = open(context, hub, "/r/" + shelf.ofCustomer)) {
            page.locator("#plan .make-task a").nth(2).click();
            assertThat(page.locator("#task-title").inputValue()).isEqualTo("安排工厂参观");
            page.locator("#task button.main").click();
            page.locator("#outcome .outcome").waitFor();
            assertThat(page.locator("#outcome").innerText()).contains("已创建", "王伟");
            page.locator("summary:has-text('分享团队')").click();
            assertThat(page.locator("form[action$='/share']").innerText()).contains("销售群（sales）", "不显示客户名称");
            page.locator("form[action$='/share'] button").click();
            page.locator("#outcome .outcome:has-text('已分享')").waitFor();
            Chromium.look(page, "report-done-390");
        }
        hub.clock.set(NOON.plus(Duration.ofDays(1)));
        context.addCookies(List.of(new Cookie("hub_session", session(hub)).setUrl("http://127.0.0.1:" + hub.port())));
        try (Page page = open(context, hub, "/c/" + shelf.customer.id() + "/report")) {
            page.locator("#making button").click();
            page.locator("#making:has-text('正在生成')").waitFor();
            Chromium.look(page, "report-making-390");
            page.waitForURL("**/r/RPT-C-*-20240616");
            Chromium.look(page, "report-made-390");
        }
    }
}

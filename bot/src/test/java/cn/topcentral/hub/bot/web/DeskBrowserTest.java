package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.web.Desk.ago;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
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

/** How the working pages look, and that their rows change in place; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class DeskBrowserTest {
    @Test
    void theWorkingPagesFitPhoneAndDeskAndChangeInPlace(@TempDir Path folder) {
        try (Desk desk = new Desk(folder);
                Chromium chromium = new Chromium()) {
            Customer branch = story(desk);
            List<String> errors = new ArrayList<>();
            for (int width : new int[] {390, 1200}) {
                try (BrowserContext context = chromium.screen(width);
                        Page page = context.newPage()) {
                    signIn(context, desk, "zhaoqiang");
                    watch(page, errors);
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                    visit(
                            page,
                            desk,
                            "/c/" + branch.id() + "/merge?other=" + desk.aux.id() + "&keep=other",
                            "merge-" + width);
                    signIn(context, desk, "wangwei");
                    visit(page, desk, "/", "day-" + width);
                    visit(page, desk, "/claims", "claims-" + width);
                    visit(page, desk, "/search?q=%E8%B4%A6%E6%9C%9F", "search-all-" + width);
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                    visit(page, desk, "/", "day-dark-" + width);
                    visit(page, desk, "/claims", "claims-dark-" + width);
                }
            }
            try (BrowserContext context = chromium.screen(390);
                    Page page = context.newPage()) {
                signIn(context, desk, "wangwei");
                watch(page, errors);
                work(page, desk);
                Chromium.look(page, "day-worked-390");
            }
            assertThat(errors).isEmpty();
        }
    }

    /** What somebody does in a morning, with scripts. */
    private static void work(Page page, Desk desk) {
        page.navigate("http://127.0.0.1:" + desk.hub.port() + "/claims");
        page.locator(".claim:has-text('13700007777') summary:has-text('绑定到客户')").click();
        page.locator(".claim:has-text('13700007777') input[type=search]").pressSequentially("aks");
        page.locator(".claim:has-text('13700007777') .found button:has-text('奥克斯')")
                .first()
                .click();
        page.locator(".claim:has-text('王伟刚刚'), .claim:has-text('您刚刚认领给')").waitFor();
        page.navigate("http://127.0.0.1:" + desk.hub.port() + "/");
        page.locator("#task-TASK-LOOK-1 button:has-text('完成')").first().click();
        page.locator("#task-TASK-LOOK-1 button:has-text('撤销完成')").waitFor();
        page.locator("#task-TASK-LOOK-2 summary").click();
        page.locator("#task-TASK-LOOK-2 button:text-is('明天')").click();
        page.locator("#task-TASK-LOOK-2 [role=status]:has-text('已改期')").waitFor();
        page.locator("#what").fill("今天上午8点 寄样品");
        page.locator("form.add button").click();
        page.locator("#notice:has-text('已经过去了')").waitFor();
        page.locator("#what").fill("后天 回访奥克斯");
        page.locator("form.add button").click();
        page.locator("#added .task:has-text('回访奥克斯')").waitFor();
        assertThat(page.locator("#what").inputValue())
                .as("ready for the next one")
                .isEmpty();
        page.locator("#task-TASK-LOOK-3 summary").click();
        page.locator("#task-TASK-LOOK-3 input[name=colleague]").fill("没有这个人");
        page.locator("#task-TASK-LOOK-3 button:has-text('转给同事')").click();
        page.locator("#notice:has-text('没有找到叫')").waitFor();
        assertThat(desk.task("TASK-LOOK-3", "assigned_to")).isEqualTo("wangwei");
    }

    private static void visit(Page page, Desk desk, String path, String name) {
        page.navigate("http://127.0.0.1:" + desk.hub.port() + path);
        Axe.check(page, name);
        Chromium.look(page, name);
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        Axe.check(page, name + " opened");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s opened has no horizontal scroll bar", name)
                .isEqualTo(true);
    }

    private static void signIn(BrowserContext context, Desk desk, String userid) {
        context.addCookies(
                List.of(new Cookie("hub_session", desk.hub.signedIn(userid).cookie("hub_session"))
                        .setUrl("http://127.0.0.1:" + desk.hub.port())));
    }

    private static void watch(Page page, List<String> errors) {
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            // A refusal is an answer: the browser reports its status all the same.
            if (message.type().equals("error") && !message.text().contains("409")) {
                errors.add(message.text());
            }
        });
    }

    private static Customer story(Desk desk) {
        Customer branch = desk.customer("奥克斯宁波分公司", "奥克斯分公司", "lina");
        desk.hub.data.contact(desk.aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        desk.hub.data.contact(branch, ContactPointKind.EMAIL, "purchasing@branch.example", "采购");
        desk.hub.data.take(
                desk.hub.data.call(ago(26 * 60), "+8613800138000", "问账期能不能六十天，月需求50吨PCR-ABS"),
                desk.hub.data.mail(ago(3000), "purchasing@branch.example", "账期", "账期可以谈吗？"),
                desk.hub.data.call(ago(90), "+8613700007777", "奥克斯采购部，想了解PCR-ABS的价格"),
                desk.hub.data.call(ago(60), "+8613700007777", "催一下上午的报价"),
                desk.hub.data.mail(
                        ago(200),
                        "a.very.long.name.of.a.person@unknown-company-with-a-long-name.example",
                        "Quotation request for <script>alert(1)</script>",
                        "We need 20 t of PCR-PC. مرحبا"));
        desk.task("TASK-LOOK-1", desk.aux, "报PCR-ABS-1000含税到厂价，附检测报告", "wangwei", "2024-06-13 18:00", "us");
        desk.task("TASK-LOOK-2", desk.aux, "确认检测要求", "wangwei", "2024-06-15 18:00", "customer");
        desk.task("TASK-LOOK-3", desk.aux, "准备季度回顾，核对账期", "wangwei", "2024-06-20 18:00", "us");
        desk.alert(desk.aux, "price_sensitivity");
        desk.hub
                .data
                .db()
                .execute(
                        """
                        INSERT INTO bot_dialogs (tenant_id, dialog_id, userid, kind, status, customer_id, opened_at, quiet_since)
                        VALUES ('T001', 'V-look', 'wangwei', 'visit', 'filed', '%s', '2024-06-15Z', '2024-06-15Z')
                        """
                                .formatted(desk.aux.id().value()));
        return branch;
    }
}

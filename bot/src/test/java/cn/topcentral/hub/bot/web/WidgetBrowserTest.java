package cn.topcentral.hub.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.website.WidgetMessage;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The widget in a real browser, on a page of another origin whose policy allows nothing but our script and socket. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class WidgetBrowserTest {
    private static final String EVIL = "<img src=x onerror=\"document.title='hacked'\"><b>粗</b>";

    @Test
    void visitorAsksAndGetsAnAnswer(@TempDir Path folder) {
        try (WebsiteHub hub = new WebsiteHub(folder);
                Chromium chromium = new Chromium();
                BrowserContext phone = chromium.screen(390)) {
            List<String> errors = new ArrayList<>();
            Page page = phone.newPage();
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                // The page itself has no icon, and its policy would not allow one.
                if (message.type().equals("error") && !message.text().contains("favicon")) {
                    errors.add(message.text());
                }
            });
            page.navigate(hub.site() + "/pcr-abs");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".log li")).hasText("您好，欢迎咨询。");
            page.keyboard().type("PCR-ABS 50吨什么价？");
            page.keyboard().press("Enter");
            assertThat(page.locator(".log .mine small")).containsText("已发送");

            assertThat(hub.data
                            .db()
                            .value("SELECT communication_type || '|' || direction || '|' || content"
                                    + " FROM customer_communications"))
                    .startsWith("webchat|inbound|")
                    .endsWith("PCR-ABS 50吨什么价？");
            assertThat(hub.data.db().value("SELECT audience || '|' || (card ->> 'markdown') FROM notifications"))
                    .startsWith("group:sales|")
                    .contains("/reply W1 ");

            page.locator("summary").click();
            page.getByLabel("称呼").fill("张经理");
            page.getByLabel("电话").fill("13800138000");
            page.locator("details button").click();
            assertThat(page.locator(".state")).hasText("联系方式已保存。");
            hub.await("SELECT count(*) FROM contact_points WHERE value = '+8613800138000'", "1");

            page.getByLabel("请输入您的问题").fill(EVIL);
            page.keyboard().press("Enter");
            assertThat(page.locator(".log .mine small").nth(1)).containsText("已发送");
            hub.await("SELECT count(*) FROM notifications", "2");
            Optional<WidgetMessage> answer = hub.conversations.reply(
                    "W1", hub.data.employees().byUserid("wangwei").orElseThrow(), "9200元/吨 " + EVIL);
            assertThat(answer).isPresent();
            assertThat(page.locator(".log li").last().locator("span")).hasText("9200元/吨 " + EVIL);
            assertThat(page.locator(".log img")).hasCount(0);
            assertThat(page.title()).isEqualTo("官网");
            Chromium.look(page, "widget-390");

            page.keyboard().press("Escape");
            assertThat(page.locator(".launcher")).isFocused();
            page.close();
            hub.conversations.reply(
                    "w1", hub.data.employees().byUserid("wangwei").orElseThrow(), "还在吗？");

            Page later = phone.newPage();
            later.navigate(hub.site() + "/contact");
            assertThat(later.locator(".launcher")).containsText("新消息");
            later.locator(".launcher").click();
            assertThat(later.locator(".log li span").last())
                    .hasText("还在吗？", new LocatorAssertions.HasTextOptions().setTimeout(5000));
            assertThat(hub.data.db().count("SELECT count(*) FROM customer_communications"))
                    .as("one conversation is one record")
                    .isEqualTo(1);
            assertThat(hub.data.db().value("SELECT content FROM customer_communications"))
                    .contains("客户：PCR-ABS 50吨什么价？", "张经理：<img") // from then on by name
                    .contains("王伟：9200元/吨")
                    .contains("王伟：还在吗？");
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void messageSurvivesALedgerThatIsAway(@TempDir Path folder) {
        try (WebsiteHub hub = new WebsiteHub(folder);
                Chromium chromium = new Chromium();
                BrowserContext desk = chromium.screen(1200);
                Page page = desk.newPage()) {
            hub.failing = true;
            page.navigate(hub.site());
            page.locator(".launcher").click();
            page.getByLabel("请输入您的问题").fill("在吗");
            page.keyboard().press("Enter");
            assertThat(page.locator(".log .mine small")).containsText("已发送");
            Chromium.look(page, "widget-1200");
            assertThat(hub.data.db().count("SELECT count(*) FROM customer_communications"))
                    .isZero();
            hub.failing = false;
            hub.clock.set(hub.clock.instant().plusSeconds(60));
            hub.catchUp();
            assertThat(hub.data.db().count("SELECT count(*) FROM customer_communications"))
                    .isEqualTo(1);
        }
    }
}

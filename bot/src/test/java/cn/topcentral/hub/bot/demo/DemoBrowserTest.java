package cn.topcentral.hub.bot.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.process.HubProcess;
import cn.topcentral.hub.bot.web.Chromium;
import cn.topcentral.hub.storage.database.EmbeddedDatabase;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hub demo} in its own process, and a rep who uses it in a browser; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
@TestMethodOrder(
        MethodOrderer.OrderAnnotation.class) // a restart comes last; a demo of its own for each would take a minute
class DemoBrowserTest {
    private static final String READY = "Hub ready: ";
    private static final int CARD_WITHIN_MILLIS = 10_000;

    @TempDir
    private static Path folder;

    private static HubProcess demo;
    private static String url;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        demo = HubProcess.startAnalysing(folder, "demo", "--port", "0", "--data", "demo");
        url = ready(demo);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
        demo.close();
    }

    @Test
    @Order(1)
    void aRepAsksForATimelineAndFollowsTheCard() {
        for (int width : new int[] {390, 1280}) {
            ask(chromium, url, width);
        }
    }

    /** Seed 3.4 and 5.1 as people live them: five messages, a card to confirm, the tasks, the alert, the answer with quotes. */
    @Test
    @Order(2)
    void aVisitIsToldInFiveMessagesAndAnAlertIsTakenUp() throws IOException {
        try (BrowserContext rep = chromium.screen(390);
                BrowserContext manager = chromium.screen(1280)) {
            ChatPage chat = ChatPage.open(rep, url, "zhangwei", "app");
            chat.say("/visit 奥克斯");
            chat.say("和张经理、李工谈了 PCR-ABS，月需求50吨，价格希望再谈。周五前寄样品，下周三前发报价单。");
            chat.photo(photo());
            chat.place();
            chat.say("提交");
            Locator filed = chat.card("寄样品");
            assertThat(filed.textContent()).contains("奥克斯", "张经理", "照片");
            Chromium.look(chat.page(), "demo-visit-filed");
            filed.locator("button", new Locator.LocatorOptions().setHasText("确认"))
                    .click();
            chat.say("/tasks 奥克斯");
            assertThat(chat.card("待办").textContent()).contains("寄样品", "报价单");
            chat.say("/ask 奥克斯 账期谈到哪了");
            assertThat(chat.bubble("关于“账期”").textContent()).contains("30 天", "张经理");
            Chromium.look(chat.page(), "demo-ask");

            chat.say("/call 奥克斯 张经理来电：昨天到的PCR-ABS开裂，产线停了，今天必须给处理方案，否则退货取消订单 5分钟");
            // The owner's own copy, because groups are left to sleep at night and on days off, whenever this runs.
            Locator alert = chat.card("🔴 奥克斯");
            Chromium.look(chat.page(), "demo-alert");
            alert.locator("button", new Locator.LocatorOptions().setHasText("处理"))
                    .click();
            assertThat(chat.card("✅ 奥克斯").textContent()).contains("张伟", "已处理");
            Chromium.look(chat.page(), "demo-alert-taken");

            ChatPage desk = ChatPage.open(manager, url, "wangqiang", "app");
            desk.say("/report 日报");
            Locator report = desk.card("日报");
            Page page = manager.waitForPage(() -> report.locator("a").first().click());
            page.waitForLoadState(LoadState.LOAD);
            assertThat(page.url()).contains("/r/RPT-D-");
            Chromium.look(page, "demo-report");
        }
    }

    @Test
    @Order(3)
    void aSecondDemoOnTheSameDataIsRefusedWithTheReasonAndTheRemedy() throws IOException {
        HubProcess.Ended second = HubProcess.run(folder, "demo", "--port", "0", "--data", "demo");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.out()).isEmpty();
        assertThat(second.err())
                .contains("hub: The data directory " + folder.resolve("demo") + " is in use by another hub (pid ")
                .contains("Stop that one, or give this one a directory of its own")
                .doesNotContain("not foreseen");
    }

    @Test
    @Order(4)
    void everythingIsThereAgainAfterARestart() throws IOException, SQLException {
        long records = records();
        assertThat(records).isGreaterThan(1_000);
        demo.close();
        demo = start();
        url = ready(demo);
        assertThat(records()).isEqualTo(records);
    }

    private static Path photo() throws IOException {
        Path file = folder.resolve("workshop.png");
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    private static void ask(Chromium chromium, String url, int width) {
        List<String> errors = new ArrayList<>();
        try (BrowserContext rep = chromium.screen(width)) {
            rep.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            rep.onWebError(error -> errors.add(error.error()));
            Page chat = rep.newPage();
            chat.navigate(url);
            if (width == 390) {
                chat.locator("#conversations button").first().click();
            }
            chat.locator("#text").fill("/timeline 奥克斯");
            chat.locator("#text").press("Enter");
            Locator card = chat.locator("article.card", new Page.LocatorOptions().setHasText("沟通时间轴"))
                    .last();
            card.waitFor(new Locator.WaitForOptions().setTimeout(CARD_WITHIN_MILLIS));
            assertThat(card.textContent()).contains("奥克斯", "企业微信");
            Chromium.look(chat, "demo-chat-" + width);

            Page page = rep.waitForPage(() -> card.locator("a").first().click());
            page.waitForLoadState(LoadState.LOAD);
            assertThat(page.url()).isEqualTo(url + "/c/" + DemoData.AUX);
            assertThat(page.textContent("body")).contains("宁波奥克斯", "企业微信");
            Chromium.look(page, "demo-timeline-" + width);
            assertThat(errors).isEmpty();
        }
    }

    private static HubProcess start() throws IOException {
        return HubProcess.start(folder, "demo", "--port", "0", "--data", "demo");
    }

    private static String ready(HubProcess demo) throws IOException {
        return demo.awaitLine(line -> line.startsWith(READY)).substring(READY.length());
    }

    private static long records() throws SQLException {
        try (EmbeddedDatabase server = EmbeddedDatabase.joinOrStart(folder.resolve("demo"), 2)) {
            var config = server.config();
            try (var connection = DriverManager.getConnection(config.url(), config.user(), config.password());
                    var rows =
                            connection.createStatement().executeQuery("SELECT count(*) FROM customer_communications")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}

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
import java.io.ByteArrayOutputStream;
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

    @TempDir
    private static Path folder;

    private static HubProcess demo;
    private static String url;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        demo = start();
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

    @Test
    @Order(2)
    void aVisitIsToldInMessagesAndWhatFollowsFromItIsATask() throws IOException {
        try (BrowserContext phone = chromium.screen(390)) {
            ChatPage chat = ChatPage.open(phone, url, "zhangwei");
            chat.say("/visit 奥克斯");
            chat.message("在记奥克斯的拜访");
            chat.say("和张经理看了注塑车间，PCR-ABS试样通过。下周五前寄两包样品，另外要更新报价。");
            chat.photo("workshop.png", picture());
            chat.message("照片1张");
            chat.say("提交");
            Locator filed = chat.card("已归档，请核对一下");
            assertThat(filed.textContent()).contains("奥克斯", "照片1张", "跟进");
            Chromium.look(chat.page(), "demo-visit-390");

            chat.say("/tasks 奥克斯");
            assertThat(chat.card("待办").textContent()).contains("共2项", "样品");
            Chromium.look(chat.page(), "demo-tasks-390");
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
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

    private static void ask(Chromium chromium, String url, int width) {
        List<String> errors = new ArrayList<>();
        try (BrowserContext rep = chromium.screen(width)) {
            rep.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            rep.onWebError(error -> errors.add(error.error()));
            ChatPage chat = ChatPage.open(rep, url, "zhangwei");
            chat.say("/timeline 奥克斯");
            Locator card = chat.card("沟通时间轴");
            assertThat(card.textContent()).contains("奥克斯", "企业微信");
            Chromium.look(chat.page(), "demo-chat-" + width);

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

package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static cn.topcentral.hub.bot.web.RecordStory.MAIL;
import static cn.topcentral.hub.bot.web.RecordStory.file;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page of a record in a real browser; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class RecordBrowserTest {
    private static final String EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)>";

    @Test
    void aRecordIsReadPlayedAndCorrectedOnPhoneAndDesk(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder);
                Chromium chromium = new Chromium()) {
            List<String> paths = story(hub);
            for (int width : new int[] {390, 1200}) {
                try (BrowserContext context = chromium.screen(width);
                        Page page = context.newPage()) {
                    List<String> surprises = watch(page);
                    context.addCookies(
                            List.of(new Cookie("hub_session", hub.signedIn().cookie("hub_session"))
                                    .setUrl("http://127.0.0.1:" + hub.port())));
                    for (String path : paths) {
                        String name = "record" + paths.indexOf(path) + "-" + width;
                        assertThat(page.navigate("http://127.0.0.1:" + hub.port() + path)
                                        .status())
                                .isEqualTo(200);
                        Chromium.look(page, name);
                        if (width == 390) {
                            Axe.check(page, name);
                        }
                    }
                    page.navigate("http://127.0.0.1:" + hub.port() + paths.get(0));
                    correct(page, width);
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                    page.locator("a.evidence").first().click();
                    assertThat(page.locator("mark:target").textContent()).startsWith("上周那批");
                    Chromium.look(page, "record-dark-" + width);
                    Axe.check(page, "record-dark-" + width);
                    assertThat(page.evaluate("document.querySelector('.pictures img').naturalWidth"))
                            .isEqualTo(320);
                    assertThat(surprises).isEmpty();
                }
            }
        }
    }

    /** Without leaving the page. */
    private static void correct(Page page, int width) {
        page.locator(".groups li").first().locator("summary").click();
        page.locator("#right-intent").selectOption("after_sales");
        page.locator(".groups li").first().locator(".correct button").click();
        page.locator(".judgements").first().waitFor();
        // A picture taken while htmx still settles would give its style for hiding carets to htmx, which the content
        // policy refuses.
        page.locator(".htmx-added, .htmx-settling, .htmx-request")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(page.locator(".groups li").first().textContent()).contains("改为：售后", "AI原来的判断：投诉");
        Chromium.look(page, "record-corrected-" + width);
    }

    /** A dialog, an error or a refusal of the content policy: something ran, or tried to. */
    private static List<String> watch(Page page) {
        List<String> surprises = new ArrayList<>();
        page.onDialog(dialog -> {
            surprises.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(surprises::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                surprises.add(message.text() + " at " + message.location());
            }
        });
        return surprises;
    }

    /** A complaint with files, a call with a recording, a chat, and a record in which everything a customer controls is an attack. */
    private static List<String> story(WebHub hub) {
        Customer aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        hub.data.contact(aux, ContactPointKind.EMAIL, "zhang@auxgroup.com", "张经理");
        hub.data.contact(aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        hub.data.contact(aux, ContactPointKind.WECOM_EXTERNAL, "wm_li", "李工");
        hub.data.take(RecordStory.with(
                hub.data
                        .mail(NOON.minus(Duration.ofMinutes(150)), "zhang@auxgroup.com", "PCR-ABS-1000黑点，要求换货", MAIL)
                        .but()
                        .quoted(Optional.of("> 2024-06-10 王伟写道：\n> 货已发出，请查收。"))
                        .build(),
                file("产线照片-黑点.png", "image/png", RecordStory.picture()),
                file("现场照片二.png", "image/png", RecordStory.picture()),
                file("检验报告.pdf", "application/pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"),
                file("批次明细表-2024年六月-宁波奥克斯-最终版-v12-已签字确认.xlsx", "application/vnd.ms-excel", "批次")));
        String mail = RecordStory.recordId(hub, "王经理");
        hub.data.take(RecordStory.with(
                hub.data.call(
                        NOON.minus(Duration.ofHours(5)),
                        "+8613800138000",
                        "张经理：你们的PCR-ABS黑点太多了，我们线都停了\n王伟：非常抱歉，我马上安排换货\n张经理：今天之内要有答复\n王伟：一定，下午三点前给您回电"),
                file("call-20240615.wav", "audio/wav", RecordStory.wave(2)),
                file("语音留言.amr", "audio/amr", "#!AMR\n\0\0\0")));
        hub.data.take(hub.data.conversation(NOON.minus(Duration.ofMinutes(50)), 12, "wm_li", "李工"));
        Customer evil = hub.data.customer(EVIL, Optional.of(EVIL), "evil.example");
        hub.data.contact(evil, ContactPointKind.EMAIL, "x@evil.example", EVIL);
        hub.data.take(RecordStory.with(
                hub.data
                        .mail(
                                NOON.minus(Duration.ofMinutes(20)),
                                "x@evil.example",
                                EVIL,
                                "坏邮件" + EVIL + "\n</p></article>" + EVIL)
                        .but()
                        .quoted(Optional.of(EVIL))
                        .build(),
                file("evil" + EVIL.replace("/", "") + ".html", "text/html", "<script>alert(4)</script>"),
                file("pic.png", "image/png", "<svg onload=alert(5)>")));
        hub.data
                .db()
                .execute("UPDATE communication_attachments SET text_status = 'done', ocr_text = '"
                        + EVIL.replace("'", "''") + "' WHERE file_name LIKE 'evil%'");
        hub.data
                .db()
                .execute(
                        "UPDATE communication_attachments SET text_status = 'waiting', text_waits_for = 'speech' WHERE file_name LIKE 'call%'");
        hub.data
                .db()
                .execute("UPDATE customer_communications SET recording_url = 'javascript:alert(6)', location = '"
                        + EVIL.replace("'", "''") + "' WHERE content LIKE '坏邮件%'");
        RecordStory.analyse(hub, mail, RecordStory.finding(mail));
        String bad = RecordStory.recordId(hub, "坏邮件");
        RecordStory.analyse(hub, bad, RecordStory.finding(bad));
        return List.of(
                "/c/" + aux.id() + "/records/" + mail,
                "/c/" + aux.id() + "/records/" + RecordStory.recordId(hub, "张经理：你们"),
                "/c/" + aux.id() + "/records/" + RecordStory.recordId(hub, "第7句"),
                "/c/" + evil.id() + "/records/" + bad);
    }
}

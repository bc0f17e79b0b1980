package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** How the pages look in a real browser; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class BrowserLookTest {
    @Test
    void pagesFitPhoneAndDeskWithoutErrors(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder);
                Chromium chromium = new Chromium()) {
            Customer customer = story(hub);
            for (int width : new int[] {390, 1200}) {
                try (BrowserContext context = chromium.screen(width)) {
                    context.addCookies(
                            List.of(new Cookie("hub_session", hub.signedIn().cookie("hub_session"))
                                    .setUrl("http://127.0.0.1:" + hub.port())));
                    look(context, hub, "/", 200, "home-" + width);
                    look(context, hub, "/search?q=PCR-ABS", 200, "search-" + width);
                    look(context, hub, "/search?q=%E6%B0%9F&customer=" + customer.id(), 200, "search-empty-" + width);
                    look(context, hub, "/c/C999999", 403, "missing-" + width);
                }
            }
        }
    }

    private static void look(BrowserContext context, WebHub hub, String path, int status, String name) {
        List<String> errors = new ArrayList<>();
        try (Page page = context.newPage()) {
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                boolean expected = status == 403 && message.text().contains("403");
                if (message.type().equals("error") && !expected) {
                    errors.add(message.text());
                }
            });
            assertThat(page.navigate("http://127.0.0.1:" + hub.port() + path).status())
                    .isEqualTo(status);
            page.evaluate("document.querySelectorAll('details').forEach(chat => chat.open = true)");
            Chromium.look(page, name);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.page')).maxWidth"))
                    .as("the style sheet applies")
                    .isEqualTo("736px");
            assertThat(errors).isEmpty();
        }
    }

    /** What three days with a customer look like, long words among it. */
    private static Customer story(WebHub hub) {
        Customer customer = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        hub.data.contact(customer, ContactPointKind.PHONE, "+8613800138000", "张经理");
        hub.data.contact(customer, ContactPointKind.WECOM_EXTERNAL, "wm_li", "李工");
        hub.data.contact(customer, ContactPointKind.EMAIL, "zhang@auxgroup.com", "张经理");
        hub.data.take(
                hub.data.call(ago(26 * 60), "+8613800138000", "询价PCR-ABS，月需求50吨，要求含税到厂价"),
                hub.data.mail(
                        ago(150),
                        "zhang@auxgroup.com",
                        "Re: PCR-ABS 报价 Q240615-003",
                        "王经理：\n\n报价收到，价格高于预期，能否在每吨9200元以内？附上我们的检测要求。"),
                hub.data.mail(
                        ago(72 * 60),
                        "quality.department.with.a.long.name@auxgroup.com",
                        "https://files.auxgroup.com/specifications/PCR-ABS/2024/revision-final-v12-signed.pdf",
                        "UL94V0RequirementWithoutAnySpaceInItWhichMustWrapSomewhereOnAPhoneScreenOrTheRowGrows"));
        hub.data.take(hub.data.conversation(ago(50), 12, "wm_li", "李工"));
        hub.data
                .db()
                .execute("UPDATE customer_communications SET intent_category = 'inquiry', sentiment = 'positive',"
                        + " urgency_level = 'high', attachment_count = 2 WHERE communication_type = 'phone'");
        hub.data
                .db()
                .execute("UPDATE customer_communications SET intent_category = 'complaint', sentiment = 'negative'"
                        + " WHERE subject LIKE 'Re:%'");
        return customer;
    }

    private static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }
}

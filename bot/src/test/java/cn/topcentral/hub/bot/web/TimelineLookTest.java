package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A customer's timeline and list in a real browser, on a phone and on a desk; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class TimelineLookTest {
    private static final String INSIGHTS = "<h2>🤖 AI洞察</h2><p>💡 商机提醒: 客户有明确PCR-ABS采购意向</p>";

    private final List<String> errors = new ArrayList<>();
    private String base = "";

    @Test
    void timelineAndListOnPhoneAndDesk(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder);
                Chromium chromium = new Chromium()) {
            Customer customer = story(hub);
            String path = "/c/" + customer.id();
            base = "http://127.0.0.1:" + hub.port();
            for (int width : new int[] {390, 1200}) {
                try (BrowserContext context = chromium.screen(width)) {
                    context.addCookies(
                            List.of(new Cookie("hub_session", hub.signedIn().cookie("hub_session")).setUrl(base)));
                    // What other routes answer to this page.
                    context.route("**/insights", route -> answer(route, INSIGHTS));
                    context.route("**/records/*", route -> answer(route, "<p>全文：询价PCR-ABS</p>"));
                    visit(context, path, page -> firstLook(page, width));
                    visit(context, path + "?type=email,phone&intent=inquiry&text=%E6%9C%88%E9%9C%80%E6%B1%82", page -> {
                        Chromium.look(page, "timeline-filtered-" + width);
                        Axe.check(page, "filtered timeline at " + width);
                    });
                    visit(context, path + "/list", page -> {
                        Chromium.look(page, "list-" + width);
                        Axe.check(page, "list at " + width);
                    });
                    visit(context, path + "?person=contact:999", page -> Chromium.look(page, "timeline-none-" + width));
                    String said =
                            hub.data.db().value("SELECT record_id FROM customer_communications WHERE content = '第3句'");
                    visit(context, path + "?record=" + said, page -> {
                        assertThat(page.locator(".chat .sought .words").isVisible())
                                .isTrue();
                        Chromium.look(page, "record-" + width);
                    });
                    if (width == 1200) {
                        visit(context, path, TimelineLookTest::actsByKeyboardAndTap);
                        visit(context, path, TimelineLookTest::filtersAndScrollsWithoutLosingThePlace);
                    }
                    visit(context, path, page -> {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                        page.locator(".health summary").click();
                        Chromium.look(page, "timeline-dark-" + width);
                        Axe.check(page, "dark timeline at " + width);
                    });
                }
            }
            assertThat(errors).isEmpty();
            fetchesOnlyWhatChanged(chromium, hub, base + path);
        }
    }

    private static void answer(Route route, String html) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html; charset=utf-8")
                .setBody(html));
    }

    private void visit(BrowserContext context, String path, Consumer<Page> look) {
        try (Page page = context.newPage()) {
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            assertThat(page.navigate(base + path).status()).as(path).isEqualTo(200);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            look.accept(page);
        }
    }

    private static void firstLook(Page page, int width) {
        page.locator("#insights h2").waitFor();
        Chromium.look(page, "timeline-" + width);
        Axe.check(page, "timeline at " + width);
        assertThat(page.locator(".days h2").first().textContent()).isEqualTo("今天 6月15日");
    }

    /** In a context of its own, because stand-ins for other routes switch the browser's cache off. */
    private static void fetchesOnlyWhatChanged(Chromium chromium, WebHub hub, String address) {
        try (BrowserContext context = chromium.screen(390);
                Page page = context.newPage()) {
            context.addCookies(
                    List.of(new Cookie("hub_session", hub.signedIn().cookie("hub_session")).setUrl(address)));
            for (int visit = 0; visit < 2; visit++) {
                page.navigate(address);
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
            assertThat(
                            (List<?>)
                                    page.evaluate(
                                            "performance.getEntriesByType('resource').filter(r => r.transferSize > 0).map(r => r.name)"))
                    .as("fetched beside the page, the second time")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private static void actsByKeyboardAndTap(Page page) {
        for (int i = 0; i < 60 && !focusedText(page).equals("查看详情"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focusedText(page)).isEqualTo("查看详情");
        page.keyboard().press("Enter");
        page.locator(".detail p").first().waitFor();
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-expanded')"))
                .isEqualTo("true");
        page.keyboard().press("Enter");
        page.locator(".detail p").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-expanded')"))
                .isEqualTo("false");
        page.locator(".chat summary").first().click();
        page.locator(".chat .words").first().waitFor();
        assertThat(page.locator(".chat .words").first().textContent()).isEqualTo("第1句");
    }

    private static void filtersAndScrollsWithoutLosingThePlace(Page page) {
        page.locator("#by-type").focus();
        page.locator("#by-type").selectOption("email");
        page.waitForURL("**type=email**");
        page.locator(".applied a").waitFor();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("by-type");
        assertThat(page.locator(".tabs a").nth(1).getAttribute("href")).contains("/list?type=email");
        page.locator(".applied a").click();
        page.locator(".applied a").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        int before = page.locator("li.entry").count();
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
        page.locator("li.entry").nth(before).waitFor();
        List<?> headings = (List<?>) page.evaluate("[...document.querySelectorAll('.days > h2')].map(h => h.id)");
        assertThat(headings).doesNotHaveDuplicates();
    }

    private static String focusedText(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.textContent"));
    }

    /** What some days with a customer look like, long words among it. */
    private static Customer story(WebHub hub) {
        Customer customer = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        hub.data.contact(customer, ContactPointKind.PHONE, "+8613800138000", "张经理");
        hub.data.contact(customer, ContactPointKind.WECOM_EXTERNAL, "wm_li", "李工");
        List<CommunicationDraft> drafts = new ArrayList<>(hub.data.conversation(ago(50), 12, "wm_li", "李工"));
        drafts.add(hub.data.call(ago(26 * 60), "+8613800138000", "询价PCR-ABS，月需求50吨，要求含税到厂价"));
        drafts.add(hub.data.mail(
                ago(150), "zhang@auxgroup.com", "Re: PCR-ABS 报价 Q240615-003", "报价收到，价格高于预期，能否在每吨9200元以内？"));
        drafts.add(hub.data.mail(
                ago(30 * 60),
                "quality.department.with.a.long.name@auxgroup.com",
                "https://files.auxgroup.com/specifications/PCR-ABS/2024/revision-final-v12-signed.pdf",
                "UL94V0RequirementWithoutAnySpaceInItWhichMustWrapSomewhereOnAPhoneScreenOrTheRowGrows"));
        for (int i = 0; i < 60; i++) {
            drafts.add(hub.data.mail(ago(40 * 60 + 300L * i), "zhang@auxgroup.com", "跟进" + i, "月需求再确认一次"));
        }
        hub.data.take(drafts);
        hub.data
                .db()
                .execute(
                        "UPDATE customer_communications SET intent_category = 'inquiry', sentiment = 'positive',"
                                + " urgency_level = 'high', attachment_count = 2, recording_url = 'https://r/1' WHERE communication_type = 'phone'");
        hub.data
                .db()
                .execute("UPDATE customer_communications SET intent_category = 'complaint', sentiment = 'negative'"
                        + " WHERE subject LIKE 'Re:%'");
        hub.data
                .db()
                .execute(
                        """
                INSERT INTO communication_insights (tenant_id, insight_id, customer_id, insight_type, insight_title, insight_content,
                    insight_data, related_records, confidence, importance_score, updated_at)
                VALUES ('T001', 'INS-1', 'CUSTOMER', 'relationship', '关系健康度 85/100', '关系良好',
                    '{"relationship_health": {"score": 85, "trend": "upward", "assessment": "关系良好；最好的是响应：平均20分钟回复",
                      "components": [{"name": "响应", "value": 92, "weight": 0.30, "explanation": "平均20分钟回复"},
                                     {"name": "情绪", "value": 78, "weight": 0.25, "explanation": "近30天积极6次、消极1次"}]},
                      "key_contacts": [], "risks": [], "opportunities": []}',
                    '[]', 0.8, 3, '2024-06-15 01:00Z')
                """
                                .replace("CUSTOMER", customer.id().value()));
        return customer;
    }

    private static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }
}

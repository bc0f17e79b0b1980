package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** How the pages on sources and administration look and work in a real browser; the pictures are in {@code target/screenshots}. */
@EnabledIf(
        value = "cn.topcentral.hub.bot.web.Chromium#isInstalled",
        disabledReason = "apt-get install chromium fonts-noto-cjk")
class HouseBrowserTest {
    private static final Map<String, String> PAGES = Map.of(
            "/sources", "sources",
            "/sources/file", "sources-file",
            "/administration", "employees",
            "/administration/employees/evil", "employee",
            "/administration/channels", "channels",
            "/administration/jobs", "jobs",
            "/administration/silences", "silences",
            "/administration/audit", "audit",
            "/administration/about", "about",
            "/forms/inquiry/rejected", "rejected");

    private final List<String> errors = new ArrayList<>();

    @Test
    void pagesFitPhoneAndDeskAndCanBeUsedByEverybody(@TempDir Path folder) {
        try (WebHub hub = new WebHub(folder);
                Chromium chromium = new Chromium()) {
            fill(hub);
            try (BrowserContext phone = signedIn(chromium, hub, 390);
                    BrowserContext desk = signedIn(chromium, hub, 1200)) {
                PAGES.forEach((path, name) -> {
                    look(phone, hub, path, name + "-390", ColorScheme.LIGHT, true);
                    look(desk, hub, path, name + "-1200", ColorScheme.LIGHT, false);
                });
                look(phone, hub, "/sources", "sources-dark-390", ColorScheme.DARK, true);
                look(phone, hub, "/administration/employees/evil", "employee-dark-390", ColorScheme.DARK, true);
                look(phone, hub, "/nowhere", "nowhere-390", ColorScheme.LIGHT, true);
                failuresAreTriedAgainInPlace(phone, hub);
                silencesWorkByKeyboard(desk, hub);
            }
            assertThat(errors).isEmpty();
        }
    }

    private BrowserContext signedIn(Chromium chromium, WebHub hub, int width) {
        BrowserContext context = chromium.screen(width);
        context.addCookies(
                List.of(new Cookie("hub_session", hub.signedIn("root").cookie("hub_session"))
                        .setUrl("http://127.0.0.1:" + hub.port())));
        return context;
    }

    private void look(
            BrowserContext context, WebHub hub, String path, String name, ColorScheme scheme, boolean checked) {
        try (Page page = opened(context, hub, path, scheme)) {
            Chromium.look(page, name);
            if (checked) {
                Axe.check(page, name);
            }
        }
    }

    private Page opened(BrowserContext context, WebHub hub, String path, ColorScheme scheme) {
        Page page = context.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.onPageError(errors::add);
        page.onDialog(dialog -> {
            errors.add("a customer's script ran: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !path.equals("/nowhere")) {
                errors.add(path + ": " + message.text());
            }
        });
        page.navigate("http://127.0.0.1:" + hub.port() + path);
        return page;
    }

    private void failuresAreTriedAgainInPlace(BrowserContext context, WebHub hub) {
        try (Page page = opened(context, hub, "/sources", ColorScheme.LIGHT)) {
            page.click("form[action='/sources/analysis/retry'] button.main");
            page.waitForSelector("#troubles [role=status]");
            assertThat(page.textContent("#troubles [role=status]")).contains("已放回队列9条");
            page.click("form[action='/sources/push/retry'] button[formaction]");
            page.waitForSelector("#troubles [role=status]:has-text('已不再处理')");
            assertThat(page.url()).endsWith("/sources");
            assertThat(hub.data.db().value("SELECT status FROM notifications")).isEqualTo("dismissed");
        }
    }

    private void silencesWorkByKeyboard(BrowserContext context, WebHub hub) {
        try (Page page = opened(context, hub, "/administration/silences", ColorScheme.LIGHT)) {
            page.focus("#customer");
            page.keyboard().type("格力");
            page.keyboard().press("Enter");
            page.waitForSelector("[role=status]");
            assertThat(page.textContent("ul.entries")).contains("格力", "全部风险");
        }
    }

    private static void fill(WebHub hub) {
        Troubled troubled = new Troubled(hub.data);
        hub.data.employees().save(PageRights.employee("root", Role.ADMIN));
        hub.data
                .employees()
                .save(new Employee(
                        "evil",
                        Troubled.ATTACK,
                        Role.MANAGER,
                        Optional.of("+8613800138000"),
                        Optional.of("a.very.long.name.for.a.mailbox.of.somebody@topcentral.cn"),
                        Optional.of("华东大区工程塑料再生料销售一部"),
                        Optional.of("root"),
                        true));
        Customer customer = troubled.sources();
        troubled.failedAnalyses(9);
        troubled.attachments();
        troubled.push("alert:1");
        troubled.parked(7);
        troubled.form();
        troubled.delivery("1", "{}", "unreadable: " + Troubled.ATTACK);
        hub.data.customer("珠海格力电器股份有限公司", Optional.of("格力"), "gree.example");
        Browser root = hub.signedIn("root");
        String silences = "/administration/silences";
        root.postFrom(silences, silences, Map.of("customer", customer.id().value(), "days", "7"));
        AuditLog audit = new AuditLog(hub.data.db().database());
        for (int i = 0; i < 60; i++) {
            audit.record(new AuditEntry(
                    NOON.minusSeconds(i * 5000L),
                    "wangwei",
                    i % 3 == 0 ? "customer.merge" : "customer.view",
                    "customer C00" + i,
                    Map.of("note", Troubled.ATTACK)));
        }
    }
}

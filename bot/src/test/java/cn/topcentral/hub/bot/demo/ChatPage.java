package cn.topcentral.hub.bot.demo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The sandbox's chat page in the hands of one person, in one conversation. */
record ChatPage(Page page, String userid) {
    /** An analysis or a push may come before the answer. */
    static final Locator.WaitForOptions PATIENTLY = new Locator.WaitForOptions().setTimeout(60_000);

    /**
     * Opens a conversation as somebody.
     *
     * @param kind {@code app}, {@code robot} or {@code group}
     */
    static ChatPage open(BrowserContext context, String hub, String userid, String kind) {
        Page page = context.newPage();
        page.navigate(hub);
        page.locator("#members [data-user=" + userid + "]").click();
        page.locator("#conversations [data-kind=" + kind + "]").first().click();
        page.locator("#text").waitFor(PATIENTLY);
        return new ChatPage(page, userid);
    }

    /** Writes, and waits until it stands there: people do not type over each other. */
    void say(String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Enter");
        page.locator(".message[data-from=" + userid + "]", new Page.LocatorOptions().setHasText(text))
                .last()
                .waitFor(PATIENTLY);
    }

    void photo(Path file) {
        page.locator("#attach-photo").setInputFiles(file);
        page.locator(".message[data-from=" + userid + "][data-type=image]")
                .last()
                .waitFor(PATIENTLY);
    }

    void place() {
        page.locator("#attach").click();
        page.locator("[data-attach=location]").click();
        page.locator("[data-place=\"0\"]").click();
        page.locator("#location-send").click();
        page.locator(".message[data-from=" + userid + "][data-type=location]")
                .last()
                .waitFor(PATIENTLY);
    }

    /** The newest card that holds some words, once it is there. */
    Locator card(String words) {
        Locator card = page.locator("article.card", new Page.LocatorOptions().setHasText(words))
                .last();
        card.waitFor(PATIENTLY);
        return card;
    }

    /** The newest thing the bot said that holds some words. */
    Locator bubble(String words) {
        Locator bubble = page.locator(
                        ".message:not([data-from=" + userid + "])", new Page.LocatorOptions().setHasText(words))
                .last();
        bubble.waitFor(PATIENTLY);
        return bubble;
    }
}

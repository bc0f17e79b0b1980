package cn.topcentral.hub.bot.demo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;

/**
 * A member who chats with the app in the sandbox's page, as docs/sandbox.md lists its handles.
 *
 * @param page already open in a conversation
 */
record ChatPage(Page page) {
    /** An answer takes a model and a push; beside other work on the machine that may be slow. */
    private static final int ANSWER_WITHIN_MILLIS = 30_000;

    /** @param userid of a member */
    static ChatPage open(BrowserContext browser, String url, String userid) {
        browser.addCookies(List.of(new Cookie("sandbox_user", userid).setUrl(url)));
        Page page = browser.newPage();
        page.navigate(url);
        page.locator("#conversations [data-kind=app]").first().click();
        page.locator("#text").waitFor();
        return new ChatPage(page);
    }

    void say(String words) {
        page.locator("#text").fill(words);
        page.locator("#text").press("Enter");
    }

    void photo(String name, byte[] png) {
        page.locator("#attach-photo").setInputFiles(new FilePayload(name, "image/png", png));
    }

    /** The newest card with these words, as soon as it is there. */
    Locator card(String words) {
        return awaited("article.card", words);
    }

    /** The newest message with these words, as soon as it is there. */
    Locator message(String words) {
        return awaited("#messages .message", words);
    }

    private Locator awaited(String selector, String words) {
        Locator answer = page.locator(selector, new Page.LocatorOptions().setHasText(words))
                .last();
        try {
            answer.waitFor(new Locator.WaitForOptions().setTimeout(ANSWER_WITHIN_MILLIS));
            return answer;
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "No " + words + "; the last of what stands there: "
                            + page.locator("#messages .message").last().textContent(),
                    e);
        }
    }
}

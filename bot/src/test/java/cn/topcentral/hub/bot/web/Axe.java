package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what keeps people with a keyboard, a screen reader or weak eyes from using a page. */
public final class Axe {
    private static final String SCRIPT = script();

    /** What axe calls serious or worse, as "rule: element" each; best-practice hints are left out. */
    private static final String FINDINGS =
            "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}))"
                    + ".violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    + ".flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160) + ' ' + n.failureSummary.slice(0, 200)))";

    private Axe() {}

    /** Checks an open page as it stands. */
    public static void check(Page page, String name) {
        page.evaluate(SCRIPT); // through the debugger, which the content policy does not bind
        assertThat((List<?>) page.evaluate(FINDINGS)).as("axe on %s", name).isEmpty();
    }

    private static String script() {
        try (InputStream stream = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (stream == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

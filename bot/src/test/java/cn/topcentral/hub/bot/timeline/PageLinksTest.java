package cn.topcentral.hub.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageLinksTest {
    private static final CustomerId CUSTOMER = new CustomerId("C 001/甲");
    private static final RecordId RECORD = new RecordId("EMAIL-1");

    private final PageLinks links = new PageLinks(URI.create("https://hub.example.com/"));

    @Test
    void cardsGetWholeAddresses() {
        assertThat(links.timeline(CUSTOMER)).hasToString("https://hub.example.com/c/C%20001%2F%E7%94%B2");
        assertThat(links.search("a&b c", Optional.of(CUSTOMER)))
                .hasToString("https://hub.example.com/search?q=a%26b%20c&customer=C%20001%2F%E7%94%B2");
    }

    @Test
    void aRecordIsNamedTwiceBecauseALogInLosesTheFragment() {
        assertThat(links.record(new CustomerId("C001"), RECORD))
                .hasToString("https://hub.example.com/c/C001?record=EMAIL-1#EMAIL-1");
    }

    @Test
    void pagesLinkToEachOtherWhereverTheHubIsReached() {
        Cursor place = new Cursor(HubData.NOON, RECORD);
        assertThat(PageLinks.INTERNAL.timeline(new CustomerId("C001"))).hasToString("/c/C001");
        assertThat(PageLinks.INTERNAL.earlierHits("账", Optional.empty(), place))
                .hasToString("/search?q=%E8%B4%A6&before=2024-06-15T04%3A00%3A00Z_EMAIL-1");
    }
}

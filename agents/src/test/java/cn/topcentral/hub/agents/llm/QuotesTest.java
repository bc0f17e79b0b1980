package cn.topcentral.hub.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QuotesTest {
    @Test
    void aQuoteIsGivenBackAsItStandsInTheRecord() {
        String content = "价格  太高了，\n别家 便宜<<<5%>>>。";

        assertThat(Quotes.find(content, "太高了，")).contains("太高了，");
        assertThat(Quotes.find(content, " 价格 太高了，别家便宜 ")).contains("价格  太高了，\n别家 便宜");
        assertThat(Quotes.find(content, "＜＜＜5%")).contains("<<<5%");
        assertThat(Quotes.find(content, "价格太低了")).isEmpty();
        assertThat(Quotes.find(content, " \n")).isEmpty();
    }

    @Property(tries = 200)
    void whatIsFoundIsAlwaysLiteral(
            @ForAll @StringLength(max = 40) String content, @ForAll @StringLength(max = 5) String quote) {
        Quotes.find(content, quote).ifPresent(found -> assertThat(content).contains(found));
    }
}

package cn.topcentral.hub.templates.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.page.SearchPageModel.Hit;
import cn.topcentral.hub.templates.page.SearchPageModel.NamedCustomer;
import cn.topcentral.hub.templates.page.search.SearchForm;
import cn.topcentral.hub.templates.page.search.SearchFound;
import cn.topcentral.hub.templates.timeline.Story;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPageTest {
    private static final NamedCustomer AUX = new NamedCustomer("C001", "奥克斯", URI.create("/c/C001"));

    private final Pages pages = new Pages();

    private static Hit hit(String who, String text, Optional<NamedCustomer> customer) {
        return new Hit(
                Story.at("06-16T16:30"),
                CommunicationType.MOBILE,
                "移动电话",
                customer,
                who,
                text,
                customer.map(named -> URI.create(named.page() + "?record=CALL1#CALL1")),
                false);
    }

    private static SearchPageModel all(String query, List<Hit> hits) {
        return new SearchPageModel(
                query,
                false,
                Optional.empty(),
                hits,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SearchFound.NOTHING,
                SearchForm.OPEN,
                Story.NOW);
    }

    private Document page(SearchPageModel model) {
        return Jsoup.parse(pages.page(Shells.REP, model));
    }

    @Test
    void aHitShowsWhenWhoWhereAndTheWordsMarked() {
        Document page = page(all(
                "账期 PCR-ABS",
                List.of(
                        hit("张经理", "讨论 pcr-abs 的账期和付款方式", Optional.of(AUX)),
                        hit("", "PCR-ABS 账期？", Optional.empty()))));
        assertThat(page.select(".day h2").text()).isEqualTo("昨天 6月16日");
        assertThat(page.select(".hit:first-child").text())
                .isEqualTo("📱 16:30 奥克斯 移动电话 张经理 讨论 pcr-abs 的账期和付款方式 在时间轴上看");
        assertThat(page.select(".hit:first-child mark").eachText()).containsExactly("pcr-abs", "账期");
        assertThat(page.select(".hit a").eachAttr("href")).containsExactly("/c/C001", "/c/C001?record=CALL1#CALL1");
        assertThat(page.select(".hit:last-child").text()).contains("待认领");
        assertThat(page.select("input[name=q]").val()).isEqualTo("账期 PCR-ABS");
        assertThat(page.select("main").text()).endsWith("没有更早的结果了");
    }

    @Test
    void withinOneCustomerTheNameStandsOnceAndTheFormKeepsIt() {
        Document page = page(new SearchPageModel(
                "账期",
                true,
                Optional.of(AUX),
                List.of(hit("张经理", "账期", Optional.of(AUX))),
                Optional.of(URI.create("/search?q=a")),
                Optional.of(URI.create("/search?q=a&before=x")),
                Optional.of(URI.create("/search?q=b")),
                SearchFound.NOTHING,
                SearchForm.OPEN,
                Story.NOW));
        assertThat(page.select("a[href=/c/C001]")).hasSize(1);
        assertThat(page.select("form input[type=hidden][name=customer]").val()).isEqualTo("C001");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/search?q=a&before=x");
        assertThat(page.text()).contains("只用了前面的部分", "在全部客户里找", "回到最新的结果");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 还没有写要找的词, 多个词用空格隔开",
        "？！, 只有标点或符号, 请写汉字、字母或数字",
        "账, 没有哪一条提到这个词, 单个字只找以它开头的词",
        "账期, 全部沟通记录里没有哪一条提到这个词, 换更短的说法",
        "账期 运费, 没有哪一条同时提到这几个词, 少写几个词"
    })
    void anEmptyPageSaysWhyAndWhatToDo(String query, String why, String whatToDo) {
        assertThat(page(all(query, List.of())).select(".notice").text()).contains(why, whatToDo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onfocus='alert(1)",
                "</mark></title><svg/onload=alert(1)>"
            })
    void whatWasTypedAndFoundStaysText(String attack) {
        NamedCustomer named = new NamedCustomer(attack, attack, URI.create("/c/C001"));
        Hit hit = new Hit(
                Story.NOW,
                CommunicationType.EMAIL,
                attack,
                Optional.of(named),
                attack,
                attack,
                Optional.of(URI.create("/c/C001")),
                true);
        String html = pages.page(Shells.REP, all(attack, List.of(hit)))
                + pages.page(
                        Shells.REP,
                        new SearchPageModel(
                                attack,
                                true,
                                Optional.of(named),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                SearchFound.NOTHING,
                                SearchForm.OPEN,
                                Story.NOW));
        Document page = Jsoup.parse(html);
        assertThat(page.wholeText()).contains(attack);
        assertThat(page.select("script:not([src^=/assets/]), img, svg, [onfocus], [onload], [onerror]"))
                .isEmpty();
        assertThat(page.select("input[name=q]").eachAttr("value")).containsOnly(attack);
    }

    @Test
    void aLinkThatIsNoWebAddressIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamedCustomer("C001", "奥克斯", URI.create("javascript:alert(1)")));
    }
}

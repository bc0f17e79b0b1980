package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository.Contact;
import cn.topcentral.hub.storage.customer.Customer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineFilterTest {
    private static final int COMBINATIONS = 25;
    private static final Instant TEN_DAYS_AGO = NOON.minus(Duration.ofDays(10));

    private WebHub hub;
    private Browser browser;
    private Customer customer;
    private List<TimelineRecord> records;
    private int zhao;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        browser = hub.signedIn();
        customer = mixed();
        records = new TimelineRepository(hub.data.db().database())
                .page(TimelineQuery.newest(List.of(customer.id()), 1000));
        zhao = hub.data.points().contacts(List.of(customer.id())).stream()
                .filter(contact -> contact.name().equals("赵经理"))
                .map(Contact::id)
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    /** Mails, calls and chats in turn, with labels of every kind that do not go in step. */
    private Customer mixed() {
        Customer mixed = hub.data.customer("多种客户", "mixed.example");
        hub.data.contact(mixed, ContactPointKind.PHONE, "+8613900139001", "赵经理");
        hub.data.contact(mixed, ContactPointKind.WECOM_EXTERNAL, "wm_mixed", "钱工");
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant time = NOON.minus(Duration.ofHours(7L * i));
            String text = i % 3 == 0 ? "样品什么时候到" : "账期可以谈吗";
            drafts.add(
                    i % 2 == 0
                            ? hub.data.mail(time, "a@mixed.example", "邮件" + i, text)
                            : hub.data.call(time, "+8613900139001", text));
        }
        drafts.addAll(hub.data.conversation(NOON.minus(Duration.ofDays(3)), 9, "wm_mixed", "钱工"));
        drafts.addAll(hub.data.conversation(NOON.minus(Duration.ofDays(12)), 7, "wm_mixed", "钱工"));
        hub.data.take(drafts);
        hub.data
                .db()
                .execute(
                        """
                        UPDATE customer_communications SET
                            intent_category = (ARRAY['inquiry', 'payment', 'complaint', NULL])[1 + id % 4],
                            sentiment = (ARRAY['positive', 'neutral', 'negative'])[1 + id % 3],
                            urgency_level = (ARRAY['high', 'low', NULL, 'medium', 'low'])[1 + id % 5]
                        """);
        return mixed;
    }

    /** A value of a parameter, and which records it wants. */
    private record Filter(String parameter, Predicate<TimelineRecord> wants) {}

    private List<List<Filter>> filters() {
        return List.of(
                List.of(
                        filter("type=email", record -> code(record).equals("email")),
                        filter("type=phone,wechat", record -> Set.of("phone", "wechat")
                                .contains(code(record))),
                        filter("type=phone&type=email", record -> Set.of("phone", "email")
                                .contains(code(record)))),
                List.of(
                        filter("days=1", record -> !record.time().isBefore(Instant.parse("2024-06-14T16:00:00Z"))),
                        filter("days=7", record -> !record.time().isBefore(Instant.parse("2024-06-08T16:00:00Z"))),
                        filter(
                                "days=custom&from=2024-06-10&to=2024-06-12",
                                record -> !record.time().isBefore(Instant.parse("2024-06-09T16:00:00Z"))
                                        && record.time().isBefore(Instant.parse("2024-06-12T16:00:00Z"))),
                        filter("to=" + TEN_DAYS_AGO, record -> record.time().isBefore(TEN_DAYS_AGO))),
                List.of(
                        filter("channel=" + encoded("400电话"), record -> record.channel()
                                .equals("400电话")),
                        filter("channel=Email", record -> record.channel().equals("Email"))),
                List.of(
                        filter("intent=inquiry", record -> record.intent().equals(Optional.of("inquiry"))),
                        filter("intent=payment,complaint", record -> record.intent()
                                .filter(Set.of("payment", "complaint")::contains)
                                .isPresent())),
                List.of(filter(
                        "sentiment=negative", record -> record.sentiment().equals(Optional.of("negative")))),
                List.of(filter("urgency=high", record -> record.urgency().equals(Optional.of("high")))),
                List.of(
                        filter("person=contact:" + zhao, record -> code(record).equals("phone")),
                        filter("person=ours:wangwei", record -> !code(record).equals("email")),
                        filter("person=contact:99999", record -> false)),
                List.of(
                        filter("text=" + encoded("样品"), record -> record.content()
                                .contains("样品")),
                        filter("text=" + encoded("，"), record -> false)));
    }

    private static Filter filter(String parameter, Predicate<TimelineRecord> wants) {
        return new Filter(parameter, wants);
    }

    private static String code(TimelineRecord record) {
        return record.type().code();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void everyFilterShowsJustWhatItWants() {
        assertThat(records).hasSize(76);
        for (List<Filter> kind : filters()) {
            for (Filter one : kind) {
                shows(List.of(one), false);
            }
        }
    }

    @Test
    void allCombinationsOfFiltersShowWhatAPlainFilterOfTheSameRecordsDoes() {
        Random random = new Random(31);
        for (int i = 0; i < COMBINATIONS; i++) {
            List<Filter> chosen = new ArrayList<>();
            for (List<Filter> kind : filters()) {
                if (random.nextInt(3) == 0) {
                    chosen.add(kind.get(random.nextInt(kind.size())));
                }
            }
            shows(chosen, random.nextBoolean());
        }
    }

    private void shows(List<Filter> filters, boolean oldestFirst) {
        String question = filters.stream().map(Filter::parameter).collect(Collectors.joining("&"));
        List<TimelineRecord> wanted = records.stream()
                .filter(record ->
                        filters.stream().allMatch(filter -> filter.wants().test(record)))
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> ids = new ArrayList<>(
                wanted.stream().map(record -> record.id().value()).toList());
        List<String> listed = new ArrayList<>();
        for (Element link :
                all("/list", question + (oldestFirst ? "&sort=oldest" : ""), "tr:not(.more) td:first-child a")) {
            listed.add(link.attr("href").replaceAll(".*/", ""));
        }
        if (oldestFirst) {
            Collections.reverse(ids);
        }
        assertThat(listed).as("list of " + question).isEqualTo(ids);

        Map<String, Long> perChat = wanted.stream()
                .filter(record -> code(record).equals("wechat"))
                .collect(Collectors.groupingBy(record -> record.threadId().orElseThrow(), Collectors.counting()));
        List<String> single = wanted.stream()
                .filter(record -> !code(record).equals("wechat")
                        || perChat.getOrDefault(record.threadId().orElseThrow(), 0L) == 1)
                .map(record -> record.id().value())
                .toList();
        List<Element> entries = all("", question, "li.entry");
        assertThat(entries.stream().map(Element::id).filter(id -> !id.isEmpty()).toList())
                .as("timeline of " + question)
                .isEqualTo(single);
        assertThat(entries.stream()
                        .filter(entry -> !entry.select("details.chat").isEmpty())
                        .map(entry -> Long.valueOf(entry.select(".note").text().replaceAll("条.*", "")))
                        .toList())
                .as("chats of " + question)
                .containsExactlyInAnyOrderElementsOf(
                        perChat.values().stream().filter(count -> count > 1).toList());
    }

    /** What a selector finds on a page and all that follow it. */
    private List<Element> all(String view, String question, String selector) {
        List<Element> found = new ArrayList<>();
        String path = "/c/" + customer.id() + view;
        Optional<String> next = Optional.of("?" + question);
        while (next.isPresent()) {
            Document page = Jsoup.parse(browser.get(path + next.get()).body());
            found.addAll(page.select(selector));
            next = Optional.of(page.select("[rel=next]").attr("href")).filter(link -> !link.isEmpty());
        }
        return found;
    }

    @Test
    void theFormKeepsTheFilterAndEachChipLeadsToThePageWithoutIt() {
        Document page =
                Jsoup.parse(browser.get("/c/" + customer.id() + "?days=7&type=email,phone&intent=inquiry&channel="
                                + "&text=" + encoded("样品") + "&person=contact:" + zhao)
                        .body());
        assertThat(page.select("form.filter option[selected]").eachText())
                .containsExactly("📞 400电话、📧 Email", "近7天", "全部", "询价", "全部", "全部", "赵经理");
        assertThat(page.select("details.rare").hasAttr("open")).isTrue();
        assertThat(page.select("#by-text").val()).isEqualTo("样品");
        assertThat(page.select("#by-person option").eachText()).contains("赵经理", "钱工", "王伟（我方）");
        assertThat(page.select("#by-channel option").eachText()).containsExactly("全部", "400电话", "Email", "企业微信");
        assertThat(page.select(".applied a").eachText())
                .containsExactly(
                        "近7天 ✕，去掉这一项",
                        "📞 400电话 ✕，去掉这一项",
                        "📧 Email ✕，去掉这一项",
                        "意图: 询价 ✕，去掉这一项",
                        "人员: 赵经理 ✕，去掉这一项",
                        "文字: 样品 ✕，去掉这一项",
                        "全部去掉");
        assertThat(page.select(".applied a").get(1).attr("href"))
                .isEqualTo("/c/" + customer.id() + "?days=7&type=email&intent=inquiry&person=contact%3A" + zhao
                        + "&text=" + encoded("样品"));
        assertThat(page.select(".tabs a").get(1).attr("href")).startsWith("/c/" + customer.id() + "/list?days=7&type=");
    }

    @Test
    void whatFollowsComesAsAPartAndGoesOnWithTheDay() {
        Document page = Jsoup.parse(browser.get("/c/" + customer.id()).body());
        String part = page.select(".more a").attr("hx-get");
        assertThat(part).matches("\\?before=[^&]+&part=2024-06-\\d\\d");
        String lastDay = part.replaceAll(".*part=", "");
        String following = browser.get("/c/" + customer.id() + part).body();
        assertThat(following).doesNotContain("<html", "day-" + lastDay + "\"").contains("<ol class=\"entries\">");
        assertThat(browser.get("/c/" + customer.id() + part.replaceAll("&part.*", ""))
                        .body())
                .contains("<html", "回到最新的记录");
    }

    @Test
    void aRareLabelIsSoughtWithinABoundAndThePageSaysHowFar() {
        Customer busy = hub.data.customer("忙碌客户", "busy.example");
        hub.data
                .db()
                .execute(
                        """
                        INSERT INTO customer_communications (tenant_id, record_id, customer_id, communication_type, channel,
                            communication_time, content, urgency_level)
                        SELECT 'T001', 'EMAIL-busy-' || i, 'BUSY', 'email', 'Email', timestamptz '2024-06-15 00:00Z' - i * interval '1 hour',
                               '内容', CASE WHEN i = 5500 THEN 'high' ELSE 'low' END
                        FROM generate_series(1, 5800) AS i
                        """
                                .replace("BUSY", busy.id().value()));
        for (String view : List.of("", "/list")) {
            Document page = Jsoup.parse(
                    browser.get("/c/" + busy.id() + view + "?urgency=high").body());
            assertThat(page.select("li.entry, td.gist")).isEmpty();
            assertThat(page.text()).contains("往前找到2024-02-11为止", "继续找更早的", "共1000多条");
            assertThat(page.select("[rel=next]").attr("hx-trigger"))
                    .as("a person decides to go on")
                    .isEmpty();
            String next = page.select("[rel=next]").attr("href");
            assertThat(browser.get("/c/" + busy.id() + view + next).body())
                    .contains("EMAIL-busy-5500")
                    .doesNotContain("继续找更早的");
        }
        Document upwards = Jsoup.parse(browser.get("/c/" + busy.id() + "/list?urgency=high&sort=oldest")
                .body());
        assertThat(upwards.select("tr:not(.more) td:first-child a").eachAttr("href"))
                .containsExactly("/c/" + busy.id() + "/records/EMAIL-busy-5500");
        assertThat(upwards.text()).contains("往后找到", "继续找更晚的");
    }

    @Test
    void theFirstPageOfARichCustomerIsLight() {
        Customer rich = hub.data.customer("富客户", "rich.example");
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            drafts.add(hub.data.mail(NOON.minus(Duration.ofHours(i)), "a.b.c.d@rich.example", "Re: 报价", "正文"));
        }
        for (int i = 0; i < 40; i++) {
            String person = "wm_rich_" + i;
            hub.data.contact(rich, ContactPointKind.WECOM_EXTERNAL, person, "联系人" + i);
            drafts.addAll(hub.data.conversation(NOON.minus(Duration.ofMinutes(50 + 70L * i)), 4, person, "x"));
        }
        hub.data.take(drafts);
        hub.data
                .db()
                .execute(
                        """
                        UPDATE customer_communications SET summary = repeat('客户要求本周内确认', 13), intent_category = 'after_sales',
                            sentiment = 'negative', urgency_level = 'high', attachment_count = 12, recording_url = 'https://r/1'
                        WHERE customer_id = '%s'
                        """
                                .formatted(rich.id()));
        for (String view : List.of("", "/list")) {
            String page = browser.get("/c/" + rich.id() + view).body();
            assertThat(page.getBytes(StandardCharsets.UTF_8).length)
                    .as("bytes of " + view)
                    .isLessThan(50_000);
            assertThat(Jsoup.parse(page).select("li.entry, td.gist")).hasSizeGreaterThanOrEqualTo(30);
        }
    }
}

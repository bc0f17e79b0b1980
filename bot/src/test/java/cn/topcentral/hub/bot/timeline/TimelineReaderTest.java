package cn.topcentral.hub.bot.timeline;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.templates.page.customer.ChatModel;
import cn.topcentral.hub.templates.page.customer.EntryRow;
import cn.topcentral.hub.templates.page.customer.TimelineDays;
import cn.topcentral.hub.templates.timeline.CustomerTimeline;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatBurst;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Labels;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Single;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineReaderTest {
    private static final String LI = "wm_li";

    @TempDir
    private Path files;

    private HubData hub;
    private Customer aux;
    private TimelineReader reader;
    private TimelinePages pages;

    @BeforeEach
    void open() {
        hub = new HubData(files);
        aux = hub.customer("宁波奥克斯空调有限公司", "auxgroup.com");
        hub.contact(aux, ContactPointKind.WECOM_EXTERNAL, LI, "李工");
        reader = hub.reader(URI.create("https://hub.example.com/"));
        pages = hub.pages();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    private CommunicationDraft mailAt(Instant time, String subject) {
        return hub.mail(time, "zhang@auxgroup.com", subject, "请报价。");
    }

    private CustomerTimeline card() {
        return reader.card(aux, TimelineFilter.ALL);
    }

    private List<TimelineEntry> allPages(TimelineFilter filter) {
        List<TimelineEntry> entries = new ArrayList<>();
        Optional<Cursor> before = Optional.empty();
        do {
            TimelineDays page = pages.days(pages.scope(aux, filter), before, Optional.empty());
            assertThat(page.entries()).isNotEmpty();
            entries.addAll(page.entries());
            before = page.further().map(further -> cursorOf(further.link()));
        } while (before.isPresent());
        return entries;
    }

    private static Cursor cursorOf(URI earlier) {
        String query = earlier.getRawQuery();
        String token = query.substring(query.indexOf("before=") + "before=".length());
        return CursorToken.parse(URLDecoder.decode(token, StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void aChatOfFourHundredMessagesIsOneEntryBeforeOlderOnes() {
        hub.take(hub.conversation(ago(500), 400, LI, "li"));
        hub.take(mailAt(ago(600), "询价"));
        CustomerTimeline card = card();
        assertThat(card.entries()).hasSize(2);
        assertThat(card.entries().get(0)).isInstanceOfSatisfying(ChatBurst.class, burst -> {
            assertThat(burst.count()).isEqualTo(400);
            assertThat(burst.first()).isEqualTo(ago(500));
            assertThat(burst.last()).isEqualTo(ago(101));
            assertThat(burst.messages()).isEmpty();
        });
        assertThat(card.total()).isEqualTo(401);
        assertThat(card.moreCount()).isZero();
    }

    @Test
    void anOpenedChatShowsItsNewestFiftyMessagesWithTheirSpeakersAndLeadsToTheOthers() {
        hub.take(hub.conversation(ago(100), 60, LI, "li"));
        TimelineScope scope = pages.scope(aux, TimelineFilter.ALL);
        assertThat(pages.days(scope, Optional.empty(), Optional.empty()).entries())
                .singleElement()
                .isInstanceOfSatisfying(ChatBurst.class, burst -> {
                    assertThat(burst.messages()).isEmpty();
                    String thread = burst.threadId().orElseThrow();
                    ChatModel chat = pages.chat(scope, thread, Optional.empty());
                    assertThat(chat.messages()).hasSize(50);
                    assertThat(chat.messages().get(0).text()).isEqualTo("第11句");
                    assertThat(chat.messages().get(0).who()).isEqualTo("李工");
                    assertThat(chat.messages().get(49).text()).isEqualTo("第60句");
                    assertThat(chat.messages().get(49).who()).isEqualTo("王伟");
                    ChatModel earlier = pages.chat(scope, thread, chat.earlier().map(TimelineReaderTest::cursorOf));
                    assertThat(earlier.messages())
                            .extracting(EntryRow.Message::text)
                            .hasSize(10)
                            .startsWith("第1句")
                            .endsWith("第10句");
                    assertThat(earlier.earlier()).isEmpty();
                });
    }

    @Test
    void aChatOfOneMessageIsAnOrdinaryEntry() {
        hub.take(hub.chat(ago(5), LI, "li", "\n 首批先订20吨，\t月底能到吗？\n谢谢"));
        assertThat(card().entries()).singleElement().isInstanceOfSatisfying(Single.class, single -> {
            assertThat(single.gist()).isEqualTo("首批先订20吨， 月底能到吗？");
            assertThat(single.who()).isEqualTo("李工");
        });
    }

    @Test
    void whatWeWroteIsNotPutInTheCustomersMouth() {
        hub.take(hub.reply(ago(5), LI, "li", "明天发货"));
        assertThat(card().entries()).singleElement().satisfies(entry -> assertThat(entry.who())
                .isEqualTo("致李工"));
        hub.take(hub.chat(ago(6), LI, "li", "什么时候发货？"));
        assertThat(card().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("李工");
            assertThat(entry.gist()).isEqualTo("王伟：明天发货");
        });
    }

    @Test
    void anEntryBetweenTwoMessagesOfAChatStandsBelowIt() {
        hub.take(hub.conversation(ago(60), 60, LI, "li"));
        hub.take(mailAt(ago(30), "询价"));
        assertThat(card().entries()).hasExactlyElementsOfTypes(ChatBurst.class, Single.class);
    }

    @Test
    void pagingShowsEveryEntryOnceAlsoWhereAChatReachesOverThePages() {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 119; i++) {
            drafts.add(mailAt(ago(i), "mail " + i));
        }
        drafts.addAll(hub.conversation(ago(118), 100, LI, "li"));
        hub.take(drafts);
        List<TimelineEntry> entries = allPages(TimelineFilter.ALL);
        assertThat(entries).hasSize(120);
        assertThat(entries).filteredOn(ChatBurst.class::isInstance).hasSize(1);
        assertThat(entries)
                .filteredOn(Single.class::isInstance)
                .extracting(TimelineEntry::gist)
                .doesNotHaveDuplicates();
        assertThat(entries).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    void messagesOfOneInstantAreShownOnceAcrossPages() {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            drafts.add(mailAt(ago(1), "mail " + i));
        }
        for (int i = 0; i < 7; i++) {
            drafts.add(hub.chat(ago(2), LI, "li", "同一秒 " + i));
        }
        drafts.add(mailAt(ago(2), "same second"));
        hub.take(drafts);
        assertThat(allPages(TimelineFilter.ALL))
                .hasSize(31)
                .filteredOn(ChatBurst.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aPeriodCutsAChatAtItsEdges() {
        hub.take(hub.conversation(ago(60), 60, LI, "li"));
        TimelineFilter filter =
                new TimelineFilter(Optional.of(ago(50)), Optional.of(ago(20)), "上午", Set.of(CommunicationType.WECHAT));
        CustomerTimeline card = reader.card(aux, filter);
        assertThat(card.entries()).singleElement().isInstanceOfSatisfying(ChatBurst.class, burst -> {
            assertThat(burst.count()).isEqualTo(30);
            assertThat(burst.last()).isEqualTo(ago(21));
        });
        assertThat(card.total()).isEqualTo(30);
        assertThat(card.period()).isEqualTo("上午 企业微信");
        assertThat(card.lastContact()).contains(ago(1));
        assertThat(card.page().toString())
                .startsWith("https://hub.example.com/c/" + aux.id() + "?from=2024-06-15T03%3A10%3A00Z&to=")
                .endsWith("&type=wechat");
    }

    @Test
    void theCardNamesSixEntriesAndCountsTheRest() {
        for (int i = 0; i < 9; i++) {
            hub.take(mailAt(ago(i), "mail " + i));
        }
        CustomerTimeline card = card();
        assertThat(card.entries())
                .extracting(TimelineEntry::gist)
                .startsWith("mail 0 · 请报价。")
                .hasSize(6);
        assertThat(card.moreCount()).isEqualTo(3);
        assertThat(card.total()).isEqualTo(9);
        assertThat(card.owner()).contains("王伟");
        assertThat(card.healthScore()).isEmpty();
    }

    @Test
    void aChannelFilterLeavesOutTheOthersAndTheirCount() {
        hub.contact(aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        hub.take(mailAt(ago(1), "询价"), hub.call(ago(2), "+8613800138000", "问交期"));
        CustomerTimeline card = reader.card(
                aux, new TimelineFilter(Optional.empty(), Optional.empty(), "", Set.of(CommunicationType.PHONE)));
        assertThat(card.total()).isEqualTo(1);
        assertThat(card.entries()).singleElement().isInstanceOfSatisfying(Single.class, call -> {
            assertThat(call.who()).isEqualTo("张经理");
            assertThat(call.duration()).contains(Duration.ofMinutes(15));
        });
    }

    @Test
    void aSalutationIsNotTheGist() {
        hub.take(hub.mail(ago(1), "zhang@auxgroup.com", "询价 PCR-ABS", "王经理，您好：\n\n请报50吨的价格。交期要多久？"));
        assertThat(card().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.gist()).isEqualTo("询价 PCR-ABS · 请报50吨的价格。");
            assertThat(entry.who()).isEqualTo("zhang@auxgroup.com");
        });
    }

    @Test
    void analysedRecordsShowTheirSummaryAndChineseLabels() {
        hub.take(mailAt(ago(1), "询价"));
        hub.db()
                .execute("UPDATE customer_communications SET summary = '询价50吨', intent_category = 'payment',"
                        + " sentiment = 'negative', urgency_level = 'high'");
        assertThat(card().entries()).singleElement().isInstanceOfSatisfying(Single.class, single -> {
            assertThat(single.gist()).isEqualTo("询价50吨");
            assertThat(single.labels()).contains(new Labels(Optional.of("付款/账期"), Optional.of("消极"), Optional.of("高")));
        });
    }

    @Test
    void aMergedCustomerIsAnsweredWithTheSurvivorsTimelineOfBoth() {
        Customer old = hub.customer("奥克斯老档案", "aux-old.com");
        hub.take(mailAt(ago(1), "新"), hub.mail(ago(2), "li@aux-old.com", "旧", "旧档案的询价"));
        hub.merge(old, aux);
        CustomerTimeline card = reader.card(old, TimelineFilter.ALL);
        assertThat(card.customerId()).isEqualTo(aux.id().value());
        assertThat(card.entries()).hasSize(2);
    }

    @Test
    void aCustomerWithoutRecordsHasAnEmptyTimeline() {
        CustomerTimeline card = card();
        assertThat(card.entries()).isEmpty();
        assertThat(card.lastContact()).isEmpty();
        assertThat(pages.days(pages.scope(aux, TimelineFilter.ALL), Optional.empty(), Optional.empty())
                        .further())
                .isEmpty();
    }
}

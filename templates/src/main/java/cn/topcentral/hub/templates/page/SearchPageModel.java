package cn.topcentral.hub.templates.page;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.search.SearchTerms;
import cn.topcentral.hub.templates.page.search.SearchForm;
import cn.topcentral.hub.templates.page.search.SearchFound;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.SoughtWords;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of search results, newest first.
 *
 * @param query what was searched for; blank on the page where a search begins
 * @param cut whether more was typed than is searched for
 * @param customer within whose records was searched, if one was named
 * @param newest link to the first page of results; absent on that page
 * @param earlier link to the next older results; absent on the oldest
 * @param everywhere link to the same search with all customers; absent where that is what the page shows
 * @param found what was found beside records
 * @param form how the search is narrowed
 */
public record SearchPageModel(
        String query,
        boolean cut,
        Optional<NamedCustomer> customer,
        List<Hit> hits,
        Optional<URI> newest,
        Optional<URI> earlier,
        Optional<URI> everywhere,
        SearchFound found,
        SearchForm form,
        Instant now)
        implements View {
    @Override
    public String template() {
        return "search/search.jte";
    }

    /** A customer with a link to the timeline. */
    public record NamedCustomer(String id, String name, URI page) {
        public NamedCustomer {
            WebLink.check(page);
            name = CleanText.line(name).isEmpty() ? "未命名客户" : CleanText.line(name);
        }
    }

    /**
     * A record that holds the words.
     *
     * @param customer absent while nobody has claimed the record
     * @param text some words around the place where it was found
     * @param page its place on the timeline, if it is on one
     */
    public record Hit(
            Instant time,
            CommunicationType type,
            String channel,
            Optional<NamedCustomer> customer,
            String who,
            String text,
            Optional<URI> page,
            boolean demo) {
        public Hit {
            page.ifPresent(WebLink::check);
        }
    }

    /** The hits of one calendar day in Asia/Shanghai. */
    public record Day(String heading, List<Row> rows) {}

    /** A hit as the page shows it: texts cleaned, not yet escaped. */
    public record Row(
            String icon,
            String dateTime,
            String time,
            String channel,
            Optional<NamedCustomer> customer,
            List<SoughtWords.Piece> who,
            List<SoughtWords.Piece> text,
            Optional<URI> page) {}

    public SearchPageModel {
        query = CleanText.line(query);
        hits = List.copyOf(hits);
        newest.ifPresent(WebLink::check);
        earlier.ifPresent(WebLink::check);
        everywhere.ifPresent(WebLink::check);
    }

    public String heading() {
        return query.isEmpty() ? "搜索" : "搜索“" + query + "”";
    }

    public boolean demo() {
        return !hits.isEmpty() && hits.stream().allMatch(Hit::demo);
    }

    public List<Day> days() {
        SoughtWords words = SoughtWords.of(query);
        Map<LocalDate, List<Row>> byDay = new LinkedHashMap<>();
        for (Hit hit : hits) {
            byDay.computeIfAbsent(ChineseTime.date(hit.time()), day -> new ArrayList<>())
                    .add(row(hit, words));
        }
        return byDay.entrySet().stream()
                .map(day -> new Day(ChineseTime.dayHeading(day.getKey(), now), List.copyOf(day.getValue())))
                .toList();
    }

    private static Row row(Hit hit, SoughtWords words) {
        return new Row(
                hit.type().icon(),
                hit.time().toString(),
                ChineseTime.clock(hit.time()),
                CleanText.line(hit.channel()),
                hit.customer(),
                words.marked(CleanText.line(hit.who())),
                words.marked(CleanText.line(hit.text())),
                hit.page());
    }

    public SoughtWords sought() {
        return SoughtWords.of(query);
    }

    /** Whether nothing of any kind was found. */
    public boolean nothing() {
        return hits.isEmpty() && found.groups().isEmpty();
    }

    /** Why there is nothing to see. */
    public String emptyReason() {
        if (query.isEmpty()) {
            return "还没有写要找的词。";
        } else if (SearchTerms.of(query).isEmpty()) {
            return "只有标点或符号，没有可以查找的字。";
        } else if (newest.isPresent()) {
            return "没有更早的结果了。";
        } else if (!form.records()) {
            return "这一类里没有提到“" + query + "”的。";
        }
        return customer.map(named -> named.name() + "的沟通记录里").orElse("全部沟通记录里")
                + (query.contains(" ") ? "没有哪一条同时提到这几个词。" : "没有哪一条提到这个词。");
    }

    /** What to do about it. */
    public String emptyRemedy() {
        if (query.isEmpty() || SearchTerms.of(query).isEmpty()) {
            return "请写汉字、字母或数字，例如“账期”“PCR-ABS 报价”；多个词用空格隔开，要同时出现。";
        } else if (newest.isPresent()) {
            return "可以回到最新的结果，或换一个词。";
        } else if (!form.records()) {
            return "可以换一类找，或看“全部”。";
        } else if (form.narrowed()) {
            return "可以放宽渠道或时间再找，或换一个更短的说法。";
        } else if (query.length() == 1 && Character.isIdeographic(query.charAt(0))) {
            return "单个字只找以它开头的词，请写两个字以上，例如“账期”。";
        }
        return "少写几个词，或换更短的说法再试，例如“账期”“报价”。";
    }
}

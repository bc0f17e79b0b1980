package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.templates.page.record.RecordLabels.Fact;
import cn.topcentral.hub.templates.page.record.RecordLabels.Facts;
import cn.topcentral.hub.templates.page.record.RecordLabels.Quote;
import cn.topcentral.hub.templates.text.CleanText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The facts of an analysis in words, each with its place in the text. */
record FoundFacts(Finding<CommunicationAnalysis> finding, Evidences evidences) {

    List<Facts> facts() {
        CommunicationAnalysis found = finding.result();
        List<Facts> facts = new ArrayList<>();
        add(
                facts,
                "产品",
                found.keyInfo().products(),
                "/key_info/products",
                product -> product,
                product -> "",
                Optional::of);
        add(
                facts,
                "价格",
                found.prices(),
                "/prices",
                FoundFacts::price,
                price -> side(price.saidBy(), "客户说的", "我方说的"),
                price -> Optional.of(price.quote()));
        add(
                facts,
                "数量",
                found.quantity().stream().toList(),
                "/quantity",
                quantity -> quantity.text(),
                quantity -> "",
                quantity -> found.keyInfo().quantity());
        add(
                facts,
                "时间",
                found.dates(),
                "/dates",
                DateMention::text,
                date -> days(date),
                date -> Optional.of(date.text()));
        add(
                facts,
                "竞争对手",
                found.keyInfo().competitors(),
                "/key_info/competitors",
                competitor -> competitor,
                competitor -> "",
                Optional::of);
        add(
                facts,
                "承诺和待办",
                found.commitments(),
                "/commitments",
                Commitment::title,
                FoundFacts::promise,
                commitment -> Optional.of(commitment.quote()));
        add(facts, "建议", found.suggestions(), "/suggestions", words -> words, words -> "", words -> Optional.empty());
        return facts;
    }

    private <T> void add(
            List<Facts> all,
            String title,
            List<T> values,
            String pointer,
            Function<T, String> text,
            Function<T, String> note,
            Function<T, Optional<String>> said) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            Optional<Quote> quote = evidence(pointer + "/" + i)
                    .or(() -> evidence(pointer))
                    .or(() -> said.apply(value))
                    .flatMap(evidences::quote);
            facts.add(new Fact(CleanText.line(text.apply(value)), note.apply(value), quote));
        }
        if (!facts.isEmpty()) {
            all.add(new Facts(title, facts));
        }
    }

    private Optional<String> evidence(String claim) {
        return finding.evidence().stream()
                .filter(evidence -> evidence.claim().equals(claim))
                .map(Evidence::quote)
                .findFirst();
    }

    /** {@code 15200元/吨 PCR-ABS-1000 含税}. */
    private static String price(StatedPrice price) {
        BigDecimal plain = price.perTonne().stripTrailingZeros();
        return plain.toPlainString() + "元/吨"
                + price.product().map(product -> " " + product).orElse("")
                + price.terms().map(terms -> " " + terms).orElse("");
    }

    private static String promise(Commitment commitment) {
        return side(commitment.promisedBy(), "客户承诺", "我方要做")
                + commitment.due().map(due -> "，" + due + "前").orElse("");
    }

    private static String days(DateMention date) {
        return date.start().equals(date.end()) ? date.start().toString() : date.start() + " 至 " + date.end();
    }

    private static String side(Speaker speaker, String theirs, String ours) {
        return speaker == Speaker.CUSTOMER ? theirs : ours;
    }
}

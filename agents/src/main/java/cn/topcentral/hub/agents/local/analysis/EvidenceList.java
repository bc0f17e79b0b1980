package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Points from every claim of an answer to the words it follows from. Words that do not stand in the content are never quoted. */
final class EvidenceList {
    private static final String NUMBER = "[0-9０-９一二两三四五六七八九十百千万半几.,，多来 ]{1,14}";

    private final String recordId;
    private final Passages passages;
    private final List<Evidence> evidence = new ArrayList<>();

    private EvidenceList(String recordId, Passages passages) {
        this.recordId = recordId;
        this.passages = passages;
    }

    static List<Evidence> of(
            String recordId, CommunicationAnalysis analysis, Passages passages, Highlights highlights) {
        EvidenceList list = new EvidenceList(recordId, passages);
        highlights.intent().ifPresent(sentence -> list.add("/intent", sentence));
        highlights.sentiment().ifPresent(sentence -> list.add("/sentiment", sentence));
        highlights.urgency().ifPresent(sentence -> list.add("/urgency", sentence));
        list.facts(analysis);
        list.promises(analysis);
        return List.copyOf(list.evidence);
    }

    private void facts(CommunicationAnalysis analysis) {
        addEach("/key_info/products/", analysis.keyInfo().products());
        analysis.keyInfo()
                .price()
                .flatMap(price -> analysis.prices().stream()
                        .filter(said -> said.perTonne().compareTo(price) == 0)
                        .map(StatedPrice::quote)
                        .findFirst())
                .ifPresent(quote -> add("/key_info/price", quote));
        analysis.quantity().flatMap(this::amount).ifPresent(quote -> {
            add("/key_info/quantity", quote);
            add("/quantity", quote);
        });
        analysis.dates().stream().findFirst().ifPresent(date -> add("/key_info/timeline", date.text()));
        addEach("/key_info/competitors/", analysis.keyInfo().competitors());
        addEach("/dates/", analysis.dates().stream().map(date -> date.text()).toList());
        addEach("/prices/", analysis.prices().stream().map(StatedPrice::quote).toList());
    }

    private void promises(CommunicationAnalysis analysis) {
        addEach(
                "/commitments/",
                analysis.commitments().stream().map(Commitment::quote).toList());
        addEach(
                "/follow_up/",
                analysis.commitments().stream()
                        .filter(promise -> promise.promisedBy() == Speaker.SELLER)
                        .map(Commitment::quote)
                        .toList());
    }

    /** The amount where it is said, or the sentence with its unit. */
    private Optional<String> amount(Quantity quantity) {
        // In the customer's words first: our own "samples up to 5 kg are free" is not the amount.
        Pattern amount = Pattern.compile(NUMBER + Pattern.quote(quantity.unit()));
        return Stream.of(passages.words(), passages.content())
                .map(amount::matcher)
                .filter(Matcher::find)
                .map(said ->
                        passages.content().substring(said.start(), said.end()).strip())
                .findFirst()
                .or(() -> passages.sentenceWith(quantity.unit()));
    }

    private void addEach(String claim, List<String> quotes) {
        for (int i = 0; i < quotes.size(); i++) {
            add(claim + i, quotes.get(i));
        }
    }

    private void add(String claim, String quote) {
        if (passages.content().contains(quote)) {
            evidence.add(new Evidence(claim, recordId, quote));
        }
    }
}

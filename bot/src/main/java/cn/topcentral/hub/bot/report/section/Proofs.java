package cn.topcentral.hub.bot.report.section;

import cn.topcentral.hub.agents.coordination.KeptFindings;
import cn.topcentral.hub.agents.coordination.KeptFindings.SourceRecord;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.templates.page.report.Section.Proof;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The quotations behind the claims of a report. */
final class Proofs {
    /** More are no better; the newest say how it stands. */
    private static final int MOST = 4;

    private static final int LONGEST = 160;

    private final List<Evidence> evidence;
    private final Map<String, SourceRecord> sources;
    private final CustomerId customer;

    /** @param customer on whose timeline the records are */
    Proofs(KeptFindings findings, CustomerId customer) {
        this.evidence = findings.evidence();
        this.sources = findings.sources().stream()
                .collect(Collectors.toMap(SourceRecord::id, Function.identity(), (first, second) -> first));
        this.customer = customer;
    }

    /** For the claim at a JSON pointer, and what lies below it; the newest first. */
    List<Proof> of(String pointer) {
        return evidence.stream()
                .filter(one -> one.claim().equals(pointer) || one.claim().startsWith(pointer + "/"))
                .map(one -> new Evidence("", one.recordId(), one.quote()))
                .distinct()
                .sorted(Comparator.comparing(this::time).reversed())
                .limit(MOST)
                .map(this::proof)
                .toList();
    }

    private Instant time(Evidence one) {
        return Optional.ofNullable(sources.get(one.recordId()))
                .map(SourceRecord::time)
                .orElse(Instant.EPOCH);
    }

    private Proof proof(Evidence one) {
        String quote = Shortening.chars(CleanText.line(one.quote()), LONGEST);
        return Optional.ofNullable(sources.get(one.recordId()))
                .map(record -> new Proof(
                        record.type().icon(),
                        record.type().label(),
                        record.time().toString(),
                        ChineseTime.date(record.time()) + " " + ChineseTime.clock(record.time()),
                        quote,
                        Optional.of(PageLinks.INTERNAL.record(customer, new RecordId(record.id())))))
                .orElseGet(() -> new Proof("", "记录", "", "", quote, Optional.empty()));
    }
}

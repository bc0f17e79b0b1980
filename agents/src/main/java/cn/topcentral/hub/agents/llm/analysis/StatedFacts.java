package cn.topcentral.hub.agents.llm.analysis;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.llm.AnswerObject;
import cn.topcentral.hub.agents.llm.Figures;
import cn.topcentral.hub.agents.llm.Findings;
import cn.topcentral.hub.agents.llm.Quotes;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the model extracted, as far as the record bears it out; the rest is left out and counted. */
final class StatedFacts {
    private static final BigDecimal LEAST_PER_TONNE = new BigDecimal("100");
    private static final BigDecimal MOST_PER_TONNE = new BigDecimal("10000000");
    /** Business is not done about days farther away than this. */
    private static final int DAYS_BACK = 400;

    private static final int DAYS_AHEAD = 800;
    private static final int LONGEST_TITLE = 60;

    private final String content;
    private final LocalDate day;
    private final Findings findings;

    StatedFacts(AnalysisRequest request, Findings findings) {
        this.content = request.content();
        this.day = LocalDate.ofInstant(request.time(), request.zone());
        this.findings = findings;
    }

    /** Those that stand in the record. */
    List<String> literal(List<String> texts) {
        List<String> kept = new ArrayList<>();
        for (String text : texts) {
            Optional<String> found = Quotes.find(content, text);
            if (found.isEmpty()) {
                findings.drop();
            } else if (!kept.contains(found.get())) {
                kept.add(found.get());
            }
        }
        return kept;
    }

    List<DateMention> dates(List<AnswerObject> items) {
        return kept(items, item -> {
            Optional<String> text = quote(item, "text");
            Optional<LocalDate> start = item.day("start").filter(this::plausible);
            Optional<LocalDate> end = item.day("end").filter(this::plausible).or(() -> start);
            return text.isPresent() && start.isPresent() && !end.get().isBefore(start.get())
                    ? Optional.of(new DateMention(text.get(), start.get(), end.get()))
                    : Optional.empty();
        });
    }

    List<StatedPrice> prices(List<AnswerObject> items) {
        return kept(items, item -> {
            Optional<BigDecimal> price = item.number("per_tonne")
                    .filter(value -> value.compareTo(LEAST_PER_TONNE) >= 0 && value.compareTo(MOST_PER_TONNE) <= 0);
            Optional<String> quote = quote(item, "quote");
            Optional<Speaker> side = side(item, "said_by");
            return price.isPresent()
                            && quote.isPresent()
                            && side.isPresent()
                            && Figures.canBePrice(price.get(), quote.get())
                    ? Optional.of(new StatedPrice(
                            quote(item, "product"), price.get(), quote(item, "terms"), side.get(), quote.get()))
                    : Optional.empty();
        });
    }

    List<Commitment> commitments(List<AnswerObject> items) {
        return kept(items, item -> {
            Optional<String> title = item.optional("title", LONGEST_TITLE);
            Optional<Speaker> side = side(item, "promised_by");
            Optional<String> quote = quote(item, "quote");
            return title.isPresent() && side.isPresent() && quote.isPresent()
                    ? Optional.of(new Commitment(
                            title.get(), side.get(), item.day("due").filter(this::plausible), quote.get()))
                    : Optional.empty();
        });
    }

    Optional<Quantity> quantity(JsonNode node, AnswerObject answer) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        return kept(List.of(new AnswerObject(node, "quantity.", answer.findings())), item -> {
                    Optional<BigDecimal> value =
                            item.number("value").filter(number -> number.signum() > 0 && Figures.said(number, content));
                    Optional<String> unit = item.optional("unit", 10).filter(content::contains);
                    return value.isPresent() && unit.isPresent()
                            ? Optional.of(new Quantity(
                                    value.get(),
                                    unit.get(),
                                    item.optional("per", 10).filter(content::contains)))
                            : Optional.empty();
                })
                .stream()
                .findFirst();
    }

    private <T> List<T> kept(List<AnswerObject> items, Function<AnswerObject, Optional<T>> reader) {
        List<T> kept = new ArrayList<>();
        for (AnswerObject item : items) {
            reader.apply(item).ifPresentOrElse(kept::add, findings::drop);
        }
        return kept;
    }

    private Optional<String> quote(AnswerObject item, String name) {
        return item.optional(name, 400).flatMap(text -> Quotes.find(content, text));
    }

    private static Optional<Speaker> side(AnswerObject item, String name) {
        return switch (item.optional(name, 20).orElse("")) {
            case "customer" -> Optional.of(Speaker.CUSTOMER);
            case "seller" -> Optional.of(Speaker.SELLER);
            default -> Optional.empty();
        };
    }

    private boolean plausible(LocalDate date) {
        return !date.isBefore(day.minusDays(DAYS_BACK)) && !date.isAfter(day.plusDays(DAYS_AHEAD));
    }
}

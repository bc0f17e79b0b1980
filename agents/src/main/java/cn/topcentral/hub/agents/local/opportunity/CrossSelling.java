package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.opportunity.Opportunities.CrossSell;
import cn.topcentral.hub.storage.analysis.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What they may need beside what they buy: materials they named, parts they make of another material, and what their industry usually uses. Only for who
 * buys or is about to; to everybody else it would be a price list.
 */
final class CrossSelling {
    private static final int RECENT_DAYS = 365;
    private static final int MOST = 4;
    private static final int MOST_OF_INDUSTRY = 2;

    private final Dealings dealings;
    private final Map<String, Claim<CrossSell>> found = new LinkedHashMap<>();

    CrossSelling(Dealings dealings) {
        this.dealings = dealings;
    }

    /**
     * The best founded first, four at most.
     *
     * @param spokenOf families whose need is known and which therefore are opportunities already
     */
    List<Claim<CrossSell>> all(Set<String> spokenOf) {
        Set<String> bought = dealings.purchases().all().keySet();
        if (bought.isEmpty() && spokenOf.isEmpty()) {
            return List.of();
        }
        Set<String> taken = new LinkedHashSet<>(bought);
        taken.addAll(spokenOf);
        Map<String, Saying> named = new LinkedHashMap<>();
        Map<String, Saying> parts = new LinkedHashMap<>();
        for (Saying saying : dealings.sayings().all()) {
            if (dealings.daysSince(saying.time()) <= RECENT_DAYS) {
                dealings.grades().familiesIn(saying.text()).stream()
                        .filter(family -> !taken.contains(family))
                        .forEach(family -> named.put(family, saying));
                familiesOfParts(saying).stream()
                        .filter(family -> !taken.contains(family))
                        .forEach(family -> parts.put(family, saying));
            }
        }
        named.forEach((family, saying) -> add(family, named(family, saying)));
        parts.forEach((family, saying) -> add(family, part(family, saying)));
        ofIndustry(taken);
        return found.values().stream().limit(MOST).toList();
    }

    private void add(String family, Optional<Claim<CrossSell>> claim) {
        claim.ifPresent(made -> found.putIfAbsent(family, made));
    }

    private Optional<Claim<CrossSell>> named(String family, Saying saying) {
        Grade grade = dealings.grades().in(saying.text()).stream()
                .filter(named -> named.family().equals(family))
                .findFirst()
                .orElse(new Grade(family, family));
        return Claim.of(
                new CrossSell(
                        grade.name(),
                        when(saying.time()) + "客户提到：" + saying.quoted(40),
                        value(family, saying),
                        "寄" + grade.name() + "样品和物性表，请技术先评估"),
                saying);
    }

    private Optional<Claim<CrossSell>> part(String family, Saying saying) {
        String part = partIn(family, saying).orElse("");
        return Claim.of(
                new CrossSell(
                        family,
                        "客户做" + part + "，这类件常用" + family + "：" + saying.quoted(30),
                        value(family, saying),
                        "问清" + part + "现在用什么料，带" + family + "案例去谈"),
                saying);
    }

    private void ofIndustry(Set<String> taken) {
        Optional<String> industry = dealings.history().customer().industry();
        Optional<Purchase> latest = dealings.purchases().all().values().stream()
                .flatMap(List::stream)
                .filter(purchase -> purchase.proof().isPresent())
                .max(Comparator.comparing(Purchase::time));
        if (industry.isEmpty() || latest.isEmpty()) {
            return;
        }
        Proof proof = latest.orElseThrow().proof().orElseThrow();
        String bought = latest.orElseThrow().grade().name();
        List<String> families = new ArrayList<>();
        for (GradeCatalogue.Industry known : dealings.grades().catalogue().industries()) {
            if (industry.orElseThrow().contains(known.industry())) {
                families.addAll(known.families());
            }
        }
        families.stream()
                .distinct()
                .filter(family -> !taken.contains(family))
                .limit(MOST_OF_INDUSTRY)
                .forEach(family -> add(
                        family,
                        Claim.of(
                                new CrossSell(
                                        family,
                                        "客户在买" + bought + "；" + industry.orElseThrow() + "厂一般还用" + family + "，还没听客户提过",
                                        Optional.empty(),
                                        "下次送" + bought + "时顺口问一句" + family + "现在用谁的"),
                                Optional.of(proof))));
    }

    private Set<String> familiesOfParts(Saying saying) {
        Set<String> families = new LinkedHashSet<>();
        for (GradeCatalogue.Family family : dealings.grades().catalogue().families()) {
            if (partIn(family.name(), saying).isPresent()) {
                families.add(family.name());
            }
        }
        return families;
    }

    private Optional<String> partIn(String family, Saying saying) {
        return dealings.grades().catalogue().family(family).flatMap(known -> known.applications().stream()
                .filter(saying.text()::contains)
                .findFirst());
    }

    /** Of the amount in the same sentence at the catalogue's price or what they last paid; unknown otherwise. */
    private Optional<BigDecimal> value(String family, Saying saying) {
        List<Quantity> amounts = Amount.repeated(saying.text());
        Optional<BigDecimal> price =
                dealings.grades().catalogue().family(family).flatMap(known -> known.price());
        return amounts.isEmpty()
                ? Optional.empty()
                : Amount.tonnesOfValue(amounts.get(0))
                        .flatMap(tonnes -> price.map(tonnes::multiply))
                        .map(money -> money.setScale(0, RoundingMode.HALF_UP));
    }

    private String when(Instant time) {
        return dealings.when(time);
    }
}

package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.local.words.Wording;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A customer as A13 looks at it, worked out once. */
record Situation(
        CustomerHistory history,
        CustomerStatistics statistics,
        Sayings sayings,
        CustomerInsight insight,
        Opportunities opportunities,
        Buying buying,
        Concerns concerns,
        Reaches reaches) {

    static Situation of(
            CustomerHistory history, CustomerInsight insight, Opportunities opportunities, WorkingHours hours) {
        CustomerStatistics statistics = CustomerStatistics.of(history, hours);
        Sayings sayings = Sayings.of(history);
        return new Situation(
                history,
                statistics,
                sayings,
                insight,
                opportunities,
                Buying.of(statistics),
                Concerns.of(sayings),
                Reaches.of(statistics.conversation()));
    }

    Customer customer() {
        return history.customer();
    }

    LocalDate today() {
        return statistics.conversation().today();
    }

    int daysSince(Instant time) {
        return (int) (today().toEpochDay() - statistics.conversation().day(time).toEpochDay());
    }

    String when(LocalDate day) {
        return Wording.day(day, today());
    }

    /** What they ask for, the most valuable first. */
    Stream<Opportunities.Opportunity> asked() {
        return opportunities.opportunities().stream()
                .filter(opportunity -> opportunity.type().equals("explicit"));
    }

    /** The material the next talk should be about: what they ask for, else what they last bought, else what was inferred. Empty when none is known. */
    Optional<String> product() {
        return asked().map(Opportunities.Opportunity::product)
                .filter(ProductNames::known)
                .findFirst()
                .or(this::bought)
                .or(() -> opportunities.opportunities().stream()
                        .map(Opportunities.Opportunity::product)
                        .filter(ProductNames::known)
                        .findFirst());
    }

    /** What they bought last. */
    Optional<String> bought() {
        return buying.product();
    }

    /** Their latest words about a material. */
    Optional<Saying> words(String product) {
        List<String> names = ProductNames.of(product);
        return sayings.all().stream()
                .filter(saying -> names.stream().anyMatch(saying.text()::contains))
                .reduce((first, second) -> second);
    }

    /** The latest thing the customer wrote or spoke. */
    Optional<HistoryRecord> latest() {
        return Conversation.newest(statistics.conversation().theirs());
    }

    /** The claim, resting on the latest thing the customer said. */
    <T> Optional<Claim<T>> byLatestWord(T value) {
        return Claim.of(value, latest().flatMap(Proof::of));
    }

    /** Whom to speak to: who was most active. */
    String person() {
        return statistics.people().stream()
                .findFirst()
                .map(person -> person.name())
                .orElse("客户");
    }
}

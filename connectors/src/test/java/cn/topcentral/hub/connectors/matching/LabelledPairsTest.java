package cn.topcentral.hub.connectors.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.matching.Match.Rule;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Precision and recall on pairs of which is known whether they are one: made from stories by a seed, and written by hand. */
class LabelledPairsTest {

    /** 2 seeds: the rules were worked out with the first; the second was only ever measured. */
    @ParameterizedTest
    @ValueSource(longs = {20_260_615L, 77_003L})
    void generatedPairsAreToldApart(long seed) {
        List<LabelledPair> pairs = new PairGenerator(seed).pairs(20);
        assertThat(pairs).hasSizeGreaterThan(600);
        Figures figures = Figures.of(pairs);
        System.out.println("seed " + seed + ", " + pairs.size() + " pairs: " + figures);
        assertThat(figures.mistakes()).as("wrongly merged").isEmpty();
        assertThat(figures.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(figures.recall()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void pairsWrittenByHandAreToldApart() throws IOException {
        List<LabelledPair> pairs = written();
        Figures figures = Figures.of(pairs);
        System.out.println("by hand, " + pairs.size() + " pairs: " + figures);
        assertThat(figures.mistakes()).as("wrongly merged").isEmpty();
        assertThat(figures.missed()).as("not recognised").isEmpty();
    }

    @Test
    void theAnswerDoesNotDependOnWhichIsNamedFirst() {
        for (LabelledPair pair : new PairGenerator(5).pairs(5)) {
            assertThat(Sameness.between(pair.one(), pair.other()))
                    .as(pair.story())
                    .isEqualTo(Sameness.between(pair.other(), pair.one()));
        }
    }

    /** Everything that can be the same must be found by the index: the rules are never asked about what shares no lookup. */
    @Test
    void whateverIsTheSameIsFoundByItsLookups() {
        for (LabelledPair pair : new PairGenerator(6).pairs(10)) {
            if (Sameness.between(pair.one(), pair.other()).isPresent()) {
                assertThat(meet(pair.one(), pair.other())).as(pair.story()).isTrue();
            }
        }
    }

    private static boolean meet(Facts one, Facts other) {
        boolean byCustomer = one.sameKnownCustomer(other)
                && one.apart(other).compareTo(Lookups.meetingsOfTheCustomer(one)) <= 0
                && !Lookups.meetingsOfTheCustomer(other).isZero();
        return byCustomer
                || Lookups.of(one).stream()
                        .anyMatch(mine -> one.apart(other).compareTo(mine.window()) <= 0
                                && Lookups.of(other).stream()
                                        .anyMatch(theirs -> theirs.sign().equals(mine.sign())));
    }

    private record Count(int right, int wrong, int missed) {
        Count and(int moreRight, int moreWrong, int moreMissed) {
            return new Count(right + moreRight, wrong + moreWrong, missed + moreMissed);
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }
    }

    private record Figures(Map<Rule, Count> counts, List<String> mistakes, List<String> missed) {
        static Figures of(List<LabelledPair> pairs) {
            Map<Rule, Count> counts = new TreeMap<>();
            List<String> mistakes = new ArrayList<>();
            List<String> missed = new ArrayList<>();
            for (LabelledPair pair : pairs) {
                boolean found = Sameness.between(pair.one(), pair.other()).isPresent();
                if (found && !pair.same()) {
                    mistakes.add(pair.story() + " " + pair.one() + " " + pair.other());
                } else if (!found && pair.same()) {
                    missed.add(pair.story() + " " + pair.one() + " " + pair.other());
                }
                counts.merge(
                        pair.rule(),
                        count(found, pair.same()),
                        (before, now) -> before.and(now.right(), now.wrong(), now.missed()));
            }
            return new Figures(counts, mistakes, missed);
        }

        private static Count count(boolean found, boolean same) {
            return new Count(found && same ? 1 : 0, found && !same ? 1 : 0, !found && same ? 1 : 0);
        }

        private Count all() {
            return counts.values().stream()
                    .reduce(new Count(0, 0, 0), (a, b) -> a.and(b.right(), b.wrong(), b.missed()));
        }

        double precision() {
            return all().precision();
        }

        double recall() {
            return all().recall();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("precision %.3f recall %.3f".formatted(precision(), recall()));
            counts.forEach((rule, count) -> text.append("; %s %.3f/%.3f (%d found, %d wrong, %d missed)"
                    .formatted(rule, count.precision(), count.recall(), count.right(), count.wrong(), count.missed())));
            return text.toString();
        }
    }

    private static List<LabelledPair> written() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                LabelledPairsTest.class.getResourceAsStream("/connectors/matching/pairs.json"))) {
            List<LabelledPair> pairs = new ArrayList<>();
            for (JsonNode pair : Json.MAPPER.readTree(file)) {
                pairs.add(new LabelledPair(
                        Rule.valueOf(pair.get("rule").asText()),
                        pair.get("story").asText(),
                        pair.get("same").asBoolean(),
                        facts(pair.get("one"), "one" + pairs.size()),
                        facts(pair.get("other"), "other" + pairs.size())));
            }
            return pairs;
        }
    }

    private static Facts facts(JsonNode json, String id) {
        Facts plain = Samples.facts(
                CommunicationType.ofCode(json.get("type").asText()),
                json.get("system").asText(),
                id,
                Instant.parse(json.get("time").asText()));
        List<Participant> people = new ArrayList<>();
        for (JsonNode person : json.path("people")) {
            people.add(Samples.party(
                    person.path("role").asText("participant"),
                    person.get("kind").asText(),
                    person.path("value").asText(""),
                    person.path("name").asText(""),
                    person.path("side").asText("customer")));
        }
        Map<String, String> attributes = new TreeMap<>();
        json.path("attributes")
                .properties()
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        Facts told = Samples.saying(
                Samples.with(Samples.ofCustomer(plain, json.path("customer").asText("")), people),
                json.path("subject").asText(""),
                json.path("content").asText(""));
        return new Facts(
                told.record(),
                told.sources(),
                told.customer(),
                told.type(),
                Direction.ofCode(json.path("direction").asText("inbound")),
                told.time(),
                json.has("seconds")
                        ? Optional.of(Duration.ofSeconds(json.get("seconds").asLong()))
                        : Optional.empty(),
                told.participants(),
                told.subject(),
                told.content(),
                attributes);
    }
}

package cn.topcentral.hub.connectors.aggregation;

import static cn.topcentral.hub.connectors.aggregation.WhoIsWho.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Random lives of four customers and five contact points, compared with a model that keeps the same facts in maps. */
class MergeSplitProperties {
    private static final int CUSTOMERS = 4;
    private static final int POINTS = 5;
    private static final AtomicInteger LIVES = new AtomicInteger();
    private static @Nullable WhoIsWho opened;

    enum What {
        EVENT,
        BIND,
        CLAIM,
        MERGE,
        SPLIT
    }

    record Step(What what, int first, int second) {}

    @BeforeContainer
    static void open() throws IOException {
        opened = new WhoIsWho(Files.createTempDirectory("merge-split"));
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(opened).close();
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<What> what = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(5, What.EVENT),
                net.jqwik.api.Tuple.of(3, What.BIND),
                net.jqwik.api.Tuple.of(1, What.CLAIM),
                net.jqwik.api.Tuple.of(3, What.MERGE),
                net.jqwik.api.Tuple.of(2, What.SPLIT));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 99))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }

    @Property(tries = 40)
    void everyTimelineIsWhatWasSaidOfItsContactPointsAndRecords(@ForAll("lives") List<Step> steps) {
        Life life = new Life(Objects.requireNonNull(opened));
        steps.forEach(life::live);
        life.assertTimelines();
        life.splitAll();
        life.assertTimelines();
    }

    /** One random life: what was done to the hub, and what should come of it. */
    private static final class Life {
        private final WhoIsWho hub;
        private final List<CustomerId> customers = new ArrayList<>();
        private final List<ContactPoint.Key> points = new ArrayList<>();
        private final Map<ContactPoint.Key, CustomerId> bound = new HashMap<>();
        private final Map<CustomerId, CustomerId> mergedInto = new HashMap<>();
        private final List<RecordId> records = new ArrayList<>();
        private final Map<RecordId, ContactPoint.Key> cameBy = new HashMap<>();
        private final Map<RecordId, CustomerId> claimed = new HashMap<>();

        Life(WhoIsWho hub) {
            this.hub = hub;
            int life = LIVES.incrementAndGet();
            for (int i = 0; i < CUSTOMERS; i++) {
                customers.add(hub.customer("客户" + life + "之" + i));
            }
            for (int i = 0; i < POINTS; i++) {
                points.add(WhoIsWho.phone("+8613%03d%06d".formatted(i, life)));
            }
        }

        void live(Step step) {
            ContactPoint.Key point = points.get(step.first() % POINTS);
            CustomerId first = customers.get(step.first() % CUSTOMERS);
            CustomerId second = customers.get(step.second() % CUSTOMERS);
            switch (step.what()) {
                case EVENT -> {
                    RecordId record = hub.event(point);
                    records.add(record);
                    cameBy.put(record, point);
                }
                case BIND -> {
                    hub.bind(point, second);
                    bound.put(point, second);
                }
                case CLAIM -> {
                    if (!records.isEmpty()) {
                        RecordId record = records.get(step.first() % records.size());
                        hub.operations.claim(record, second, ACTOR);
                        claimed.put(record, second);
                    }
                }
                case MERGE -> {
                    if (!mergedInto.containsKey(first) && !survivor(second).equals(first)) {
                        hub.operations.merge(first, second, ACTOR);
                        mergedInto.put(first, survivor(second));
                    }
                }
                case SPLIT -> {
                    if (mergedInto.remove(first) != null) {
                        hub.operations.split(first, ACTOR);
                    }
                }
            }
        }

        void splitAll() {
            for (CustomerId merged : List.copyOf(mergedInto.keySet())) {
                hub.operations.split(merged, ACTOR);
                mergedInto.remove(merged);
            }
        }

        void assertTimelines() {
            for (CustomerId customer : customers) {
                List<RecordId> expected = records.stream()
                        .filter(record -> owner(record)
                                .map(owner -> survivor(owner).equals(survivor(customer)))
                                .orElse(false))
                        .toList();
                assertThat(hub.timeline(customer)).containsExactlyInAnyOrderElementsOf(expected);
            }
        }

        private Optional<CustomerId> owner(RecordId record) {
            return Optional.ofNullable(claimed.get(record))
                    .or(() -> Optional.ofNullable(bound.get(Objects.requireNonNull(cameBy.get(record)))));
        }

        private CustomerId survivor(CustomerId customer) {
            CustomerId target = mergedInto.get(customer);
            return target == null ? customer : survivor(target);
        }
    }
}

package cn.topcentral.hub.connectors.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.matching.Kinship.Bearer;
import cn.topcentral.hub.connectors.matching.Kinship.Link;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KinshipProperties {
    private static final String ORDER = "order:SO20240615001";

    @Provide
    static Arbitrary<List<Bearer>> chains() {
        return Combinators.combine(
                        Arbitraries.of(CommunicationType.values()),
                        Arbitraries.integers().between(0, 30 * 24),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((type, hour, missed, outbound) -> new Bearer(
                        new RecordId("x"),
                        Optional.of(new CustomerId("C1")),
                        type,
                        Samples.TEN.plusSeconds(hour * 3600L),
                        missed && !outbound,
                        outbound))
                .list()
                .ofMaxSize(25)
                .map(KinshipProperties::numbered);
    }

    private static List<Bearer> numbered(List<Bearer> bearers) {
        List<Bearer> numbered = new ArrayList<>();
        for (Bearer bearer : bearers) {
            numbered.add(new Bearer(
                    new RecordId("R" + numbered.size()),
                    bearer.customer(),
                    bearer.type(),
                    bearer.time(),
                    bearer.missed(),
                    bearer.outbound()));
        }
        return numbered;
    }

    @Property(tries = 300)
    void linksDoNotDependOnTheOrderOfArrival(@ForAll("chains") List<Bearer> chain, @ForAll long seed) {
        List<Bearer> shuffled = new ArrayList<>(chain);
        Collections.shuffle(shuffled, new Random(seed));
        for (String sign : List.of(ORDER, "phone:+8613812345678", "grade:PCR-ABS-1000")) {
            assertThat(Set.copyOf(Kinship.links(sign, shuffled))).isEqualTo(Set.copyOf(Kinship.links(sign, chain)));
        }
    }

    /** What the incremental writing relies on: a new record changes no link but those that span it or end at it. */
    @Property(tries = 300)
    void aNewRecordChangesOnlyLinksAroundIt(@ForAll("chains") List<Bearer> chain) {
        if (chain.isEmpty()) {
            return;
        }
        Bearer fresh = chain.get(0);
        Map<RecordId, Bearer> byId = new HashMap<>();
        chain.forEach(bearer -> byId.put(bearer.record(), bearer));
        Set<Link> before = new HashSet<>(Kinship.links(ORDER, chain.subList(1, chain.size())));
        Set<Link> after = new HashSet<>(Kinship.links(ORDER, chain));
        assertThat(after).filteredOn(link -> !before.contains(link)).allSatisfy(link -> assertThat(
                        List.of(link.earlier(), link.later()))
                .contains(fresh.record()));
        assertThat(before).filteredOn(link -> !after.contains(link)).allSatisfy(link -> {
            assertThat(Objects.requireNonNull(byId.get(link.earlier())).time()).isBeforeOrEqualTo(fresh.time());
            assertThat(Objects.requireNonNull(byId.get(link.later())).time()).isAfterOrEqualTo(fresh.time());
        });
    }

    @Property(tries = 300)
    void nobodyHasMoreThanTwoOnASideOfEachOtherChannel(@ForAll("chains") List<Bearer> chain) {
        Map<RecordId, Integer> degree = new HashMap<>();
        Kinship.links(ORDER, chain).forEach(link -> {
            degree.merge(link.earlier(), 1, Integer::sum);
            degree.merge(link.later(), 1, Integer::sum);
        });
        assertThat(degree.values()).allMatch(links -> links <= 24);
    }
}

package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.opportunity.Opportunities.UpSell;
import cn.topcentral.hub.storage.communication.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Better grades, for who said what calls for one: {@code grades.yaml} has the words and the grades. */
final class UpSelling {
    private static final int RECENT_DAYS = 365;
    private static final int MOST = 3;

    private final Dealings dealings;
    /** The records that are about a family first of all. */
    private final Map<String, Set<RecordId>> records = new HashMap<>();

    UpSelling(Dealings dealings) {
        this.dealings = dealings;
        dealings.touches()
                .forEach((family, touches) -> records.put(
                        family,
                        touches.stream()
                                .filter(Touch::main)
                                .map(touch -> touch.record().id())
                                .collect(Collectors.toSet())));
    }

    /** In the order of the catalogue, three at most. */
    List<Claim<UpSell>> all(List<Episode> episodes) {
        Map<String, String> current = new LinkedHashMap<>();
        dealings.purchases()
                .all()
                .forEach((family, purchases) -> current.put(
                        family, purchases.get(purchases.size() - 1).grade().name()));
        episodes.forEach(episode -> current.merge(
                episode.family(),
                episode.product(),
                (bought, asked) -> asked.equals(episode.family()) ? bought : asked));
        List<Claim<UpSell>> found = new ArrayList<>();
        for (GradeCatalogue.Family family : dealings.grades().catalogue().families()) {
            Optional.ofNullable(current.get(family.name())).ifPresent(grade -> family.upgrades().stream()
                    .filter(upgrade -> follows(upgrade, grade, family))
                    .map(upgrade -> offer(upgrade, grade, family.name()))
                    .flatMap(Optional::stream)
                    .forEach(found::add));
        }
        return found.stream().limit(MOST).toList();
    }

    private static boolean follows(GradeCatalogue.Upgrade upgrade, String grade, GradeCatalogue.Family family) {
        return !upgrade.already().contains(grade)
                && !upgrade.to().startsWith(grade + "（")
                && !upgrade.to().equals(grade)
                && upgrade.from()
                        .map(from -> from.equals(grade) || grade.equals(family.name()))
                        .orElse(true);
    }

    private Optional<Claim<UpSell>> offer(GradeCatalogue.Upgrade upgrade, String grade, String family) {
        return asking(upgrade, family)
                .flatMap(saying -> Claim.of(
                        new UpSell(
                                grade,
                                upgrade.to(),
                                dealings.when(saying.time()) + "客户提到：" + saying.quoted(40),
                                Optional.empty()),
                        saying));
    }

    /** The last sentence with one of the words that speaks of this family, or of none while the record does. */
    private Optional<Saying> asking(GradeCatalogue.Upgrade upgrade, String family) {
        return dealings.sayings().all().stream()
                .filter(saying -> dealings.daysSince(saying.time()) <= RECENT_DAYS)
                .filter(saying -> upgrade.askedBy().stream().anyMatch(saying.text()::contains))
                .filter(saying -> {
                    Set<String> named = dealings.grades().familiesIn(saying.text());
                    return named.isEmpty()
                            ? records.getOrDefault(family, Set.of())
                                    .contains(saying.record().id())
                            : named.contains(family);
                })
                .reduce((first, second) -> second);
    }
}

package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Person;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Slowdown;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The person who carried the conversation, when only others still write. */
final class KeyPerson {
    private static final double SHARE = 0.4;

    private KeyPerson() {}

    static Optional<Indicator> missing(CustomerStatistics statistics) {
        int all = statistics.theirDays().size();
        return statistics.people().stream()
                .filter(person -> person.days() >= SHARE * all)
                .flatMap(person -> missing(person, statistics).stream())
                .findFirst();
    }

    private static Optional<Indicator> missing(Person person, CustomerStatistics statistics) {
        LocalDate today = statistics.conversation().today();
        List<LocalDate> days = statistics.conversation().days(person.records());
        Rhythm rhythm = Rhythm.of(days, today, statistics.workingHours().days());
        // When nobody writes it is silence, which is another risk.
        Optional<HistoryRecord> other = statistics.conversation().theirs().stream()
                .filter(record -> record.time().isAfter(person.newest().time()))
                .findFirst();
        if (!rhythm.silent() || other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Indicator(
                person.name() + "平时约每" + Wording.number(rhythm.gaps().median()) + "天联系一次，已" + rhythm.silentDays()
                        + "天没有出现，只有别人来往",
                0.3,
                Slowdown.since(days, Math.max(1, rhythm.gaps().mean()), today).orElse(today),
                Proofs.of(person.newest()).and(Proofs.of(other.orElseThrow())),
                List.of("打听" + person.name() + "是否调岗或离职，尽快认识接手的人")));
    }
}

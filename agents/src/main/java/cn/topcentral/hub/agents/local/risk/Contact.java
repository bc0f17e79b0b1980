package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Pace;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Slowdown;
import cn.topcentral.hub.agents.statistics.Trend;
import cn.topcentral.hub.agents.statistics.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Silence and decline of contact, against the customer's own rhythm. */
final class Contact {
    private Contact() {}

    /** An unusual silence. */
    static Optional<Indicator> silence(CustomerStatistics statistics) {
        Rhythm rhythm = statistics.rhythm();
        if (!rhythm.silent()) {
            return Optional.empty();
        }
        return Optional.of(new Indicator(
                "平时" + Phrases.every(rhythm) + "联系一次，已" + rhythm.silentDays() + "天没有消息",
                Math.min(0.8, 0.35 + 0.25 * (rhythm.silence() - 1)),
                since(statistics),
                Proofs.newest(statistics.conversation().theirs()),
                List.of("今天通过" + Phrases.channel(statistics) + "联系" + Phrases.person(statistics) + "，问清近况和下一步用料计划")));
    }

    /** Less contact than usual. A silence has no need of it: it would count the same days twice. */
    static Optional<Indicator> decline(CustomerStatistics statistics) {
        Pace pace = statistics.pace();
        if (pace.trend() != Trend.DECLINING || statistics.rhythm().silent()) {
            return Optional.empty();
        }
        double drop = 1 - pace.current() / pace.baseline();
        return Optional.of(new Indicator(
                "近30天沟通" + pace.current() + "次，平时" + Wording.number(pace.baseline()) + "次，下降" + Wording.percent(drop),
                0.2 + 0.3 * drop,
                since(statistics),
                Proofs.newest(statistics.conversation().theirs()),
                List.of("本周约" + Phrases.person(statistics) + "通话或见面，了解联系变少的原因")));
    }

    private static LocalDate since(CustomerStatistics statistics) {
        LocalDate today = statistics.conversation().today();
        double usual = Math.max(1, statistics.rhythm().gaps().mean());
        return Slowdown.since(statistics.theirDays(), usual, today).orElse(today);
    }
}

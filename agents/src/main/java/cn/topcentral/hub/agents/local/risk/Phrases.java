package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.finding.Quotes;
import cn.topcentral.hub.agents.statistics.ChannelUse;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Episode;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Person;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Turns of phrase and proofs that several rules share. */
final class Phrases {
    private Phrases() {}

    /** {@code 6月3日}. */
    static String date(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** {@code 约每9天}, or {@code 几乎每天}. */
    static String every(Rhythm rhythm) {
        double days = rhythm.gaps().median();
        return days < 1.5 ? "几乎每天" : "约每" + Wording.number(days) + "天";
    }

    /** The customer's words in Chinese quotation marks, shortened where long. */
    static String said(HistoryRecord record, int index) {
        return "“" + Quotes.brief(record, index) + "”";
    }

    /** Since when the customer has been saying such words. */
    static LocalDate since(CustomerStatistics statistics, List<String> words, int gapDays) {
        return Episode.start(Mention.in(statistics.conversation().theirs(), words), statistics.conversation(), gapDays);
    }

    /** Whom to talk to: the most active person, or else the customer's purchasing. */
    static String person(CustomerStatistics statistics) {
        return statistics.people().stream().findFirst().map(Person::name).orElse("客户采购");
    }

    /** How to reach them. */
    static String channel(CustomerStatistics statistics) {
        return statistics.channels().stream()
                .findFirst()
                .map(ChannelUse::type)
                .map(type -> type.label())
                .orElse("电话");
    }

    /**
     * For a claim that follows from orders, which are no records: the newest thing the customer said about it, or else the newest it said, or else
     * the newest there is.
     */
    static Proofs about(CustomerStatistics statistics, Set<IntentCategory> intents, Topic topic) {
        List<HistoryRecord> theirs = statistics.conversation().theirs();
        Proofs near = Proofs.newest(theirs.stream()
                .filter(record -> record.analysis()
                                .filter(analysis -> intents.contains(analysis.intent()))
                                .isPresent()
                        || Topic.in(record.content()).containsKey(topic))
                .toList());
        if (!near.isEmpty()) {
            return near;
        }
        Proofs any = Proofs.newest(theirs);
        return any.isEmpty() ? Proofs.newest(statistics.conversation().records()) : any;
    }
}

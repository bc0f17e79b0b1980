package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Period;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.List;
import java.util.Set;

/**
 * What the customer said in the last year, with the topics found in it; read once, because it is the costly part.
 *
 * @param theirs oldest first
 * @param raised every topic of every record of these, in the same order
 */
record Reading(CustomerStatistics statistics, List<HistoryRecord> theirs, List<Raised> raised) {
    static final int RECENT_DAYS = 90;

    /** A topic, and where it is named first. */
    record Raised(HistoryRecord record, Topic topic, int index) {
        Proofs proofs() {
            return Proofs.of(record, index);
        }
    }

    static Reading of(CustomerStatistics statistics) {
        List<HistoryRecord> theirs = statistics.theirs(CustomerStatistics.YEAR_DAYS);
        return new Reading(
                statistics,
                theirs,
                theirs.stream()
                        .flatMap(record -> Topic.in(record.content()).entrySet().stream()
                                .map(entry -> new Raised(record, entry.getKey(), entry.getValue())))
                        .toList());
    }

    /** The part of {@link #theirs} in the last 90 days. */
    List<HistoryRecord> recent() {
        return lastDays(RECENT_DAYS);
    }

    List<HistoryRecord> lastDays(int days) {
        return statistics.theirs(days);
    }

    List<Raised> raised(Topic topic, int lastDays) {
        Period period = Period.upTo(statistics.conversation().asOf(), lastDays);
        return raised.stream()
                .filter(item ->
                        item.topic() == topic && period.contains(item.record().time()))
                .toList();
    }

    /** Where they find it dear or want it cheaper. */
    List<Mention> pricePressure(int lastDays) {
        return Mention.in(lastDays(lastDays), Cues.PRICE_PRESSURE);
    }

    /** On how many days. */
    int days(List<HistoryRecord> records) {
        return statistics.conversation().days(records).size();
    }

    static boolean about(HistoryRecord record, Set<IntentCategory> intents) {
        return record.analysis()
                .filter(analysis -> intents.contains(analysis.intent()))
                .isPresent();
    }

    static boolean feels(HistoryRecord record, SentimentClass sentiment) {
        return record.analysis()
                .filter(analysis -> analysis.sentiment() == sentiment)
                .isPresent();
    }
}

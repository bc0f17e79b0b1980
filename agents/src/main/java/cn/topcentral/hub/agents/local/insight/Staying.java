package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight.Loyalty;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.OrderVolume;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether they stay, and how far they have come. The formulas are in docs/agents/a11.md. */
record Staying(int loyalty, double retention, String stage, Proofs proofs) {
    static final String POTENTIAL = "潜在客户";
    static final String NEW = "新客户";
    static final String GROWING = "成长客户";
    static final String MATURE = "成熟客户";
    static final String LEAVING = "流失风险";

    private static final double UNKNOWN = 0.5;
    private static final double LIKELY_GONE = 0.5;
    private static final double DOUBTFUL = 0.8;
    private static final int FULL_TENURE_DAYS = 730;
    private static final int NEW_DAYS = 180;
    private static final int NEW_ORDERS = 3;
    private static final int MATURE_DAYS = 365;
    private static final double GROWTH = 0.2;

    static Staying of(Reading reading) {
        double retention = retention(reading);
        return new Staying(
                loyalty(reading, retention),
                retention,
                stage(reading, retention),
                Proofs.newest(reading.statistics().conversation().theirs()));
    }

    Loyalty loyalty(Claims claims) {
        String risk = retention < LIKELY_GONE ? "high" : retention < DOUBTFUL ? "medium" : "low";
        return claims.single(
                "/loyalty", new Claim<>(new Loyalty(loyalty, risk, Wording.decimal(retention, 2)), proofs));
    }

    String stage(Claims claims) {
        return claims.single("/lifecycle_stage", new Claim<>(stage, proofs));
    }

    private static double retention(Reading reading) {
        CustomerStatistics statistics = reading.statistics();
        Rhythm contact = statistics.rhythm();
        Rhythm orders = statistics.orders().rhythm();
        if (!contact.known() && !orders.known()) {
            return UNKNOWN;
        }
        double present = Math.min(survival(contact), survival(orders));
        double said = Mention.in(reading.lastDays(60), Cues.LEAVING).isEmpty() ? 1 : 0.6;
        double complaints =
                Math.max(0.7, Math.pow(0.9, statistics.complaints().open().size()));
        double compared = Math.max(0.8, Math.pow(0.95, competitorDays(reading)));
        double owing = statistics.payments().overdue().isEmpty() ? 1 : 0.95;
        return 0.98 * present * said * complaints * compared * owing;
    }

    /** Falls from 1 at half of the unusual silence over 0.8 at the unusual one to 0.31 at twice that. */
    private static double survival(Rhythm rhythm) {
        double late = Math.max(0, rhythm.silence() - 0.5);
        return 1 / (1 + late * late);
    }

    private static int loyalty(Reading reading, double retention) {
        CustomerStatistics statistics = reading.statistics();
        Optional<LocalDate> first = Stream.concat(statistics.theirDays().stream(), statistics.orders().days().stream())
                .min(Comparator.naturalOrder());
        double tenure = first.map(day -> Math.min(
                        1.0,
                        (statistics.conversation().today().toEpochDay() - day.toEpochDay())
                                / (double) FULL_TENURE_DAYS))
                .orElse(0.0);
        double repeat = Math.min(1, statistics.orders().lastYear().size() / 6.0);
        double faithful = Math.max(0, 1 - 0.25 * competitorDays(reading));
        return (int) Math.round(100 * (0.4 * retention + 0.2 * tenure + 0.2 * repeat + 0.2 * faithful));
    }

    private static int competitorDays(Reading reading) {
        return reading.days(reading.recent().stream()
                .filter(record -> record.analysis()
                        .filter(analysis -> !analysis.competitors().isEmpty())
                        .isPresent())
                .toList());
    }

    private static String stage(Reading reading, double retention) {
        CustomerStatistics statistics = reading.statistics();
        LocalDate today = statistics.conversation().today();
        boolean rhythmKnown =
                statistics.rhythm().known() || statistics.orders().rhythm().known();
        if (rhythmKnown && retention < LIKELY_GONE) {
            return LEAVING;
        }
        List<LocalDate> orders = orderDays(reading);
        if (orders.isEmpty()) {
            return POTENTIAL;
        }
        long since = today.toEpochDay() - orders.get(0).toEpochDay();
        if (since <= NEW_DAYS && orders.size() <= NEW_ORDERS) {
            return NEW;
        }
        boolean growing = OrderVolume.of(statistics.orders())
                .filter(volume -> -volume.drop() >= GROWTH)
                .isPresent();
        return since > MATURE_DAYS && !growing ? MATURE : GROWING;
    }

    /** From the order list, or where none was imported, from what the customer said. */
    private static List<LocalDate> orderDays(Reading reading) {
        List<LocalDate> listed = reading.statistics().orders().days();
        List<HistoryRecord> said = reading.statistics().conversation().theirs().stream()
                .filter(record -> Reading.about(record, Set.of(IntentCategory.ORDER)))
                .toList();
        return listed.isEmpty() ? reading.statistics().conversation().days(said) : listed;
    }
}

package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.local.words.Wording;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A customer's history as A12 looks at it, worked out once. */
record Dealings(
        CustomerHistory history,
        CustomerStatistics statistics,
        Sayings sayings,
        Grades grades,
        Map<String, List<Touch>> touches,
        Purchases purchases) {

    static Dealings of(CustomerHistory history, Grades grades, WorkingHours hours) {
        CustomerStatistics statistics = CustomerStatistics.of(history, hours);
        Sayings sayings = Sayings.of(history);
        Map<String, List<Touch>> touches = Touches.byFamily(statistics.conversation(), sayings, grades);
        Purchases purchases = Purchases.of(statistics, touches, sayings, grades);
        Map<String, List<Touch>> named =
                purchases.usual().map(grade -> Touches.named(touches, grade)).orElse(touches);
        return new Dealings(history, statistics, sayings, grades, named, purchases);
    }

    LocalDate today() {
        return statistics.conversation().today();
    }

    LocalDate day(Instant time) {
        return statistics.conversation().day(time);
    }

    /** Calendar days since. */
    int daysSince(Instant time) {
        return (int) (today().toEpochDay() - day(time).toEpochDay());
    }

    /** The day as people write it. */
    String when(Instant time) {
        return Wording.day(day(time), today());
    }
}

package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** When a sale may close: the working days its stage usually leaves, stretched or shortened by how fast this customer decided before. */
final class ClosingDay {
    private static final double FASTEST = 0.5;
    private static final double SLOWEST = 2;

    private final WorkingDays workingDays;
    private final double pace;

    ClosingDay(Dealings dealings) {
        this.workingDays = dealings.statistics().workingHours().days();
        Spread cycles = cycles(dealings);
        this.pace = cycles.count() == 0
                ? 1
                : Math.max(FASTEST, Math.min(SLOWEST, cycles.median() / Stage.INQUIRY.workdaysLeft()));
    }

    /** Counted from the last word; where that lies too far back, a quarter of the time from today, because it is late but not lost. */
    LocalDate of(Stage stage, LocalDate lastWord, LocalDate today) {
        int left = (int) Math.max(1, Math.round(pace * stage.workdaysLeft()));
        LocalDate planned = plus(lastWord, left);
        return planned.isAfter(today) ? planned : plus(today, Math.max(3, left / 4));
    }

    /** For what has to begin anew. */
    LocalDate anew(Stage stage, LocalDate today) {
        return plus(today, (int) Math.max(1, Math.round(pace * stage.workdaysLeft())));
    }

    private LocalDate plus(LocalDate start, int days) {
        LocalDate day = start;
        // A calendar without working days must not keep us here forever.
        LocalDate latest = start.plusDays(10L * days + 30);
        for (int left = days; left > 0 && day.isBefore(latest); ) {
            day = day.plusDays(1);
            left -= workingDays.works(day) ? 1 : 0;
        }
        return day;
    }

    /** The working days from a family's first inquiry to its first purchase. */
    private Spread cycles(Dealings dealings) {
        DoubleStream.Builder days = DoubleStream.builder();
        for (Map.Entry<String, List<Purchase>> bought :
                dealings.purchases().all().entrySet()) {
            LocalDate purchase = dealings.day(bought.getValue().get(0).time());
            Optional<LocalDate> asked = dealings.touches().getOrDefault(bought.getKey(), List.of()).stream()
                    .filter(touch -> touch.theirs() && !touch.about(IntentCategory.ORDER))
                    .map(touch -> dealings.day(touch.time()))
                    .findFirst()
                    .filter(first -> first.isBefore(purchase));
            asked.ifPresent(first -> days.add(workingDays.between(first, purchase)));
        }
        return Spread.of(days.build().toArray());
    }
}

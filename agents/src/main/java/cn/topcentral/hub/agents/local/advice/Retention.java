package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.statistics.Rhythm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How to keep them: an answer to each signal, and the next order in time (复购). */
record Retention(List<Claim<String>> signals, List<Claim<String>> actions) {
    private static final int AHEAD_DAYS = 2;

    static Retention of(Situation situation) {
        List<Signal> signals = new Signals(situation).all();
        List<Claim<String>> actions = new ArrayList<>();
        signals.stream().map(Signal::remedy).forEach(actions::add);
        reorder(situation).ifPresent(actions::add);
        return new Retention(signals.stream().map(Signal::claim).toList(), List.copyOf(actions));
    }

    private static Optional<Claim<String>> reorder(Situation situation) {
        Rhythm rhythm = situation.buying().rhythm();
        Optional<LocalDate> next = Campaigns.nextOrder(rhythm).filter(day -> day.isAfter(situation.today()));
        return next.flatMap(day -> situation.byLatestWord("下一单预计在" + situation.when(day) + "前后，提前" + AHEAD_DAYS
                + "天打电话问" + situation.bought().orElse("") + "库存"));
    }
}

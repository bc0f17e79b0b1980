package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.intake.Activity;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.List;

/** Counts what each source told for the first time, so that its silence can be seen (a late part is no sign that the line is alive). */
final class NoteActivity implements Stage {

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        transaction
                .activity()
                .add(arrivals.stream()
                        .filter(arrival -> !arrival.known() || arrival.joined().containsValue(Arrival.Joined.MERGED))
                        .map(arrival -> new Activity.Event(
                                arrival.draft().source().system(),
                                arrival.draft().type(),
                                arrival.draft().time(),
                                arrival.receivedAt()))
                        .toList());
        return arrivals;
    }
}

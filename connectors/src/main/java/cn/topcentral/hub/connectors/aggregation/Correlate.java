package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.matching.Facts;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.List;

/** Relates what was just stored to the other records of its matter. */
final class Correlate implements Stage {

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        Correlation correlation = new Correlation(transaction);
        List<Facts> fresh = new FactsReader(transaction)
                .of(arrivals.stream().filter(arrival -> !arrival.known()).toList());
        correlation.relateNew(fresh);
        correlation.correlate(arrivals.stream()
                .filter(Arrival::known)
                .map(Arrival::recordId)
                .distinct()
                .toList());
        return arrivals;
    }
}

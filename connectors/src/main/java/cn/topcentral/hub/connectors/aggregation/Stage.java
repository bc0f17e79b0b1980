package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.List;

/**
 * One step of the engine. It gets the batch as the step before left it and answers with its own; what it leaves out is known already. All
 * stages of a batch share one transaction: what one throws undoes them all, so none catches for itself.
 */
interface Stage {
    List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction);
}

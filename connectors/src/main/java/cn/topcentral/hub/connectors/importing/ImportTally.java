package cn.topcentral.hub.connectors.importing;

import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.importing.ImportReport.Reject;
import java.util.ArrayList;
import java.util.List;

/** Counts an import; used by the reading and the storing thread, hence synchronized. */
final class ImportTally {
    private long read;
    private long stored;
    private long duplicate;
    private long updated;
    private long merged;
    private long unclaimed;
    private long skipped;
    private long rejected;
    private final List<Reject> rejects = new ArrayList<>();

    synchronized void read() {
        read++;
    }

    synchronized void skip() {
        skipped++;
    }

    synchronized void reject(String file, String position, String reason) {
        rejected++;
        if (rejects.size() < ImportReport.MOST_REJECTS) {
            rejects.add(new Reject(file, position, reason));
        }
    }

    synchronized void count(IntakeResult result, String file, String position) {
        if (result instanceof IntakeResult.Stored kept) {
            stored++;
            if (!kept.claimed()) {
                unclaimed++;
            }
        } else if (result instanceof IntakeResult.Duplicate) {
            duplicate++;
        } else if (result instanceof IntakeResult.Updated) {
            updated++;
        } else if (result instanceof IntakeResult.Merged) {
            merged++;
        } else if (result instanceof IntakeResult.Rejected refused) {
            reject(file, position, refused.reason());
        } else {
            throw new IllegalStateException("Unknown result " + result.getClass());
        }
    }

    synchronized ImportReport report() {
        return new ImportReport(read, stored, duplicate, updated, merged, unclaimed, skipped, rejected, rejects);
    }
}

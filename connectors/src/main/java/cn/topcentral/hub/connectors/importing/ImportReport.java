package cn.topcentral.hub.connectors.importing;

import java.util.List;

/**
 * What an import came to.
 *
 * @param read items found in the files
 * @param stored new records
 * @param duplicate items whose source key was there already
 * @param updated items that added to a record that was there already (a recording, a transcript, an edit)
 * @param merged items that became a further source of a record that was there already
 * @param unclaimed of the stored ones, those whose customer nobody knows yet
 * @param skipped items rightly left out
 * @param rejected items that could not be stored; {@code rejects} says why, up to {@link #MOST_REJECTS} of them
 */
public record ImportReport(
        long read,
        long stored,
        long duplicate,
        long updated,
        long merged,
        long unclaimed,
        long skipped,
        long rejected,
        List<Reject> rejects) {

    /** A file of nothing but rubbish must not fill the memory; the count goes on. */
    public static final int MOST_REJECTS = 10_000;

    public ImportReport {
        rejects = List.copyOf(rejects);
    }

    /**
     * An item that could not be stored.
     *
     * @param position where in the file; empty when the whole file is meant
     */
    public record Reject(String file, String position, String reason) {}

    public boolean clean() {
        return rejected == 0;
    }
}

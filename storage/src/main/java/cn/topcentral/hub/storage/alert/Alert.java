package cn.topcentral.hub.storage.alert;

import java.util.Optional;

/**
 * Something that somebody has to look at.
 *
 * @param id what people type
 * @param version counts the changes; a change counts only while it is the one that was read
 */
public record Alert(
        long id,
        int version,
        AlertSubject subject,
        AlertFinding finding,
        AlertProgress progress,
        Optional<AlertHandling> handling) {

    public AlertState state() {
        return progress.state();
    }

    public Alert with(AlertProgress newProgress) {
        return new Alert(id, version, subject, finding, newProgress, handling);
    }

    public Alert with(AlertFinding newFinding) {
        return new Alert(id, version, subject, newFinding, progress, handling);
    }

    public Alert with(Optional<AlertHandling> newHandling) {
        return new Alert(id, version, subject, finding, progress, newHandling);
    }
}

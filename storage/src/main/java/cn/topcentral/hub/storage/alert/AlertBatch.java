package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.notification.NewNotification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes that are written together or not at all. Filled by one thread, then handed to {@link AlertRepository}. */
public final class AlertBatch {
    final Map<Long, Alert> changed = new LinkedHashMap<>();
    final List<NewAlert> opened = new ArrayList<>();
    final List<NewNotification> pushes = new ArrayList<>();
    final List<AlertCopy> copies = new ArrayList<>();
    final List<Silence> silences = new ArrayList<>();
    final List<NewAlertTask> tasks = new ArrayList<>();
    final List<AuditEntry> audit = new ArrayList<>();
    final List<Long> redrawn = new ArrayList<>();

    /** An alert as it is to be from now on; its version is the one it was read with. */
    public AlertBatch change(Alert alert) {
        changed.put(alert.id(), alert);
        return this;
    }

    /** The same, and cards that show it are to be drawn anew. */
    public AlertBatch changeShown(Alert alert) {
        redrawn.add(alert.id());
        return change(alert);
    }

    public AlertBatch open(NewAlert alert) {
        opened.add(alert);
        return this;
    }

    public AlertBatch push(NewNotification notification) {
        pushes.add(notification);
        return this;
    }

    public AlertBatch copy(AlertCopy copy) {
        copies.add(copy);
        return this;
    }

    /** A silence from now on; its id does not count. */
    public AlertBatch silence(Silence silence) {
        silences.add(silence);
        return this;
    }

    public AlertBatch task(NewAlertTask task) {
        tasks.add(task);
        return this;
    }

    public AlertBatch audit(AuditEntry entry) {
        audit.add(entry);
        return this;
    }

    /** The alerts as they are to be, in the order they were given. */
    public List<Alert> changed() {
        return List.copyOf(changed.values());
    }

    public boolean isEmpty() {
        return changed.isEmpty() && opened.isEmpty() && pushes.isEmpty() && silences.isEmpty() && audit.isEmpty();
    }
}

package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import org.jdbi.v3.core.Handle;

/** The follow-up tasks that come of alerts. */
final class AlertTasks {
    private AlertTasks() {}

    static void insert(Handle handle, NewAlertTask task) {
        handle.createUpdate(
                        """
                        INSERT INTO communication_tasks
                            (task_id, record_id, customer_id, title, promised_by, assigned_to, due_at, status, created_by, created_at)
                        VALUES (:id, :record, :customer, :title, 'us', :assignee, :due, 'open', :by, :at)
                        ON CONFLICT (task_id) DO NOTHING
                        """)
                .bind("id", task.id())
                .bind("record", task.record().map(RecordId::value))
                .bind("customer", task.customer().map(CustomerId::value))
                .bind("title", task.title())
                .bind("assignee", task.assignee())
                .bind("due", task.due())
                .bind("by", task.by())
                .bind("at", task.at())
                .execute();
    }
}

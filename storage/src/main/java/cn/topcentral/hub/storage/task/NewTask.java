package cn.topcentral.hub.storage.task;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A task that a person makes.
 *
 * @param id derived from the request, so that the same request makes one task however often it is tried
 * @param assignedTo the userid of who is to do it
 * @param remindAt when exactly to remind them; empty for the usual
 */
public record NewTask(
        String id,
        String title,
        Optional<CustomerId> customer,
        String assignedTo,
        Optional<Instant> dueAt,
        Optional<Instant> remindAt) {
    public NewTask {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A task needs a title");
        }
    }
}

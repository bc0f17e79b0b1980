package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A task that comes of an alert being handed to somebody.
 *
 * @param id the same for the same alert, episode and person
 */
public record NewAlertTask(
        String id,
        Optional<RecordId> record,
        Optional<CustomerId> customer,
        String title,
        String assignee,
        Instant due,
        String by,
        Instant at) {}

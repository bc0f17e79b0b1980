package cn.topcentral.hub.storage.communication;

import java.time.Instant;
import java.util.Optional;

/**
 * Something to be done that the source listed.
 *
 * @param id made from the record and the title, so that the same item is one task however often it is told
 * @param assignee one of our people by userid
 */
public record NewTask(String id, String title, Optional<Instant> due, Optional<String> assignee) {}

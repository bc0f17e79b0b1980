package cn.topcentral.hub.connectors.aggregation;

import java.time.Instant;
import java.util.Optional;

/**
 * Something to be done that the source itself lists: an action item of a meeting's minutes, a follow-up of a visit report. It becomes an open
 * task.
 *
 * @param title what is to be done, as an imperative where the source has one
 * @param due by when
 * @param owner who is to do it, as the source names them
 */
public record FollowUp(String title, Optional<Instant> due, Optional<String> owner) {}

package cn.topcentral.hub.storage.trouble;

import java.time.Instant;

/**
 * A reason and how often it is given.
 *
 * @param shape the reason with {@code #} for numbers and ids
 * @param example one of the reasons
 */
public record TroubleReason(String shape, String example, long count, Instant oldest, Instant newest) {}

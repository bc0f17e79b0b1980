package cn.topcentral.hub.storage.callback;

import java.time.Instant;

/**
 * A callback this process may work on until its lease ends.
 *
 * @param attempts how often it has been claimed, this time included; also tells this claim from a later one
 */
public record ClaimedCallback(
        long id, String door, String sender, String payload, int attempts, Instant receivedAt, Instant leaseUntil) {}

package cn.topcentral.hub.storage.callback;

import java.time.Instant;

/**
 * A callback as it is written down before its sender is answered.
 *
 * @param door where it came in, e.g. {@code wecom_app}
 * @param dedupeKey the same for every delivery of one callback; unique within the door
 * @param sender whose callbacks are worked on one after the other
 * @param payload the decrypted body
 * @param receivedAt when it arrived, by our clock
 */
public record CallbackEntry(String door, String dedupeKey, String sender, String payload, Instant receivedAt) {}

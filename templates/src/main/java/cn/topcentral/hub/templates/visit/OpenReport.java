package cn.topcentral.hub.templates.visit;

import java.util.Optional;

/**
 * A visit report that is being written.
 *
 * @param customer as the customer is called, once that is known
 * @param texts how many messages of words
 * @param photos how many photos are kept
 * @param others voice, files, links
 * @param place whether a place is known
 */
public record OpenReport(
        String dialogId, int revision, Optional<String> customer, int texts, int photos, int others, boolean place) {}

package cn.topcentral.hub.storage.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did about an alert.
 *
 * @param by the userid of whoever did it
 * @param result in their words
 * @param assignee the userid of whoever is to see to it
 */
public record AlertHandling(String by, Instant at, Optional<String> result, Optional<String> assignee) {}

package cn.topcentral.hub.storage.notification;

import java.util.Optional;

/**
 * How a push went out.
 *
 * @param form {@code card}, {@code markdown} or {@code text}
 * @param messageId WeCom's; empty where a route gives none
 * @param responseCode good for one change of the card within 24 hours
 */
public record SentPush(String route, String form, String messageId, Optional<String> responseCode) {}

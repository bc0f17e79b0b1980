package cn.topcentral.hub.storage.board;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer of a list.
 *
 * @param name as people call it
 * @param lastContact when there was last contact on any channel
 */
public record CustomerLine(CustomerId id, String name, Optional<String> owner, Optional<Instant> lastContact) {}

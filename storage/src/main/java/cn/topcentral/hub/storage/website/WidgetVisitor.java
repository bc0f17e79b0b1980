package cn.topcentral.hub.storage.website;

import java.util.Optional;
import java.util.UUID;

/**
 * A visitor of one of our sites who has written something.
 *
 * @param page where they first wrote
 */
public record WidgetVisitor(
        UUID id,
        String site,
        Optional<String> name,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> page,
        Optional<Long> conversation) {}

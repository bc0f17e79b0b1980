package cn.topcentral.hub.storage.trouble;

import java.util.Optional;

/**
 * Which of the failed of a kind: one, or all of a reason.
 *
 * @param shape as in {@link TroubleReason}
 */
public record TroubleSelection(Optional<Long> id, Optional<String> shape) {
    public TroubleSelection {
        if (id.isPresent() == shape.isPresent()) {
            throw new IllegalArgumentException("One, or all of a reason");
        }
    }

    public static TroubleSelection one(long id) {
        return new TroubleSelection(Optional.of(id), Optional.empty());
    }

    public static TroubleSelection ofReason(String shape) {
        return new TroubleSelection(Optional.empty(), Optional.of(shape));
    }
}

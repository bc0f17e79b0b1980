package cn.topcentral.hub.storage.board;

import java.util.Optional;

/**
 * A customer that somebody should look after now.
 *
 * @param health the score A11 gave it, 0 to 100
 * @param falling whether A11 saw it fall
 * @param quiet whether there was no contact since the moment that was asked for
 * @param complaints how many alerts about complaints and quality stand
 */
public record NeedsAttention(
        CustomerLine customer, Optional<Integer> health, boolean falling, boolean quiet, long complaints) {}

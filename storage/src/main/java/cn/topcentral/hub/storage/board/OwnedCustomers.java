package cn.topcentral.hub.storage.board;

import java.util.Optional;

/**
 * How many customers somebody looks after.
 *
 * @param owner their userid; empty for customers that are nobody's
 * @param quiet how many of them had no contact since a moment
 */
public record OwnedCustomers(Optional<String> owner, long customers, long quiet) {}

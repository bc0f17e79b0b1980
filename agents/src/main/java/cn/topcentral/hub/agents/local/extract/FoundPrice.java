package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.storage.analysis.StatedPrice;

/**
 * A price where it stands.
 *
 * @param kept the customer wants it to stay what it was ({@code 还按老价}), so that it is the one under discussion whatever is said later
 * @param past what it was before, {@code 原9850}; counts when nothing newer is said
 */
record FoundPrice(int start, int end, boolean kept, boolean past, StatedPrice stated) {}

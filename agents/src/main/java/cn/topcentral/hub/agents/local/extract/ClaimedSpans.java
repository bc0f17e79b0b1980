package cn.topcentral.hub.agents.local.extract;

import java.util.BitSet;

/** Which characters already belong to a fact. Rules run from the most to the least certain, and what one has taken no other reads again. */
final class ClaimedSpans {
    private final BitSet taken = new BitSet();

    /** Takes a span; false, and nothing taken, when a part of it is taken already. */
    boolean claim(int start, int end) {
        if (!isFree(start, end)) {
            return false;
        }
        taken.set(start, end);
        return true;
    }

    boolean isFree(int start, int end) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }
}

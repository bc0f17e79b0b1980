package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Claim;

/**
 * Something that may drive them away.
 *
 * @param action what to do about it, an imperative
 */
record Signal(Claim<String> claim, String action) {

    /** The action, resting on the same words. */
    Claim<String> remedy() {
        return claim.map(text -> action);
    }
}

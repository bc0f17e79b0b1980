package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Claim;
import java.util.Optional;

/**
 * Something that may lose us a sale.
 *
 * @param remedy what to do about it, an imperative
 */
record Risk(Kind kind, Claim<String> claim, String remedy) {

    /** In the order in which they are told. */
    enum Kind {
        UNANSWERED,
        BROKEN_PROMISE,
        CHEAPER_COMPETITOR,
        COMPETITOR,
        PRICE_GAP,
        PAYMENT_TERMS,
        COMPLAINT,
        WORRY,
        SILENCE
    }

    static Optional<Risk> of(Kind kind, Optional<Claim<String>> claim, String remedy) {
        return claim.map(found -> new Risk(kind, found, remedy));
    }
}

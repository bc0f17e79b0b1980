package cn.topcentral.hub.connectors.party;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A phone number in one spelling.
 *
 * @param e164 the number as {@code +8613812345678}; empty when it is not a valid number of any country
 * @param extension the digits to dial after the number is answered
 * @param kind what the number is, which tells how far it identifies somebody
 * @param raw exactly what was given
 */
public record NormalisedPhone(Optional<String> e164, Optional<String> extension, Kind kind, String raw) {

    /** What a number is. Only {@link #MOBILE} belongs to one person. */
    public enum Kind {
        MOBILE,
        /** A landline; behind it may be a switchboard that a whole company shares. */
        FIXED_LINE,
        /** A 400 number. */
        SHARED_COST,
        /** An 800 number. */
        TOLL_FREE,
        /** A service number such as 95588; it has no E.164 form and identifies nobody. */
        SHORT,
        /** Valid, but none of these, or the numbering plan does not tell (North America). */
        OTHER,
        /** Not a number that can be called: masked, cut off, damaged, an SMS gateway's sender. */
        UNKNOWN
    }

    /** The one string equal numbers share: E.164, or {@code short:95588} for service numbers; empty when unknown. */
    public Optional<String> token() {
        return kind == Kind.SHORT
                ? Optional.of("short:"
                        + Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("\\D", ""))
                : e164;
    }

    static NormalisedPhone unknown(String raw) {
        return new NormalisedPhone(Optional.empty(), Optional.empty(), Kind.UNKNOWN, raw);
    }
}

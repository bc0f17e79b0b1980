package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * By which signs the records are found that could be the same as a given one. Most communications (chat messages, mails with a Message-ID) have
 * none and cost nothing.
 */
public final class Lookups {
    /** A training with fifty guests need not be found by every one of them. */
    private static final int MOST_PAIRS = 40;

    private Lookups() {}

    /**
     * A sign, and how far before and after the record's time others that bear it are looked for.
     *
     * @param sign stored with every record that has it
     */
    public record Lookup(String sign, Duration window) {}

    /** The lookups of a record. */
    public static List<Lookup> of(Facts facts) {
        List<Lookup> lookups = new ArrayList<>();
        if (facts.direction() == Direction.INTERNAL) {
            return lookups;
        }
        if (SameCall.TYPES.contains(facts.type())) {
            facts.counterpartPhones().forEach(phone -> lookups.add(lookup(SignKind.PHONE.sign(phone), SameCall.START)));
        }
        if (SameMeeting.TYPES.contains(facts.type())) {
            Signs.meetingCodes(facts)
                    .forEach(code -> lookups.add(lookup(SignKind.MEETING.sign(code), SameMeeting.START)));
            facts.counterparts().forEach(party -> lookups.add(lookup("guest:" + party, SameText.WINDOW)));
            pairsOfNames(facts).forEach(pair -> lookups.add(lookup("guest:names:" + pair, SameText.WINDOW)));
        }
        if (SameText.concerns(facts)) {
            TextPrint.bands(facts.content()).forEach(band -> lookups.add(lookup("text:" + band, SameText.WINDOW)));
        }
        return lookups;
    }

    /** A guest's name alone is anybody's; together with one of ours it is a meeting's. */
    private static List<String> pairsOfNames(Facts facts) {
        return facts.ourNames().stream()
                .flatMap(mine -> facts.theirNames().stream().map(theirs -> mine + '/' + theirs))
                .sorted()
                .limit(MOST_PAIRS)
                .toList();
    }

    private static Lookup lookup(String sign, Duration window) {
        return new Lookup(sign, window);
    }

    /** How far around a record to look among its customer's meetings and visits; zero for what is no meeting. */
    public static Duration meetingsOfTheCustomer(Facts facts) {
        return SameMeeting.TYPES.contains(facts.type()) && facts.direction() != Direction.INTERNAL
                ? SameText.WINDOW
                : Duration.ZERO;
    }
}

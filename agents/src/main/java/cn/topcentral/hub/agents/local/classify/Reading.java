package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.agents.local.text.Segment;
import cn.topcentral.hub.agents.local.text.Voice;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the classifiers look at: one communication with its words sorted by who said them.
 *
 * @param customerWords what the customer wrote or said now, or what a report tells of the customer; without quoted mails and signatures
 * @param ownWords what our side wrote or said
 * @param daysToNextDate from the record's day to the nearest day named that is not past; empty when none is named
 */
public record Reading(
        CommunicationType type,
        Speaker speaker,
        String customerWords,
        String ownWords,
        OptionalLong daysToNextDate,
        boolean namesProduct,
        boolean namesPrice,
        boolean namesQuantity,
        boolean namesCompetitor,
        boolean asksUsToAct) {

    /** Longer texts are cut: nothing decides a communication after that many characters, and cue words take time. */
    private static final int MOST_CHARACTERS = 6000;

    public Reading {
        customerWords = plain(customerWords);
        ownWords = plain(ownWords);
    }

    /** Sorts the words of a text, and takes from its facts what tells the classes apart. */
    public static Reading of(CommunicationText text, Extraction facts) {
        StringBuilder customer = new StringBuilder();
        StringBuilder own = new StringBuilder();
        for (Segment segment : text.segments()) {
            if (segment.isBody()) {
                (segment.voice() == Voice.SELLER ? own : customer)
                        .append(text.content(), segment.start(), segment.end())
                        .append('\n');
            }
        }
        AnalysisRequest request = text.request();
        LocalDate day = request.time().atZone(request.zone()).toLocalDate();
        return new Reading(
                request.type(),
                request.speaker(),
                customer.toString(),
                own.toString(),
                facts.dates().stream()
                        .filter(date -> !date.end().isBefore(day))
                        .mapToLong(date -> ChronoUnit.DAYS.between(day, date.end()))
                        .min(),
                !facts.products().isEmpty(),
                facts.price().isPresent(),
                facts.quantity().isPresent(),
                !facts.competitors().isEmpty(),
                facts.commitments().stream().anyMatch(promise -> promise.promisedBy() == Speaker.SELLER));
    }

    /** The words that tell what it is about: the customer's, and ours where there are none. */
    String topicWords() {
        return customerWords.isBlank() ? ownWords : customerWords;
    }

    /** Whether nothing is said at all. */
    public boolean isBlank() {
        return topicWords().isBlank();
    }

    /** Whether only our side speaks, and not about the customer. */
    public boolean isOursAlone() {
        return customerWords.isBlank() && !ownWords.isBlank();
    }

    /** In one form of width and case. */
    static String plain(String words) {
        String cut = words.length() <= MOST_CHARACTERS
                ? words
                : words.substring(0, MOST_CHARACTERS / 2) + "\n"
                        + words.substring(words.length() - MOST_CHARACTERS / 2);
        return Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}

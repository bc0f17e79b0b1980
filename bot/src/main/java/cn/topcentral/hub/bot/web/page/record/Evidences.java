package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.templates.page.record.QuotedText.Place;
import cn.topcentral.hub.templates.page.record.RecordLabels.Quote;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds in the shown text what labels rest on, and gives each place an id. Equal quotes share a place; asked in the same order it gives the same ids, so
 * that links of one answer fit the text of another. Not thread-safe: one for each answer.
 */
final class Evidences {
    /** More would be a text that is marked all over. */
    private static final int MOST = 200;

    private final String text;
    private final int shown;
    private final String prefix;
    private final String whole;
    private final List<Place> places = new ArrayList<>();

    /**
     * @param text the whole text, cleaned
     * @param shown how many characters of it are shown
     * @param prefix of the ids
     * @param whole where all of it is shown, for what lies behind
     */
    Evidences(String text, int shown, String prefix, String whole) {
        this.text = text;
        this.shown = shown;
        this.prefix = prefix;
        this.whole = whole;
    }

    /** The quote with its place; without a link when the text does not hold it, empty when it says nothing. */
    Optional<Quote> quote(String quoted) {
        String words = CleanText.lines(quoted);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int start = text.indexOf(words);
        if (start < 0) {
            return Optional.of(new Quote("", words));
        }
        int end = start + words.length();
        int number = number(start, end);
        if (number > MOST) {
            return Optional.of(new Quote("", words));
        }
        return Optional.of(new Quote(start < shown ? "#" + prefix + "q" + number : whole + "#q" + number, words));
    }

    private int number(int start, int end) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).start() == start && places.get(i).end() == end) {
                return i + 1;
            }
        }
        int number = places.size() + 1;
        if (number <= MOST) {
            places.add(new Place(start, end, prefix + "q" + number));
        }
        return number;
    }

    /** All places asked for so far. */
    List<Place> places() {
        return List.copyOf(places);
    }
}

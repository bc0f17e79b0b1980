package cn.topcentral.hub.templates.page.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text in which places are marked. Marks lie within one another as their places do; of two places that only overlap the second is cut where the first
 * ends and goes on behind it. Read in order the words are the text.
 */
public record QuotedText(List<Piece> pieces) {
    public QuotedText {
        pieces = List.copyOf(pieces);
    }

    /** A stretch of the text. */
    public sealed interface Piece {
        /** Words as they are. */
        record Words(String text) implements Piece {}

        /**
         * Words with a mark.
         *
         * @param id by which links lead to it; empty for what goes on from an earlier piece
         */
        record Mark(String id, List<Piece> pieces) implements Piece {
            public Mark {
                pieces = List.copyOf(pieces);
            }

            /** Whether it goes on from an earlier piece. */
            public boolean continued() {
                return id.isEmpty();
            }
        }
    }

    /**
     * A place to mark.
     *
     * @param id empty for one that began before this text
     */
    public record Place(int start, int end, String id) {}

    /** Marks the places; what of them lies outside of the text, and empty ones, are left out. */
    public static QuotedText of(String text, List<Place> places) {
        List<Place> within = places.stream()
                .map(place -> new Place(Math.max(0, place.start()), Math.min(text.length(), place.end()), place.id()))
                .filter(place -> place.start() < place.end())
                .toList();
        return new QuotedText(pieces(text, 0, text.length(), within));
    }

    /** The text without marks. */
    public static QuotedText plain(String text) {
        return of(text, List.of());
    }

    /** What it says. */
    public String text() {
        StringBuilder text = new StringBuilder();
        append(pieces, text);
        return text.toString();
    }

    private static void append(List<Piece> pieces, StringBuilder text) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                text.append(words.text());
            } else if (piece instanceof Piece.Mark mark) {
                append(mark.pieces(), text);
            }
        }
    }

    private static List<Piece> pieces(String text, int from, int to, List<Place> places) {
        List<Piece> pieces = new ArrayList<>();
        List<Place> left = new ArrayList<>(places);
        int at = from;
        while (!left.isEmpty()) {
            // The longer of two that begin together is the outer one.
            left.sort(Comparator.comparingInt(Place::start)
                    .thenComparing(Comparator.comparingInt(Place::end).reversed()));
            Place outer = left.remove(0);
            words(text, at, outer.start(), pieces);
            List<Place> inner = new ArrayList<>();
            List<Place> later = new ArrayList<>();
            for (Place place : left) {
                if (place.start() >= outer.end()) {
                    later.add(place);
                } else if (place.end() <= outer.end()) {
                    inner.add(place);
                } else {
                    inner.add(new Place(place.start(), outer.end(), place.id()));
                    later.add(new Place(outer.end(), place.end(), ""));
                }
            }
            pieces.add(new Piece.Mark(outer.id(), pieces(text, outer.start(), outer.end(), inner)));
            left = later;
            at = outer.end();
        }
        words(text, at, to, pieces);
        return pieces;
    }

    private static void words(String text, int from, int to, List<Piece> pieces) {
        if (from < to) {
            pieces.add(new Piece.Words(text.substring(from, to)));
        }
    }
}

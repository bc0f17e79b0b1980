package cn.topcentral.hub.templates.page.record;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.page.Pages;
import cn.topcentral.hub.templates.page.record.QuotedText.Piece;
import cn.topcentral.hub.templates.page.record.QuotedText.Place;
import cn.topcentral.hub.templates.page.record.RecordText.Passage;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

class QuotedTextProperties {
    private final Pages pages = new Pages();

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("客户要报价 <mark id=\"q1\">&amp;</p>'\n😀")
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<Place>> places() {
        return Combinators.combine(
                        Arbitraries.integers().between(-5, 45),
                        Arbitraries.integers().between(0, 30))
                .as((start, length) -> new Place(start, start + length, "q"))
                .list()
                .ofMaxSize(12)
                .map(places -> IntStream.range(0, places.size())
                        .mapToObj(i ->
                                new Place(places.get(i).start(), places.get(i).end(), "q" + i))
                        .toList());
    }

    @Property
    void theWordsAreTheTextHoweverTheMarksLie(@ForAll("texts") String text, @ForAll("places") List<Place> places) {
        assertThat(QuotedText.of(text, places).text()).isEqualTo(text);
    }

    @Property
    void everyPlaceThatHoldsSomethingIsMarkedOnceFromItsBeginning(
            @ForAll("texts") String text, @ForAll("places") List<Place> places) {
        QuotedText quoted = QuotedText.of(text, places);
        for (Place place : places) {
            int start = Math.max(0, place.start());
            int end = Math.min(text.length(), place.end());
            List<String> marked = marked(quoted.pieces(), place.id());
            if (start < end) {
                assertThat(marked).as(place.id()).hasSize(1);
                assertThat(text.substring(start, end)).startsWith(marked.get(0));
            } else {
                assertThat(marked).as(place.id()).isEmpty();
            }
        }
    }

    @Property(tries = 200)
    void aBrowserReadsTheTextAsItIs(@ForAll("texts") String text, @ForAll("places") List<Place> places) {
        String html = pages.part(
                new RecordText("", List.of(new Passage("", "unknown", "", QuotedText.of(text, places))), 0, "", ""));
        Document page = Jsoup.parse(html, Parser.xmlParser());
        page.outputSettings().prettyPrint(false);
        String read = text.isEmpty()
                ? ""
                : Objects.requireNonNull(page.selectFirst(".words")).wholeText();
        assertThat(read).isEqualTo(text);
    }

    @Example
    void aPlaceThatOnlyOverlapsGoesOnBehindTheFirst() {
        QuotedText quoted = QuotedText.of("0123456789", List.of(new Place(0, 6, "a"), new Place(4, 8, "b")));
        assertThat(quoted.pieces())
                .containsExactly(
                        new Piece.Mark(
                                "a",
                                List.of(new Piece.Words("0123"), new Piece.Mark("b", List.of(new Piece.Words("45"))))),
                        new Piece.Mark("", List.of(new Piece.Words("67"))),
                        new Piece.Words("89"));
    }

    private static List<String> marked(List<Piece> pieces, String id) {
        return pieces.stream()
                .filter(Piece.Mark.class::isInstance)
                .map(Piece.Mark.class::cast)
                .flatMap(mark -> Stream.concat(
                        mark.id().equals(id) ? Stream.of(new QuotedText(List.of(mark)).text()) : Stream.of(),
                        marked(mark.pieces(), id).stream()))
                .toList();
    }
}

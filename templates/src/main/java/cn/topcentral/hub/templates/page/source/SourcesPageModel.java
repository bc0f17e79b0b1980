package cn.topcentral.hub.templates.page.source;

import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.When;
import java.util.List;
import java.util.Optional;

/**
 * How the sources are, what waits, and what failed.
 *
 * @param headline the most important of it in a sentence
 * @param well whether nothing needs anybody's attention
 * @param channels by urgency: those that cannot be asked, the quiet ones, the others
 * @param polls what is asked by the clock
 * @param routes ways out that do not work at present, with why
 */
public record SourcesPageModel(
        String headline,
        boolean well,
        List<Channel> channels,
        List<Poll> polls,
        Chart week,
        List<Queue> queues,
        List<Line> routes,
        TroublesView troubles)
        implements View {
    public SourcesPageModel {
        channels = List.copyOf(channels);
        polls = List.copyOf(polls);
        queues = List.copyOf(queues);
        routes = List.copyOf(routes);
    }

    @Override
    public String template() {
        return "source/sources.jte";
    }

    /** How something is. */
    public enum State {
        GOOD("正常", "good"),
        QUIET("安静了", "bad"),
        FAILING("连不上", "bad");

        private final String word;
        private final String tone;

        State(String word, String tone) {
            this.word = word;
            this.tone = tone;
        }

        public String word() {
            return word;
        }

        /** The class of its label. */
        public String tone() {
            return tone;
        }
    }

    /**
     * A source of communications.
     *
     * @param system as it stands in records
     * @param rhythm what is usual, and what is now
     * @param remedy what to do; empty when nothing is
     * @param lag between the newest communication and its arrival, in words
     */
    public record Channel(
            String icon,
            String label,
            String system,
            State state,
            String rhythm,
            Optional<String> remedy,
            When lastEvent,
            When lastReceived,
            String lag,
            long records) {}

    /**
     * Something that is asked by the clock.
     *
     * @param trouble why it fails and what to do; empty when it does not
     * @param detail what the other side said, for administrators
     */
    public record Poll(
            String name,
            String label,
            State state,
            Optional<When> lastSuccess,
            Optional<When> next,
            Optional<String> trouble,
            Optional<String> detail) {}

    /** A queue; {@code oldest} is empty when it is. */
    public record Queue(String label, long waiting, Optional<When> oldest, Optional<String> remark) {}

    /** A name and what is to say of it. */
    public record Line(String name, String text) {}
}

package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The head of every page of a customer (seed 6.1): who it is, how the relationship is, and the ways to look at it.
 *
 * @param name what people call the customer
 * @param registeredName the name in full
 * @param health how the relationship is, once A11 said so
 * @param lastContact the newest communication on any channel
 * @param facts what else stands under the name, in order, each a few words
 * @param demo whether these are invented data
 * @param tabs the views, in order
 * @param ways to what else there is of the customer, in order
 */
public record CustomerHeader(
        String name,
        String registeredName,
        Optional<Health> health,
        Optional<Moment> lastContact,
        List<String> facts,
        boolean demo,
        List<Tab> tabs,
        List<Way> ways) {
    /** A way to look at the customer. */
    public record Tab(String label, String icon, String path, boolean current) {}

    /** A way to another page. */
    public record Way(String label, String icon, String path) {}

    /**
     * The health of the relationship as A11 found it.
     *
     * @param score 0 to 100
     * @param trend {@code upward}, {@code stable} or {@code downward}
     * @param assessment the score in a sentence
     * @param reasons what the score is made of
     * @param found when
     */
    public record Health(int score, String trend, String assessment, List<Reason> reasons, Moment found) {
        public Health {
            reasons = List.copyOf(reasons);
        }

        public String arrow() {
            return trend.equals("upward") ? "↑" : trend.equals("downward") ? "↓" : "→";
        }

        public String trendWords() {
            return trend.equals("upward") ? "上升" : trend.equals("downward") ? "下降" : "平稳";
        }

        /** The class of its colour. */
        public String tone() {
            return score >= 75 ? "good" : score < 60 ? "bad" : "plain";
        }
    }

    /**
     * A part of the score.
     *
     * @param value 0 to 100
     * @param percent its share of the score
     */
    public record Reason(String name, int value, int percent, String explanation) {}

    /** A time as people read it: how long ago, and the day and clock behind that. */
    public record Moment(Instant at, String relative, String absolute) {
        public static Moment of(Instant at, Instant now) {
            return new Moment(at, ChineseTime.relative(at, now), ChineseTime.date(at) + " " + ChineseTime.clock(at));
        }
    }

    public CustomerHeader {
        facts = List.copyOf(facts);
        tabs = List.copyOf(tabs);
        ways = List.copyOf(ways);
    }

    /** What stands beside the name in full; empty where the customer is called by that. */
    public String shortName() {
        return name.equals(registeredName) ? "" : name;
    }
}

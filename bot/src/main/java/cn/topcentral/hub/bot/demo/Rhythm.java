package cn.topcentral.hub.bot.demo;

import java.util.List;
import java.util.Map;

/**
 * How often, and about what, a kind of customer and we talk.
 *
 * @param from days ago that it began
 * @param to days ago that it ended; 0 when it goes on
 * @param every days between the beginnings of two matters
 * @param spread so many days more or less
 * @param plots the names of plots, drawn at random; one that stands twice is drawn twice as often
 * @param last plots told at the end, whatever else was drawn
 */
record Rhythm(int from, int to, int every, int spread, List<String> plots, List<String> last) {

    /** The file. */
    record File(Map<String, Rhythm> rhythms) {}

    Rhythm {
        plots = List.copyOf(plots);
        last = List.copyOf(last);
    }

    static Map<String, Rhythm> load() {
        return Resources.yaml("rhythms.yaml", File.class).rhythms();
    }
}

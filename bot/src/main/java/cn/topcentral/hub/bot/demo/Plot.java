package cn.topcentral.hub.bot.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A matter between a customer and us from beginning to end, as the file {@code plots.txt} tells it.
 *
 * @param steps what happens one after the other
 */
record Plot(String name, List<Step> steps) {
    Plot {
        steps = List.copyOf(steps);
    }

    /**
     * One communication of a plot.
     *
     * @param optional happens half of the time
     * @param workdays after the step before; 0 for the same day, later
     * @param channel chat, call, hotline, mail, visit, meeting, video, form, webchat
     * @param script the name of a script of that channel
     */
    record Step(boolean optional, int workdays, String channel, String script) {}

    static Map<String, Plot> load() {
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        String name = "";
        for (String line : Resources.lines("plots.txt")) {
            if (line.startsWith("## ")) {
                name = line.substring(3);
                steps.put(name, new ArrayList<>());
            } else if (!line.isBlank()) {
                steps.getOrDefault(name, new ArrayList<>()).add(step(line));
            }
        }
        Map<String, Plot> plots = new LinkedHashMap<>();
        steps.forEach((plot, its) -> plots.put(plot, new Plot(plot, its)));
        return plots;
    }

    private static Step step(String line) {
        boolean optional = line.startsWith("?");
        String[] words = (optional ? line.substring(1) : line).split("\\s+", -1);
        if (words.length != 3) {
            throw new IllegalStateException("plots.txt: a step is 'workdays channel script', not: " + line);
        }
        return new Step(optional, Integer.parseInt(words[0]), words[1], words[2]);
    }
}

package cn.topcentral.hub.bot.study;

import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import java.util.Arrays;
import java.util.List;

/**
 * A customer's name and what follows it. Names may hold spaces, and on a phone the space after one is easily left out: the longest beginning that is
 * somebody's name is the name, else the first word. This only takes the line apart; who may see the customer is decided by whoever looks it up.
 */
record NameAndRest(String name, String rest) {
    private static final int MOST_WORDS = 5;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;

    static NameAndRest of(CommandRequest request, CustomerLookup lookup) {
        String line = request.arguments();
        if (request.origin() == Origin.TAPPED) {
            return new NameAndRest(line, "");
        }
        List<String> words = Arrays.asList(line.split(" ", -1));
        for (int count = Math.min(words.size(), MOST_WORDS); count > 1; count--) {
            String name = String.join(" ", words.subList(0, count));
            if (!lookup.named(name).isEmpty()) {
                return new NameAndRest(name, String.join(" ", words.subList(count, words.size())));
            }
        }
        if (words.size() > 1) {
            return new NameAndRest(words.get(0), String.join(" ", words.subList(1, words.size())));
        }
        return unspaced(line, lookup);
    }

    private static NameAndRest unspaced(String line, CustomerLookup lookup) {
        for (int end = Math.min(LONGEST, line.length() - SHORTEST); end >= SHORTEST; end--) {
            if (!Character.isLowSurrogate(line.charAt(end))
                    && !lookup.named(line.substring(0, end)).isEmpty()
                    && lookup.named(line).isEmpty()) {
                return new NameAndRest(line.substring(0, end), line.substring(end));
            }
        }
        return new NameAndRest(line, "");
    }
}

package cn.topcentral.hub.agents.llm.customer;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a history in few words, with the words that matter most as they were said. */
record Summary(String text, List<Quoted> quotes) {

    /** Literal words of a record. */
    record Quoted(String recordId, String quote) {}

    String line(String heading) {
        return heading + "：" + text
                + quotes.stream()
                        .map(quoted -> " [" + quoted.recordId() + "]“" + quoted.quote() + "”")
                        .collect(Collectors.joining());
    }
}

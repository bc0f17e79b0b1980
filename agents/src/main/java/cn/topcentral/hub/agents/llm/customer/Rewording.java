package cn.topcentral.hub.agents.llm.customer;

import java.util.List;
import java.util.Map;

/**
 * What the model changes in a finding, checked.
 *
 * @param texts by the JSON pointer of the place
 */
record Rewording(Map<String, String> texts, List<Addition> additions) {

    /** A further item of a list, with the words of a record that bear it out. */
    record Addition(String at, String text, String recordId, String quote) {}
}

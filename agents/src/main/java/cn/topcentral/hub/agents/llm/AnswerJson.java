package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.agents.finding.AgentJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds the JSON object in what a model says: thinking aloud, a fence of Markdown and a polite sentence around it do no harm. */
final class AnswerJson {
    private AnswerJson() {}

    static Optional<JsonNode> in(String answer) {
        int thought = answer.lastIndexOf("</think>");
        String text = thought < 0 ? answer : answer.substring(thought + "</think>".length());
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        try {
            JsonNode node = AgentJson.MAPPER.readTree(text.substring(start, end + 1));
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

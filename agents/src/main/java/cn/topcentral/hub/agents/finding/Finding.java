package cn.topcentral.hub.agents.finding;

import java.util.List;

/**
 * An agent's answer with what it rests on. In JSON the members of the answer stand at the top, as the seed has them, and {@code evidence} and
 * {@code generated_by} beside them.
 *
 * @param evidence every claim of the answer has at least one
 * @see AgentJson#write
 */
public record Finding<T>(T result, List<Evidence> evidence, GeneratedBy generatedBy) {
    public Finding {
        evidence = List.copyOf(evidence);
    }
}

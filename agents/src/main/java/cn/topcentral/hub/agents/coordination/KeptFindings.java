package cn.topcentral.hub.agents.coordination;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the agents had found when a customer's report was written, with all that its page needs to be the same for ever: the records behind the
 * claims are named with their times.
 *
 * @param coordination without the report's text, which is kept beside it
 * @param evidence with pointers into the coordination
 * @param sources the records that the evidence names
 * @param asOf the day it was found on
 */
public record KeptFindings(
        Coordination coordination, List<Evidence> evidence, List<SourceRecord> sources, LocalDate asOf) {
    private static final String TEXT = "reports";
    private static final String SOURCES = "sources";
    private static final Function<String, List<SourceRecord>> READER = Json.reader(new TypeReference<>() {});

    public KeptFindings {
        evidence = List.copyOf(evidence);
        sources = List.copyOf(sources);
    }

    /** A record that is quoted. */
    public record SourceRecord(String id, Instant time, CommunicationType type) {}

    /** As JSON: the coordination as the seed has it, {@code evidence}, {@code generated_by}, and {@code sources}. */
    public static String write(Finding<Coordination> finding, CustomerHistory history) {
        Set<String> named = finding.evidence().stream().map(Evidence::recordId).collect(Collectors.toSet());
        ObjectNode tree = AgentJson.tree(finding);
        tree.remove(TEXT);
        tree.set(
                SOURCES,
                Json.MAPPER.valueToTree(history.records().stream()
                        .filter(record -> named.contains(record.id().value()))
                        .map(record -> new SourceRecord(record.id().value(), record.time(), record.type()))
                        .toList()));
        return tree.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it does not hold that
     */
    public static KeptFindings read(String json) {
        Finding<Coordination> finding = AgentJson.read(json, Coordination.class);
        try {
            JsonNode tree = AgentJson.MAPPER.readTree(json);
            return new KeptFindings(
                    finding.result(),
                    finding.evidence(),
                    READER.apply(tree.path(SOURCES).toString()),
                    finding.result().analysisSummary().analysisDate());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not findings of a report: " + e.getOriginalMessage(), e);
        }
    }
}

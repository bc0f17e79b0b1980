package cn.topcentral.hub.agents.finding;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Why a claim may be made.
 *
 * @param claim where the claim stands in the answer, as a JSON pointer (RFC 6901): {@code /opportunities/0}
 * @param recordId the record it follows from
 * @param quote a literal part of that record's content
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Evidence(String claim, String recordId, String quote) {}

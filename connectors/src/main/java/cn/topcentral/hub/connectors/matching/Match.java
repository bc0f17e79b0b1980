package cn.topcentral.hub.connectors.matching;

/**
 * That two records tell of one communication.
 *
 * @param rule which rule says so
 * @param reason why, in Chinese, for the people who look at a merged record
 * @param score how sure it is, above 0 to 1
 */
public record Match(Rule rule, String reason, double score) {
    /** By what two records can be found to be one. */
    public enum Rule {
        CALL,
        MEETING,
        TEXT
    }

    public Match {
        if (score <= 0 || score > 1) {
            throw new IllegalArgumentException("A score is above 0 and at most 1, got " + score);
        }
    }
}

package cn.topcentral.hub.connectors.aggregation;

/**
 * What makes a communication the same one when it is delivered again.
 *
 * @param system where it comes from, with the account where there are several, e.g. {@code email}, {@code wechat_work}, {@code
 *     tccc:1400264214}
 * @param recordId the source's own id, e.g. a Message-ID, a msgid, a call id; of any length
 */
public record SourceKey(String system, String recordId) {
    public SourceKey {
        if (system.isBlank() || recordId.isBlank()) {
            throw new IllegalArgumentException(
                    "A source key needs a system and a record id, got '" + system + "' and '" + recordId + "'");
        }
    }
}

package cn.topcentral.hub.connectors.wechat.archive;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message as the archive gives it.
 *
 * @param seq its place in the archive; they ascend, with gaps
 * @param keyVersion which of the firm's key pairs it was encrypted for
 * @param key the message's own key, encrypted for that pair, in Base64
 * @param raw the whole record as JSON
 */
record EncryptedRecord(long seq, String messageId, int keyVersion, String key, String message, String raw) {

    static EncryptedRecord of(JsonNode record) {
        return new EncryptedRecord(
                record.path("seq").asLong(),
                record.path("msgid").asText(""),
                record.path("publickey_ver").asInt(),
                record.path("encrypt_random_key").asText(""),
                record.path("encrypt_chat_msg").asText(""),
                record.toString());
    }
}

package cn.topcentral.hub.connectors.aggregation;

import java.util.Optional;

/**
 * An attachment before it is stored.
 *
 * @param fileName a safe name to show: no path, no control or bidirectional characters, at most 150 characters
 * @param mediaType what the sender claims, e.g. {@code application/pdf}
 * @param content where the bytes are
 * @param inline whether the text shows it in its place (an embedded picture) rather than lists it
 * @param contentId the {@code Content-ID} the text refers to, without angle brackets
 */
public record AttachmentDraft(
        String fileName, String mediaType, Content content, boolean inline, Optional<String> contentId) {

    /** Where an attachment's bytes are. */
    public sealed interface Content {
        /** In memory. The array is not copied; nobody may change it. */
        @SuppressWarnings(
                "ArrayRecordComponent") // compared by nobody; a copy of 50 MB would cost more than it protects
        record Bytes(byte[] bytes) implements Content {}

        /**
         * In the file store already.
         *
         * @param size in bytes
         */
        record Kept(String hash, long size) implements Content {}

        /**
         * At the source only, to be fetched later (a link that may expire, or an id of the source).
         *
         * @param size in bytes, 0 when the source does not tell
         */
        record Remote(String reference, long size) implements Content {}
    }
}

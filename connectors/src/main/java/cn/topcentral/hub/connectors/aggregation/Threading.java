package cn.topcentral.hub.connectors.aggregation;

import java.util.List;
import java.util.Optional;

/** By what the engine finds the thread a communication belongs to. */
public sealed interface Threading {

    /**
     * E-mail, by its headers (RFC 5322 section 3.6.4), then carefully by subject.
     *
     * @param messageId own Message-ID without angle brackets and white space
     * @param inReplyTo the id this one answers
     * @param references all ids of References, oldest first
     * @param subjectKey the subject without reply and forward prefixes, folded to lower case; empty for none
     * @param reply whether the subject had a reply or forward prefix
     * @param conversation what the mail program itself calls the conversation (Outlook's Thread-Index with its topic), without white space
     */
    record Mail(
            String messageId,
            Optional<String> inReplyTo,
            List<String> references,
            String subjectKey,
            boolean reply,
            Optional<String> conversation)
            implements Threading {
        public Mail {
            references = List.copyOf(references);
        }

        /** A mail of a program that keeps no conversations. */
        public Mail(
                String messageId,
                Optional<String> inReplyTo,
                List<String> references,
                String subjectKey,
                boolean reply) {
            this(messageId, inReplyTo, references, subjectKey, reply, Optional.empty());
        }
    }

    /**
     * Chat: messages of one conversation that lie near in time form a session, and a session is a thread.
     *
     * @param conversation the same string for every message of one chat (group id, or the two sides in a fixed order)
     */
    record Chat(String conversation) implements Threading {}

    /** Stands alone until something refers to it. */
    record Alone() implements Threading {}
}

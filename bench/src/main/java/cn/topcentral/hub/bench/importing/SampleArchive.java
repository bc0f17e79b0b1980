package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.storage.customer.ContactPoint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A channel's file format, filled with made-up conversations. */
interface SampleArchive {
    /** The word of {@code hub import}. */
    String channel();

    /** With the ending the connector expects. */
    String fileName();

    /** How the customer's side of a conversation is known in this channel. */
    ContactPoint.Key party(int conversation);

    /** Whatever stands before the first message. */
    List<String> head();

    /** Writes one message. */
    void write(Message message, BufferedWriter file) throws IOException;

    /**
     * One message.
     *
     * @param number counted over the whole archive, from 0
     * @param session counted over the whole archive
     * @param place in its session, from 0
     */
    record Message(int number, int conversation, int session, int place, boolean inbound, Instant time, String text) {
        String employee() {
            return SampleConversations.employee(conversation);
        }
    }
}

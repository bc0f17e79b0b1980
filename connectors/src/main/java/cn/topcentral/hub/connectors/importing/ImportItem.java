package cn.topcentral.hub.connectors.importing;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;

/** One thing found in a file: something to store, or the reason why not. */
public sealed interface ImportItem {

    /** Where in the file, for people: {@code line 17}, {@code message 3 at byte 20480}; empty when the file is the item. */
    String position();

    /** Something to store. */
    record Decoded(String position, CommunicationDraft draft) implements ImportItem {}

    /** Something that cannot be stored; {@code reason} names what is wrong and what would help. */
    record Rejected(String position, String reason) implements ImportItem {}

    /** Read and rightly left out (a note of the source about itself, say); counted, not an error. */
    record Skipped(String position, String reason) implements ImportItem {}
}

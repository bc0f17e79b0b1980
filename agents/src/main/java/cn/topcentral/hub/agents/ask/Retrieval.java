package cn.topcentral.hub.agents.ask;

import java.util.List;

/** Finds the records in which the answer to a question may stand. Implementations are thread-safe. */
@FunctionalInterface
public interface Retrieval {

    /** The newest first. */
    List<Source> find(Inquiry inquiry, SoughtTerms terms);
}

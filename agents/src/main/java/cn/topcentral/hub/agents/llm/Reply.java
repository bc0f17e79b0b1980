package cn.topcentral.hub.agents.llm;

/** What came of one call, after every attempt. */
sealed interface Reply {
    /**
     * An answer.
     *
     * @param complete false when it was cut at its longest length
     */
    record Said(String text, boolean complete) implements Reply {}

    /**
     * Nothing.
     *
     * @param content whether it is because of what was asked: another question may be answered
     */
    record Nothing(String reason, boolean content) implements Reply {}
}

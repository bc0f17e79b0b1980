package cn.topcentral.hub.agents.llm;

/** What came of a question. */
public sealed interface Outcome<T> {

    /** An answer that passed every check. */
    record Answer<T>(T value) implements Outcome<T> {}

    /**
     * None.
     *
     * @param reason for {@code generated_by}
     * @param content whether it is because of what was asked, so that another question may be answered
     */
    record NoAnswer<T>(String reason, boolean content) implements Outcome<T> {}
}

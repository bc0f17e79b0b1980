package cn.topcentral.hub.agents.llm;

/** How an answer ended that was handed on while it came. */
public sealed interface StreamedAnswer {

    /** It is all there. */
    record Complete(String text) implements StreamedAnswer {}

    /** The listener wanted no more. */
    record Stopped(String text) implements StreamedAnswer {}

    /**
     * It broke off, and what was handed on is not an answer: say so beside it.
     *
     * @param text what had come
     */
    record Cut(String text, String reason) implements StreamedAnswer {}

    /** Nothing came. */
    record Unavailable(String reason) implements StreamedAnswer {}
}

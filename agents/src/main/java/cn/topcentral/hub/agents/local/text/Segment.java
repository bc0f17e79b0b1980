package cn.topcentral.hub.agents.local.text;

/**
 * A stretch of the content said by one side. Speaker labels and time stamps stand between segments and belong to none.
 *
 * @param start offset of its first character in {@link CommunicationText#content}
 * @param end offset after its last character
 */
public record Segment(int start, int end, Kind kind, Voice voice) {

    /** What a stretch is for. */
    public enum Kind {
        /** What is said now. */
        BODY,
        /** What was said before and is only attached. */
        QUOTED,
        SIGNATURE,
        DISCLAIMER
    }

    /** Whether it is said now, and so may decide a label. */
    public boolean isBody() {
        return kind == Kind.BODY;
    }
}

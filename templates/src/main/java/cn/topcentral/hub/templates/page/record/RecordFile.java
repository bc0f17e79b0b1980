package cn.topcentral.hub.templates.page.record;

/**
 * A file of a record.
 *
 * @param path where the hub serves it; empty while it is not here
 * @param playable whether browsers play it, for a recording
 * @param state why it is not here or cannot be shown, and what to do; empty when all is well
 * @param reading what became of its text, where there is something to say
 * @param text the beginning of what was read from it; may be empty
 * @param textCut whether there is more of the text
 */
public record RecordFile(
        Kind kind,
        String name,
        String size,
        String path,
        boolean playable,
        String state,
        String reading,
        String text,
        boolean textCut) {
    /** What a page does with it. */
    public enum Kind {
        PICTURE,
        DOCUMENT,
        RECORDING,
        FILM,
        OTHER
    }

    public boolean here() {
        return !path.isEmpty();
    }

    /** Where it is saved from rather than opened. */
    public String download() {
        return path + "?download=1";
    }

    public String icon() {
        return switch (kind) {
            case PICTURE -> "🖼️";
            case DOCUMENT -> "📄";
            case RECORDING -> "🎙️";
            case FILM -> "🎬";
            case OTHER -> "📎";
        };
    }
}

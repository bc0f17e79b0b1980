package cn.topcentral.hub.connectors.extraction;

/**
 * What the reading process found.
 *
 * @param outcome whether there is text, none, or something is missing on this machine
 * @param text empty unless {@code outcome} is {@code TEXT}
 * @param remark why there is no text, or what is left out of it; empty when there is nothing to say
 * @param method how it was read, with its version
 */
record ReadReply(Outcome outcome, String text, String remark, String method) {
    enum Outcome {
        TEXT,
        NONE,
        NO_OCR
    }

    static ReadReply of(String text, String remark, String method) {
        String stripped = text.strip();
        return stripped.isEmpty()
                ? none(remark.isEmpty() ? "no text in it" : remark, method)
                : new ReadReply(Outcome.TEXT, stripped, remark, method);
    }

    static ReadReply none(String reason, String method) {
        return new ReadReply(Outcome.NONE, "", reason, method);
    }

    static ReadReply noOcr(String reason) {
        return new ReadReply(Outcome.NO_OCR, "", reason, "");
    }
}

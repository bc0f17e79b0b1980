package cn.topcentral.hub.storage.trouble;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can fail for good, each with a queue of its own. */
public enum TroubleKind {
    /** A delivery of a source, or something a person asked, that could not be worked on. */
    DELIVERY,
    /** A record that could not be analysed. */
    ANALYSIS,
    /** A file that could not be fetched from its source. */
    FILE,
    /** A file whose text could not be read. */
    TEXT,
    /** A push that could not be sent. */
    PUSH;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a code; empty for what is none. */
    public static Optional<TroubleKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}

package cn.topcentral.hub.storage.dialog;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One message of a dialog.
 *
 * @param seq counts from 1 within the dialog
 * @param reference names the message; the same when it is delivered again
 * @param text what was typed or said; of a location its address, of a link its title and address
 * @param file what came with it, stored
 * @param point of a location
 */
public record DialogPart(
        int seq,
        String reference,
        Kind kind,
        String text,
        Optional<File> file,
        Optional<Point> point,
        Instant receivedAt) {

    /** What it is. */
    public enum Kind {
        TEXT,
        PHOTO,
        VOICE,
        VIDEO,
        FILE,
        LOCATION,
        LINK,
        /** A file that its door did not have any more. */
        GONE,
        /** An answer to a question, which is nothing to report. */
        ANSWER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A file in the file store. */
    public record File(String hash, String name, String mediaType, long size) {}

    /** Degrees, in the coordinates of Chinese maps (GCJ-02). */
    public record Point(double latitude, double longitude) {}

    /** Words alone; the number is given when it is stored. */
    public static DialogPart of(String reference, Kind kind, String text, Instant receivedAt) {
        return new DialogPart(0, reference, kind, text, Optional.empty(), Optional.empty(), receivedAt);
    }

    /** A file. */
    public static DialogPart of(String reference, Kind kind, File file, Instant receivedAt) {
        return new DialogPart(0, reference, kind, "", Optional.of(file), Optional.empty(), receivedAt);
    }
}

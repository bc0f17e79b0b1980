package cn.topcentral.hub.bot.wecom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can arrive through the callback of a self-built app (pages 90239 and 90240). */
public sealed interface CallbackMessage {

    /** Who sent it, when, through which app. */
    Common common();

    /**
     * What every arrival tells.
     *
     * @param fromUser the member's userid in lower case, which is how WeCom compares them; {@code sys} for what WeCom itself does
     * @param createTime when, to the second
     * @param agentId the app; empty in some events of the system
     * @param dedupeKey the same for every delivery of one arrival and different for any other
     */
    record Common(String fromUser, Instant createTime, Optional<String> agentId, String dedupeKey) {}

    record Text(Common common, String content) implements CallbackMessage {}

    record Image(Common common, String mediaId, Optional<String> pictureUrl) implements CallbackMessage {}

    /**
     * A voice message; the app gets no transcript.
     *
     * @param format {@code amr} or {@code speex}
     */
    record Voice(Common common, String mediaId, String format) implements CallbackMessage {}

    record Video(Common common, String mediaId, Optional<String> thumbnailMediaId) implements CallbackMessage {}

    /**
     * A place, in the coordinates of Chinese maps (GCJ-02).
     *
     * @param label the address in words, empty when the phone gave none
     */
    record Location(Common common, double latitude, double longitude, String label) implements CallbackMessage {}

    record Link(Common common, String title, String description, String url) implements CallbackMessage {}

    /** Not on WeCom's list, but its own plugin handles it. */
    record File(Common common, String mediaId) implements CallbackMessage {}

    /**
     * Something happened: a menu or a card's button was tapped, a member entered, contacts changed.
     *
     * @param name e.g. {@code template_card_event}, {@code subscribe}
     * @param key the button's or menu item's key
     * @param taskId the card's task id
     * @param responseCode good for one update of the card within 24 hours
     * @param selected what was chosen in the card: question key to option ids
     */
    record Event(
            Common common,
            String name,
            Optional<String> key,
            Optional<String> taskId,
            Optional<String> responseCode,
            Map<String, List<String>> selected)
            implements CallbackMessage {
        public Event {
            selected = Map.copyOf(selected);
        }
    }

    /** A type that is newer than this program, or one that lacks a field it must have. */
    record Unknown(Common common, String type) implements CallbackMessage {}
}

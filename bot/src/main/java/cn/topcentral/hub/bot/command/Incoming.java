package cn.topcentral.hub.bot.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person sends to the bot, whatever the door. */
public sealed interface Incoming {

    /** Typed words. */
    record Text(String text) implements Incoming {}

    /** Several pictures come as several of these. */
    record Photo(Media media) implements Incoming {}

    /**
     * Something spoken.
     *
     * @param media the sound, where the door gives it (app)
     * @param words what was said, where the door writes it down (robot); one of the two is there
     */
    record Voice(Optional<Media> media, Optional<String> words) implements Incoming {}

    record Video(Media media) implements Incoming {}

    record Document(Media media) implements Incoming {}

    /**
     * A place, in the coordinates of Chinese maps (GCJ-02).
     *
     * @param address in words; empty when the phone gave none
     */
    record Location(double latitude, double longitude, String address) implements Incoming {}

    record Link(String title, String url) implements Incoming {}

    /**
     * A button or menu item of a card of ours was tapped.
     *
     * @param key {@code command:arguments}
     * @param selected what was chosen in the card's lists: question key to option ids
     */
    record Tap(String key, Map<String, List<String>> selected) implements Incoming {
        public Tap {
            selected = Map.copyOf(selected);
        }
    }

    /** The person opened the chat with the bot for the first time, or for the first time today. */
    record Entered() implements Incoming {}
}

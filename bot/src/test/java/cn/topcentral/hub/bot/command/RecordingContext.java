package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.templates.card.Card;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A door that keeps what was said through it. */
public final class RecordingContext implements CommandContext {
    /** Everything that was shown, cards as their text; in the order of the calls. */
    public final List<String> said = new ArrayList<>();

    public final List<Card> cards = new ArrayList<>();

    /** Cards that were to take the place of the tapped one; they are among {@link #cards} too. */
    public final List<Card> replacements = new ArrayList<>();

    public final List<String> files = new ArrayList<>();
    public final List<String> progress = new ArrayList<>();
    private final Place place;
    private final String reference;
    private final @Nullable RecordingContext alone;

    private RecordingContext(Place place, String reference, @Nullable RecordingContext alone) {
        this.place = place;
        this.reference = reference;
        this.alone = alone;
    }

    /** With one person. */
    public static RecordingContext alone(String reference) {
        return new RecordingContext(Place.PRIVATE, reference, null);
    }

    /** In a group; what is said privately goes to {@link #privately()}. */
    public static RecordingContext inGroup(String reference, boolean fullCards) {
        return new RecordingContext(new Place.Group("sales", fullCards), reference, alone(reference));
    }

    @Override
    public void ack(String text) {
        said.add(text);
    }

    @Override
    public void progress(String soFar) {
        progress.add(soFar);
    }

    @Override
    public void respond(Card card) {
        cards.add(card);
        said.add(card.plainText());
    }

    @Override
    public void respond(String text) {
        said.add(text);
    }

    @Override
    public void say(String text) {
        said.add(text);
    }

    @Override
    public void replace(Card card) {
        replacements.add(card);
        respond(card);
    }

    @Override
    public void file(String name, byte[] content) {
        files.add(name);
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public RecordingContext privately() {
        return alone == null ? this : alone;
    }

    @Override
    public String reference() {
        return reference;
    }
}

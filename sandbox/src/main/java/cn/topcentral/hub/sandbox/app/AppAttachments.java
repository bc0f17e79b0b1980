package cn.topcentral.hub.sandbox.app;

import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.callback.CallbackXml;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.People;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Members send the app what is more than text (page 90239). Files stay three days. Thread-safe. */
public final class AppAttachments {
    private static final byte[] AMR = "#!AMR".getBytes(StandardCharsets.US_ASCII);
    /** One grey pixel: every video comes with a picture of its own. */
    private static final byte[] THUMB = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private final People people;
    private final MediaStore media;
    private final CallbackXml xml;
    private final Supplier<URI> base;

    /** @param base address of this server, under which pictures are shown */
    public AppAttachments(People people, MediaStore media, CallbackXml xml, Supplier<URI> base) {
        this.people = people;
        this.media = media;
        this.xml = xml;
        this.base = base;
    }

    /**
     * Sends a file of any kind.
     *
     * @param type image (JPG or PNG), voice (anything; AMR is announced as such), video (MP4) or file
     * @throws BadActionException when the file is empty, too big or of another kind
     */
    public CompletableFuture<Delivery> attachment(String userid, String type, byte[] bytes, String filename) {
        MediaStore.Media added = media.addFromMember(type, filename, bytes);
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("media_id", added.id())
                .put("filename", filename);
        return switch (type) {
            case "image" -> {
                URI seen = URI.create(base.get() + "/sandbox/media/" + added.id());
                yield people.send(userid, type, content, user -> xml.image(user, added.id(), seen));
            }
            case "voice" -> {
                String format = Arrays.equals(AMR, Arrays.copyOf(bytes, AMR.length)) ? "amr" : "speex";
                yield people.send(userid, type, content, user -> xml.voice(user, added.id(), format));
            }
            case "video" -> {
                String thumb = media.addFromMember("image", "thumb.png", THUMB).id();
                yield people.send(userid, type, content, user -> xml.video(user, added.id(), thumb));
            }
            default -> people.send(userid, type, content, user -> xml.file(user, added.id()));
        };
    }

    /**
     * Sends where somebody is.
     *
     * @param label the address in words
     */
    public CompletableFuture<Delivery> location(String userid, double latitude, double longitude, String label) {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new BadActionException("latitude must be -90 to 90 and longitude -180 to 180");
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("latitude", latitude).put("longitude", longitude).put("label", label);
        return people.send(userid, "location", content, user -> xml.location(user, latitude, longitude, label));
    }

    public CompletableFuture<Delivery> link(String userid, String title, String description, String url) {
        if (title.isBlank() || !url.matches("https?://\\S+")) {
            throw new BadActionException("a link needs a title and an address with http:// or https://");
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("title", title).put("description", description).put("url", url);
        return people.send(userid, "link", content, user -> xml.link(user, title, description, url));
    }
}

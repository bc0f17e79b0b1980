package cn.topcentral.hub.bot.web.chat;

import cn.topcentral.hub.bot.web.DeliveryStore;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.website.WidgetMessage;
import cn.topcentral.hub.storage.website.WidgetRepository;
import cn.topcentral.hub.storage.website.WidgetVisitor;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversations with visitors. A message is safe in the database before anything else is done with it; then it goes to the timeline and to
 * whoever listens, and what a dying hub left undone of that {@link #catchUp} does. Thread-safe.
 */
public final class WidgetConversations {
    /** A night is a new matter, a lunch break is not. */
    private static final Duration IDLE = Duration.ofHours(2);

    /** Time for the hub that took a message in to send it on itself. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int CAUGHT_UP = 100;
    private static final Pattern ID = Pattern.compile("(?i)W?(\\d{1,18})");
    private static final Logger log = LoggerFactory.getLogger(WidgetConversations.class);

    private final WidgetRepository chats;
    private final DeliveryStore deliveries;
    private final WebchatListener listener;
    private final Clock clock;

    public WidgetConversations(
            WidgetRepository chats, DeliveryStore deliveries, WebchatListener listener, Clock clock) {
        this.chats = chats;
        this.deliveries = deliveries;
        this.listener = listener;
        this.clock = clock;
    }

    /** The name of a site's conversations in the ledger and in source keys; no configured hook can be called so. */
    public static String source(String site) {
        return "chat-" + site;
    }

    /** What colleagues call a conversation, e.g. {@code W17}. */
    public static String idOf(WidgetMessage message) {
        return "W" + message.conversation();
    }

    /**
     * Answers a visitor: kept for the timeline, shown at once if the visitor is there, else when they come back.
     *
     * @param conversationId as the notice names it, e.g. {@code W17}
     * @return empty when there is no such conversation
     */
    public Optional<WidgetMessage> reply(String conversationId, Employee employee, String text) {
        return reply(conversationId, employee, text, UUID.randomUUID().toString());
    }

    /**
     * The same for who may have to try again.
     *
     * @param messageId makes the answer one message, however often it is given
     */
    public Optional<WidgetMessage> reply(String conversationId, Employee employee, String text, String messageId) {
        Matcher id = ID.matcher(conversationId.strip());
        if (!id.matches()) {
            return Optional.empty();
        }
        Optional<WidgetMessage> message = chats.weSay(
                Long.parseLong(id.group(1)),
                messageId,
                new WidgetMessage.Author(employee.userid(), employee.name()),
                text,
                clock.instant());
        message.ifPresent(this::tryForward);
        return message;
    }

    /** Keeps what a visitor wrote; when this returns it is safe. */
    WidgetMessage visitorSays(WidgetVisitor visitor, String messageId, String text) {
        WidgetMessage message = chats.visitorSays(visitor, messageId, text, clock.instant(), IDLE);
        tryForward(message);
        return message;
    }

    /** Keeps what a visitor told of themselves; it also goes to the conversation they are in. */
    void introduce(WidgetVisitor told) {
        chats.introduce(told);
        chats.visitor(told.id()).ifPresent(visitor -> visitor.conversation().ifPresent(conversation -> {
            Map<String, Object> delivery = delivery(visitor, conversation);
            delivery.put("updated_at", clock.instant().toString());
            deliveries.store(
                    source(visitor.site()), "W" + conversation + ":contact:" + clock.millis(), Json.write(delivery));
        }));
    }

    List<WidgetMessage> after(UUID visitor, int seq, int most) {
        return chats.after(visitor, seq, most);
    }

    Map<UUID, Integer> lastSeqs(List<UUID> visitors) {
        return chats.lastSeqs(visitors);
    }

    /** Sends on what some hub kept but did not come to send on. */
    public void catchUp() {
        chats.waiting(clock.instant().minus(GRACE), CAUGHT_UP).forEach(this::tryForward);
    }

    private void tryForward(WidgetMessage message) {
        try {
            forward(message);
        } catch (RuntimeException e) {
            log.warn("Chat message waits to be sent on conversation={} seq={}", idOf(message), message.seq(), e);
        }
    }

    private void forward(WidgetMessage message) {
        WidgetVisitor visitor = chats.visitor(message.visitor()).orElseThrow();
        Map<String, Object> delivery = delivery(visitor, message.conversation());
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", Integer.toString(message.seq()));
        said.put("from", message.employee().isPresent() ? "agent" : "visitor");
        message.employee().ifPresent(author -> {
            said.put("userid", author.userid());
            said.put("name", author.name());
        });
        said.put("at", message.writtenAt().toString());
        said.put("text", message.text());
        delivery.put("messages", List.of(said));
        if (message.employee().isEmpty()) {
            visitor.page().ifPresent(page -> delivery.put("page", page));
        }
        deliveries.store(source(visitor.site()), idOf(message) + ":" + message.seq(), Json.write(delivery));
        if (message.employee().isEmpty()) {
            listener.messageArrived(idOf(message), visitor, message);
        }
        chats.forwarded(message, clock.instant());
    }

    private static Map<String, Object> delivery(WidgetVisitor visitor, long conversation) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("id", visitor.id().toString());
        visitor.name().ifPresent(put(person, "name"));
        visitor.phone().ifPresent(put(person, "phone"));
        visitor.email().ifPresent(put(person, "email"));
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("conversation", "W" + conversation);
        delivery.put("site", Objects.requireNonNull(visitor.site()).toLowerCase(Locale.ROOT));
        delivery.put("visitor", person);
        return delivery;
    }

    private static Consumer<String> put(Map<String, Object> into, String name) {
        return value -> into.put(name, value);
    }
}

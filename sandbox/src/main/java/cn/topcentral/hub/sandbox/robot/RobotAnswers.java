package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.ApiRefusal;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.api.RateWindow;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.card.CardAdvice;
import cn.topcentral.hub.sandbox.card.CardUse;
import cn.topcentral.hub.sandbox.chat.Author;
import cn.topcentral.hub.sandbox.chat.CardUpdate;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.chat.Outgoing;
import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import cn.topcentral.hub.sandbox.corp.Robot;
import cn.topcentral.hub.sandbox.faults.RobotFaults;
import cn.topcentral.hub.sandbox.robot.Interaction.Stream;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the hub lets the robot say, whichever way it came: checked, limited and shown. Thread-safe: one answer at a time. Every method throws
 * {@link ApiRefusal} or {@link cn.topcentral.hub.sandbox.card.InvalidCardException} when WeCom would not take the answer.
 */
final class RobotAnswers {
    private static final Duration STREAM_LIFE = Duration.ofMinutes(6);
    private static final int STREAM_EXPIRED = 846608;
    private static final Set<String> RESPONSES = Set.of("template_card", "markdown", "file", "image", "voice", "video");
    private static final Set<String> WELCOMES = Set.of("text", "template_card");

    private final Corp corp;
    private final Robot robot;
    private final ChatStore store;
    private final RobotFaults faults;
    private final Clock clock;
    private final RobotContent contents;
    private final RateWindow perMinute;
    private final RateWindow perHour;
    private final Set<String> taskIds = new HashSet<>();
    private final Set<Place> spokenIn = new LinkedHashSet<>();

    RobotAnswers(Corp corp, Robot robot, ChatStore store, MediaStore media, RobotFaults faults, Clock clock) {
        this.corp = corp;
        this.robot = robot;
        this.store = store;
        this.faults = faults;
        this.clock = clock;
        this.contents = new RobotContent(media, owner(robot));
        this.perMinute = new RateWindow(clock, 30, Duration.ofMinutes(1));
        this.perHour = new RateWindow(clock, 1000, Duration.ofHours(1));
    }

    /** Under which name the robot's uploads are kept: nobody else may send them. */
    static String owner(Robot robot) {
        return "robot:" + robot.id();
    }

    Author author() {
        return new Author(Author.Kind.ROBOT, robot.id(), robot.name());
    }

    /** Somebody talked to the robot here, so from now on it may speak first. */
    synchronized void spokeIn(Place place) {
        spokenIn.add(place);
    }

    /** Whether an answer to this still grows. */
    synchronized boolean streaming(Interaction interaction) {
        return interaction.streaming();
    }

    /** Says below a growing answer what went wrong with it. */
    synchronized void complain(Interaction interaction, String streamId, String problem) {
        Optional.ofNullable(interaction.streams().get(streamId))
                .ifPresent(stream -> store.update(
                        stream.entry(),
                        old -> old.withDelivery(Delivery.delivered(1).complaining(problem))));
    }

    /** An answer to a message over the WebSocket. */
    synchronized void respond(Interaction interaction, ObjectNode body) {
        String msgtype = RobotContent.text(body, "msgtype");
        if (msgtype.equals("stream")) {
            stream(interaction, contents.stream(body, false));
            return;
        }
        show(interaction.place(), msgtype, contents.checked(msgtype, body, RESPONSES));
    }

    /**
     * The passive reply to a message or a poll in callback mode.
     *
     * @param polled id of the stream that was asked for; empty when this answers the message itself
     */
    synchronized void reply(Interaction interaction, Optional<String> polled, ObjectNode body) {
        String msgtype = RobotContent.text(body, "msgtype");
        if (!msgtype.equals("stream") && !msgtype.equals("stream_with_template_card")) {
            if (polled.isPresent()) {
                throw new ApiRefusal(40008, "a poll is answered with stream or stream_with_template_card");
            }
            show(interaction.place(), msgtype, contents.checked(msgtype, body, Set.of("template_card")));
            return;
        }
        ObjectNode stream = contents.stream(body, true);
        String id = RobotContent.text(stream, "id");
        if (polled.isPresent() && !polled.get().equals(id)) {
            throw new ApiRefusal(40058, "stream.id must stay '" + polled.get() + "', is '" + id + "'");
        }
        boolean card = msgtype.equals("stream_with_template_card");
        ObjectNode shown = card ? contents.checked("template_card", body, RESPONSES) : stream;
        boolean before = Optional.ofNullable(interaction.streams().get(id))
                .map(Stream::withCard)
                .orElse(false);
        if (card && before) {
            throw new ApiRefusal(40058, "a stream takes its card once");
        }
        stream(interaction, stream);
        if (card) {
            Stream known = Objects.requireNonNull(interaction.streams().get(id), "just written");
            interaction.streams().put(id, new Stream(known.first(), known.entry(), known.finished(), true));
            show(interaction.place(), "template_card", shown);
        }
    }

    /** The first words of the day. */
    synchronized void welcome(Interaction interaction, ObjectNode body) {
        String msgtype = RobotContent.text(body, "msgtype");
        ObjectNode content = contents.checked(msgtype, body, WELCOMES);
        requireFirst(interaction);
        show(interaction.place(), msgtype, content);
    }

    /** Puts a card in the place of the tapped one: for the members named, or for everybody who sees it. */
    synchronized void update(Interaction interaction, ObjectNode body) {
        String type = RobotContent.text(body, "response_type");
        if (!type.equals("update_template_card")) {
            throw new ApiRefusal(40058, "response_type must be update_template_card, is '" + type + "'");
        }
        Entry entry = store.entry(interaction.card()).orElseThrow();
        ObjectNode card = contents.checked("template_card", body, Set.of("template_card"));
        String taskId = entry.content().path("task_id").asText("");
        if (!card.path("task_id").asText("").equals(taskId)) {
            throw new ApiRefusal(40058, "template_card.task_id must be the tapped card's: " + taskId);
        }
        requireFirst(interaction);
        if (!body.path("userids").isArray() || body.path("userids").isEmpty()) {
            store.update(entry.id(), old -> CardUpdate.apply(old, card));
            return;
        }
        body.path("userids").forEach(user -> corp.member(user.asText())
                .map(Member::userid)
                .ifPresent(userid -> store.update(entry.id(), old -> old.withView(userid, card))));
    }

    /** An active push: only where somebody talked to the robot before. */
    synchronized void push(ObjectNode body) {
        String chat = RobotContent.text(body, "chatid");
        int type = body.path("chat_type").asInt(0);
        Place place = spokenIn.stream()
                .filter(known -> known.address().equalsIgnoreCase(chat))
                .filter(known -> type == 0 || known.group() == (type == 2))
                .max((a, b) -> Boolean.compare(a.group(), b.group()))
                .orElseThrow(() -> new ApiRefusal(
                        93006,
                        "invalid chatid: nobody talked to the robot in '" + chat + "' (chat_type " + type + ")"));
        String msgtype = RobotContent.text(body, "msgtype");
        ObjectNode content = contents.checked(msgtype, body, RESPONSES);
        if (msgtype.equals("template_card") && place.group() && faults.state().refuseGroupCards()) {
            throw new ApiRefusal(40008, "invalid message type: no template_card into groups (switched on as a fault)");
        }
        show(place, msgtype, content);
    }

    /** The one late answer through a response address: markdown, or a card where only two read. */
    synchronized void late(Interaction interaction, ObjectNode body) {
        Set<String> allowed = interaction.place().group() ? Set.of("markdown") : Set.of("markdown", "template_card");
        String msgtype = RobotContent.text(body, "msgtype");
        show(interaction.place(), msgtype, contents.checked(msgtype, body, allowed));
    }

    private void stream(Interaction interaction, ObjectNode stream) {
        String id = RobotContent.text(stream, "id");
        boolean finish = stream.path("finish").asBoolean();
        Stream known = interaction.streams().get(id);
        if (known == null) {
            limit(interaction.place());
            Entry entry = store.deliver(outgoing(interaction.place(), "stream", stream, List.of()));
            interaction.streams().put(id, new Stream(clock.instant(), entry.id(), finish, false));
            return;
        }
        if (known.finished()) {
            throw new ApiRefusal(STREAM_EXPIRED, "stream message is finished: " + id);
        }
        if (clock.instant().isAfter(known.first().plus(STREAM_LIFE))) {
            throw new ApiRefusal(STREAM_EXPIRED, "stream message update expired (>6 minutes): " + id);
        }
        ObjectNode before = store.entry(known.entry()).orElseThrow().content();
        if (!stream.has("feedback") && before.has("feedback")) {
            stream.set("feedback", before.get("feedback"));
        }
        store.redeliver(known.entry(), outgoing(interaction.place(), "stream", stream, List.of()));
        interaction.streams().put(id, new Stream(known.first(), known.entry(), finish, known.withCard()));
    }

    private void show(Place place, String msgtype, ObjectNode content) {
        boolean card = msgtype.equals("template_card");
        String taskId = card ? content.path("task_id").asText("") : "";
        if (taskIds.contains(taskId)) {
            throw new ApiRefusal(40058, "template_card.task_id was used before by this robot: " + taskId);
        }
        limit(place);
        if (!taskId.isEmpty()) {
            taskIds.add(taskId);
        }
        store.deliver(
                outgoing(place, msgtype, content, card ? CardAdvice.warnings(content, CardUse.ROBOT) : List.of()));
    }

    private Outgoing outgoing(Place place, String msgtype, ObjectNode content, List<String> warnings) {
        return new Outgoing(
                SentMessage.Channel.ROBOT,
                place.address(),
                place.conversation(),
                author(),
                msgtype,
                content,
                RandomText.token(32),
                "",
                warnings);
    }

    /** Replies and pushes count together; whether stream refreshes count is not documented, here they do not. */
    private void limit(Place place) {
        if (!perMinute.allows(place.conversation()) || !perHour.allows(place.conversation())) {
            throw new ApiRefusal(45009, "api freq out of limit: 30 messages a minute, 1000 an hour per conversation");
        }
    }

    private static void requireFirst(Interaction interaction) {
        if (!interaction.settle()) {
            throw new ApiRefusal(Interactions.UNUSABLE, "invalid req_id: this event was answered before");
        }
    }
}

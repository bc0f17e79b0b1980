package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.AppChats;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.callback.CardClick;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.chat.Author;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.CardTaps;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import cn.topcentral.hub.sandbox.corp.Robot;
import cn.topcentral.hub.sandbox.robot.Interaction.Kind;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What members do with the robot, alone with it and in groups. Thread-safe. */
final class RobotTalk {
    private static final int MAX_TEXT_CHARACTERS = 20_000;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Corp corp;
    private final Robot robot;
    private final ChatStore store;
    private final MediaStore media;
    private final AppChats groups;
    private final RobotAnswers answers;
    private final Interactions interactions;
    private final Supplier<RobotLink> link;
    private final Clock clock;
    private final Map<String, LocalDate> entered = new ConcurrentHashMap<>();
    private final Map<String, Done> last = new ConcurrentHashMap<>();

    /** What somebody did last, to do it again. */
    private record Done(Interaction interaction, ObjectNode body) {}

    RobotTalk(
            Corp corp,
            Robot robot,
            ChatStore store,
            MediaStore media,
            AppChats groups,
            RobotAnswers answers,
            Interactions interactions,
            Supplier<RobotLink> link,
            Clock clock) {
        this.corp = corp;
        this.robot = robot;
        this.store = store;
        this.media = media;
        this.groups = groups;
        this.answers = answers;
        this.interactions = interactions;
        this.link = link;
        this.clock = clock;
    }

    CompletableFuture<Delivery> enter(String userid) {
        Member member = member(userid);
        LocalDate today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
        if (today.equals(entered.put(member.userid(), today))) {
            return CompletableFuture.completedFuture(Delivery.delivered(0));
        }
        Place place = Place.single(member);
        Interaction interaction = interactions.open(Kind.ENTER, place, member.userid(), 0);
        return link.get()
                .send(
                        interaction,
                        RobotBodies.event(robot, clock, place, member.userid(), "enter_chat"),
                        delivery -> {});
    }

    CompletableFuture<Delivery> say(String userid, Optional<String> chatid, String text, Optional<Long> quoted) {
        Member member = member(userid);
        Place place = place(member, chatid);
        if (text.isBlank() || text.length() > MAX_TEXT_CHARACTERS) {
            throw new BadActionException(
                    "text must have 1-" + MAX_TEXT_CHARACTERS + " characters, has " + text.length());
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("content", text);
        Entry entry = store.said(place.conversation(), author(member), "text", content);
        if (place.group() && !mentioned(text)) {
            return unheard();
        }
        ObjectNode body = RobotBodies.message(robot, place, member.userid(), "text");
        body.putObject("text").put("content", text);
        quoted.ifPresent(id -> body.set("quote", quote(place, id)));
        return send(entry, place, member, body);
    }

    private ObjectNode quote(Place place, long id) {
        Entry entry = store.entry(id)
                .filter(found -> found.conversation().equals(place.conversation()))
                .orElseThrow(() -> new BadActionException("message " + id + " is not in this conversation"));
        ObjectNode quote = JsonNodeFactory.instance.objectNode();
        if (entry.content().has("media_id")) {
            quote.put("msgtype", entry.msgtype()).set(entry.msgtype(), offered(entry));
        } else {
            String words = entry.content()
                    .path("content")
                    .asText(entry.content().path("main_title").path("title").asText(""));
            quote.put("msgtype", "text").putObject("text").put("content", words);
        }
        return quote;
    }

    CompletableFuture<Delivery> attachment(
            String userid, Optional<String> chatid, String type, byte[] bytes, String filename) {
        Member member = member(userid);
        Place place = place(member, chatid);
        Entry entry = shown(member, place, type, bytes, filename, "");
        if (place.group()) {
            return unheard();
        }
        ObjectNode body = RobotBodies.message(robot, place, member.userid(), type);
        body.set(type, offered(entry));
        return send(entry, place, member, body);
    }

    CompletableFuture<Delivery> mixed(
            String userid, Optional<String> chatid, String text, byte[] image, String filename) {
        Member member = member(userid);
        Place place = place(member, chatid);
        Entry entry = shown(member, place, "image", image, filename, text);
        if (place.group() && !mentioned(text)) {
            return unheard();
        }
        ObjectNode body = RobotBodies.message(robot, place, member.userid(), "mixed");
        ArrayNode items = body.putObject("mixed").putArray("msg_item");
        items.addObject().put("msgtype", "text").putObject("text").put("content", text);
        items.addObject().put("msgtype", "image").set("image", offered(entry));
        return send(entry, place, member, body);
    }

    CompletableFuture<Delivery> voice(String userid, String transcript) {
        Member member = member(userid);
        Place place = place(member, Optional.empty());
        if (transcript.isBlank()) {
            throw new BadActionException("a voice message to the robot needs words: it gets the transcript alone");
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("content", transcript);
        Entry entry = store.said(place.conversation(), author(member), "voice", content);
        ObjectNode body = RobotBodies.message(robot, place, member.userid(), "voice");
        body.putObject("voice").put("content", transcript);
        return send(entry, place, member, body);
    }

    CompletableFuture<Delivery> click(String userid, long entryId, String key, List<CardClick.Selection> selections) {
        Member member = member(userid);
        Entry entry = answer(entryId)
                .filter(found -> found.msgtype().equals("template_card"))
                .orElseThrow(() -> new BadActionException("message " + entryId + " is not a card of the robot"));
        Place place = place(member, entry);
        boolean menu = CardTaps.check(entry, member.userid(), key, selections);
        ObjectNode card = entry.contentFor(member.userid());
        CardClick click = new CardClick(
                card.path("task_id").asText(), card.path("card_type").asText(), key, menu, "", selections);
        Interaction interaction = interactions.open(Kind.CARD, place, member.userid(), entryId);
        ObjectNode body = RobotBodies.cardEvent(robot, clock, place, member.userid(), click);
        return send(entry, interaction, body);
    }

    CompletableFuture<Delivery> feedback(String userid, long entryId, int type, String content, List<Integer> reasons) {
        Member member = member(userid);
        Entry entry = answer(entryId)
                .filter(found ->
                        !found.content().path("feedback").path("id").asText("").isEmpty())
                .orElseThrow(() -> new BadActionException("message " + entryId + " asks for no feedback"));
        if (type < 1 || type > 3 || reasons.stream().anyMatch(reason -> reason < 1 || reason > 4)) {
            throw new BadActionException("type must be 1 (good), 2 (bad) or 3 (withdrawn), reasons 1-4");
        }
        Place place = place(member, entry);
        String id = entry.content().path("feedback").path("id").asText();
        Interaction interaction = interactions.open(Kind.FEEDBACK, place, member.userid(), 0);
        return send(
                entry,
                interaction,
                RobotBodies.feedback(robot, clock, place, member.userid(), id, type, content, reasons));
    }

    CompletableFuture<Delivery> replay(String userid) {
        Done done = last.get(member(userid).userid());
        if (done == null) {
            throw new BadActionException(userid + " did nothing yet that could be repeated");
        }
        Interaction old = done.interaction();
        Interaction again = interactions.open(old.kind(), old.place(), old.userid(), old.card());
        return link.get().send(again, done.body().deepCopy(), delivery -> {});
    }

    private CompletableFuture<Delivery> send(Entry entry, Place place, Member member, ObjectNode body) {
        answers.spokeIn(place);
        return send(entry, interactions.open(Kind.MESSAGE, place, member.userid(), 0), body);
    }

    private CompletableFuture<Delivery> send(Entry entry, Interaction interaction, ObjectNode body) {
        last.put(interaction.userid(), new Done(interaction, body.deepCopy()));
        return link.get()
                .send(interaction, body, delivery -> store.update(entry.id(), old -> old.withDelivery(delivery)));
    }

    private static CompletableFuture<Delivery> unheard() {
        return CompletableFuture.completedFuture(Delivery.delivered(0));
    }

    /** Wherever the mention stands and whatever follows it: clients put a space, a narrow one or nothing. */
    private boolean mentioned(String text) {
        return text.contains("@" + robot.name());
    }

    private Entry shown(Member member, Place place, String type, byte[] bytes, String filename, String text) {
        MediaStore.Media added = media.addFromMember(type, filename, bytes);
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("media_id", added.id()).put("filename", filename);
        if (!text.isEmpty()) {
            content.put("content", text);
        }
        return store.said(place.conversation(), author(member), type, content);
    }

    private ObjectNode offered(Entry entry) {
        MediaStore.Media found = media.find(entry.content().path("media_id").asText())
                .orElseThrow(() -> new BadActionException("the file of this message is gone: it kept for three days"));
        return link.get().media(found.filename(), found.bytes());
    }

    private Optional<Entry> answer(long entryId) {
        return store.entry(entryId).filter(found -> found.author().equals(answers.author()) && !found.recalled());
    }

    private Place place(Member member, Optional<String> chatid) {
        if (chatid.isEmpty()) {
            return Place.single(member);
        }
        return corp.group(chatid.get())
                .filter(group -> groups.find(group.chatid())
                        .map(chat -> chat.has(member))
                        .orElse(false))
                .map(Place::group)
                .orElseThrow(() -> new BadActionException(
                        member.userid() + " is in no group '" + chatid.get() + "' with the robot"));
    }

    private Place place(Member member, Entry entry) {
        Place alone = Place.single(member);
        if (entry.conversation().equals(alone.conversation())) {
            return alone;
        }
        String chatid = corp.groups().stream()
                .filter(group -> Place.group(group).conversation().equals(entry.conversation()))
                .map(group -> group.chatid())
                .findFirst()
                .orElseThrow(() -> new BadActionException(
                        "message " + entry.id() + " is not in a conversation of " + member.userid()));
        return place(member, Optional.of(chatid));
    }

    private Member member(String userid) {
        return corp.member(userid).orElseThrow(() -> new BadActionException("there is no member '" + userid + "'"));
    }

    private static Author author(Member member) {
        return new Author(Author.Kind.MEMBER, member.userid(), member.name());
    }
}

package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.Media;
import cn.topcentral.hub.bot.command.MediaGone;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.bot.command.TimelineCommand;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A hub that people chat with, on a database and a clock that is moved. */
final class ChatHub implements AutoCloseable {
    static final URI URL = URI.create("https://hub.example.com");

    final HubData data;
    final AggregationEngine engine;
    private final FileStore files;
    private final MovedClock clock = new MovedClock();
    private Dialogs dialogs;
    private CommandDispatcher dispatcher;
    private int messages;

    ChatHub(Path folder) {
        this.data = new HubData(folder);
        this.files = new FileStore(folder);
        data.employees().save(HubData.employee("lilei", "李雷", true));
        this.engine = new AggregationEngine(
                new IntakeStore(data.db().database()),
                files,
                TestDatabase.TENANT,
                () -> OwnSide.of(
                        Set.of("topcentral.cn"),
                        Set.of("+864008001234"),
                        data.employees().all()),
                clock);
        this.dialogs = newDialogs();
        this.dispatcher = newDispatcher();
    }

    /** Everything anew on the same database, as another process would. */
    void restart() {
        dialogs = newDialogs();
        dispatcher = newDispatcher();
    }

    Dialogs newDialogs() {
        return new Dialogs(
                data.db().database(), files, engine, choice(), access(), new PhoneNumbers(), new PageLinks(URL), clock);
    }

    private CommandDispatcher newDispatcher() {
        Command timeline = new TimelineCommand(choice(), data.reader(URL), clock);
        List<Command> commands = new ArrayList<>(List.of(timeline));
        commands.addAll(dialogs.commands());
        return new CommandDispatcher(
                new CommandRegistry(commands),
                timeline,
                data.employees()::byUserid,
                List.of(dialogs.conversation()),
                Guess.NONE,
                new RateLimit(1000, Duration.ofMinutes(1), clock));
    }

    private Access access() {
        return new Access(data.employees());
    }

    private CustomerChoice choice() {
        return new CustomerChoice(
                new CustomerLookup(data.db().database()),
                data.customers(),
                access(),
                new AuditLog(data.db().database()),
                clock);
    }

    DialogDeadlines deadlines() {
        return dialogs.deadlines();
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    RecordingContext send(String userid, Incoming incoming, String reference) {
        RecordingContext context = RecordingContext.alone(reference);
        dispatcher.received(userid, incoming, context);
        return context;
    }

    /** The same person's next message. */
    RecordingContext send(Incoming incoming) {
        return send("wangwei", incoming, "m" + messages++);
    }

    RecordingContext type(String text) {
        return send(new Incoming.Text(text));
    }

    RecordingContext inGroup(String text) {
        RecordingContext context = RecordingContext.inGroup("m" + messages++, false);
        dispatcher.received("wangwei", new Incoming.Text(text), context);
        return context;
    }

    RecordingContext tap(RecordingContext shown, String button) {
        return tap("wangwei", shown, button);
    }

    RecordingContext tap(String userid, RecordingContext shown, String button) {
        ButtonInteractionCard card = (ButtonInteractionCard) shown.cards.get(shown.cards.size() - 1);
        String key = card.buttons().stream()
                .filter(offered -> offered.text().contains(button))
                .map(Button::key)
                .findFirst()
                .orElseThrow();
        return send(userid, new Incoming.Tap(key, Map.of()), "m" + messages++);
    }

    static Media photo(String name) {
        return new Given(name, "image/jpeg", false);
    }

    static Media gone(String name) {
        return new Given(name, "image/jpeg", true);
    }

    static Media sound(String name) {
        return new Given(name, "audio/amr", false);
    }

    private record Given(String name, String type, boolean expired) implements Media {
        @Override
        public String reference() {
            return name;
        }

        @Override
        public Fetched fetch(long mostBytes) {
            if (expired) {
                throw new MediaGone("40007");
            }
            return new Fetched(name, type, name.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class MovedClock extends Clock {
        private Instant now = HubData.NOON;

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Override
    public void close() {
        data.close();
    }
}

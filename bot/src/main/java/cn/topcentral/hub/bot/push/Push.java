package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.notification.CardReplacements;
import cn.topcentral.hub.storage.notification.PushQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Pushing, put together: sends what is in the outbox until it is closed. Thread-safe. */
public final class Push implements AutoCloseable {
    private final PushWorker worker;
    private final Pushes pushes;

    private Push(PushWorker worker, Pushes pushes) {
        this.worker = worker;
        this.pushes = pushes;
    }

    /**
     * Made, and not yet started.
     *
     * @param app the self-built app's client; without it members are reached by the robot alone
     * @param robot the intelligent robot's gateway
     * @param page where a tap on a summary leads: the hub's address as phones reach it
     * @param timeout for each call of a webhook
     */
    public static Push of(
            WecomConfig config,
            Database database,
            Optional<WeComClient> app,
            Optional<Gateway> robot,
            URI page,
            Duration timeout,
            Clock clock,
            MeterRegistry registry) {
        // A webhook's key must not follow a redirect to another host.
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(Redirect.NEVER)
                .build();
        PushMeters meters = new PushMeters(registry);
        PushQueue queue = new PushQueue(database);
        CardReplacements replacements = new CardReplacements(database);
        PushWorker worker = new PushWorker(
                queue,
                PushRoutes.of(config, app, robot, http, timeout),
                new Pusher(queue, new Delivery(registry), new Summaries(page), meters, clock),
                app.map(client -> new CardReplacer(replacements, client, meters, clock)),
                meters,
                clock);
        return new Push(worker, new Pushes(replacements, worker::wake, clock));
    }

    public void start() {
        worker.start();
    }

    /** Says that there may be something to send. Cheap, from any thread; the outbox is looked at every second anyway. */
    public void wake() {
        worker.wake();
    }

    /** To change what was pushed. */
    public Pushes pushes() {
        return pushes;
    }

    @Override
    public void close() {
        worker.close();
    }
}

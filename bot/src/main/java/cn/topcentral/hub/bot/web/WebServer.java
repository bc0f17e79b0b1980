package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.templates.page.Pages;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The running HTTP server. */
public final class WebServer implements AutoCloseable {
    /** The biggest request is a callback; uploads go elsewhere. */
    private static final long MAX_REQUEST_BYTES = 1 << 20;

    private final Javalin server;

    private WebServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts, and returns once the port accepts.
     *
     * @param port 0 for any free one, see {@link #port}
     * @param publicUrl where browsers reach the hub
     * @param meters gets the time of every request by route, method and status
     */
    public static WebServer start(int port, URI publicUrl, Pages pages, MeterRegistry meters, List<Routes> routes) {
        return new WebServer(Javalin.create(config -> {
                    settings(config, port);
                    config.requestLogger.http((context, millis) -> time(meters, context, millis));
                    new SecurityHeaders(publicUrl).register(config.routes);
                    new ProblemAnswers(pages).register(config.routes);
                    new AssetRoutes().register(config.routes);
                    routes.forEach(some -> some.register(config.routes));
                })
                .start());
    }

    /** A path the server answers at. */
    public record Route(String method, String path) {}

    /** Every path there is, so that a test can ask each of them as somebody who may not. */
    public List<Route> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> new Route(handler.endpoint.method.name(), handler.endpoint.path))
                .toList();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void settings(JavalinConfig config, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.port = port;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.http.maxRequestSize = MAX_REQUEST_BYTES;
        config.http.prefer405over404 = true;
    }

    private static void time(MeterRegistry meters, Context context, Float millis) {
        // The pattern, not the path: paths hold ids, and each would become a series of its own.
        String route = Optional.ofNullable(context.endpoints().matchedHttpEndpoint())
                .map((Endpoint endpoint) -> endpoint.path)
                .orElse("other");
        Timer.builder("http.server.requests")
                .description("Time to answer a request")
                .tag("method", context.method().name())
                .tag("route", route)
                .tag("status", Integer.toString(context.statusCode()))
                .publishPercentileHistogram()
                .register(meters)
                .record(Duration.ofNanos((long) (millis * 1_000_000)));
    }
}

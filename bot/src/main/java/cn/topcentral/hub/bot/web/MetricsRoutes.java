package cn.topcentral.hub.bot.web;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** {@code /metrics}, as Prometheus reads it. It names no customer and no person. */
public final class MetricsRoutes implements Routes {
    private final PrometheusMeterRegistry meters;
    private final Runnable refresh;

    /**
     * Serves what the meters say.
     *
     * @param meters where the counters of the whole hub are; those of the Java machine are added here
     * @param refresh brings up to date what is only looked at when asked
     */
    public MetricsRoutes(PrometheusMeterRegistry meters, Runnable refresh) {
        this.meters = meters;
        this.refresh = refresh;
        new ClassLoaderMetrics().bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/metrics", context -> {
            refresh.run();
            context.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
        });
    }
}

package cn.topcentral.hub.bot.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;

/** The state of the sources as gauges, so that a monitoring that exists already can raise the alarm. Thread-safe. */
public final class SourceMeters {
    private final SourceHealth health;
    private final MultiGauge silence;
    private final MultiGauge missed;
    private final MultiGauge quiet;

    public SourceMeters(SourceHealth health, MeterRegistry meters) {
        this.health = health;
        this.silence = MultiGauge.builder("hub.source.silence")
                .description("Time since the newest communication of a source")
                .baseUnit("seconds")
                .register(meters);
        this.missed = MultiGauge.builder("hub.source.missed")
                .description("Communications that would usually have come in that time")
                .register(meters);
        this.quiet = MultiGauge.builder("hub.source.quiet")
                .description("1 when a source is silent where it is not usual")
                .register(meters);
    }

    /** Looks again. */
    public void refresh() {
        List<SourceHealth.Source> sources = health.sources();
        register(silence, sources, source -> (double) source.silence().toSeconds());
        register(missed, sources, SourceHealth.Source::usual);
        register(quiet, sources, source -> source.state() == SourceHealth.State.QUIET ? 1.0 : 0.0);
    }

    private static void register(
            MultiGauge gauge, List<SourceHealth.Source> sources, Function<SourceHealth.Source, Double> value) {
        gauge.register(
                sources.stream()
                        .map(source -> Row.of(Tags.of("source", source.system()), value.apply(source)))
                        .toList(),
                true);
    }
}

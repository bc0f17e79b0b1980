package cn.topcentral.hub.agents.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** A scripted endpoint with a client to it, in which nothing but the endpoint is real time. */
public final class TestModel implements AutoCloseable {
    public final ScriptedModel endpoint = new ScriptedModel();
    public final MemoryLedger ledger = new MemoryLedger();
    public final MemoryCache cache = new MemoryCache();
    public final PatientClock clock = new PatientClock();
    public final ModelClient client;

    public TestModel() {
        this(Optional.empty(), JsonMode.SCHEMA, 24_000);
    }

    /** With a time-out that a busy machine never reaches. */
    public TestModel(Optional<BigDecimal> budget, JsonMode mode, int maxInputTokens) {
        this(budget, mode, maxInputTokens, Duration.ofSeconds(20));
    }

    /** With a time-out that is soon over, for endpoints that do not answer. */
    public static TestModel impatient() {
        return new TestModel(Optional.empty(), JsonMode.SCHEMA, 24_000, Duration.ofMillis(250));
    }

    private TestModel(Optional<BigDecimal> budget, JsonMode mode, int maxInputTokens, Duration timeout) {
        client = new ModelClient(
                new LlmSettings(
                        endpoint.baseUrl(),
                        Optional.of("sk-secret"),
                        "scripted-model",
                        timeout,
                        4,
                        budget,
                        new BigDecimal("2"),
                        new BigDecimal("8"),
                        mode,
                        3,
                        maxInputTokens,
                        1_000,
                        Duration.ofDays(30),
                        clock.getZone()),
                ledger,
                cache,
                clock,
                clock);
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
    }
}

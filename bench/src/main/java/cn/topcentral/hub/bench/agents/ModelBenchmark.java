package cn.topcentral.hub.bench.agents;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.llm.LlmSettings;
import cn.topcentral.hub.agents.llm.ModelClient;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.llm.Sleeper;
import cn.topcentral.hub.agents.llm.analysis.LlmCommunicationAnalyst;
import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Figure.Target;
import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.llm.AnswerRepository;
import cn.topcentral.hub.storage.llm.UsageRepository;
import cn.topcentral.hub.templates.prompt.PromptText;
import cn.topcentral.hub.templates.prompt.Prompts;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What the hub adds to a model that takes a second to answer: 16 callers at once, against the waiting alone. */
public final class ModelBenchmark implements Benchmark {
    private static final String NAME = "agents";
    private static final String DATABASE = "model";
    private static final int CALLERS = 16;
    private static final Duration ANSWERS_AFTER = Duration.ofSeconds(1);

    private final int calls;
    private final Clock clock;

    public ModelBenchmark(int calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        try (BenchServer server = BenchServer.start();
                SlowModel model = SlowModel.start(ANSWERS_AFTER)) {
            server.create(DATABASE);
            try (Database database = Database.open(server.config(DATABASE), BenchServer.TENANT);
                    ModelClient client = new ModelClient(
                            LlmSettings.of(model.url(), "slow"),
                            new UsageRepository(database),
                            new AnswerRepository(database),
                            clock,
                            Sleeper.REAL)) {
                CommunicationAnalyst analyst = new LlmCommunicationAnalyst(client, prompt(), request -> {
                    throw new BenchmarkFailed("the model's answer was not taken");
                });
                analyse(analyst, CALLERS, "warm"); // connections and classes
                long start = System.nanoTime();
                analyse(analyst, calls, "measured");
                double perSecond = calls / ((System.nanoTime() - start) / 1e9);
                log.printf("%d analyses at %.1f a second%n", calls, perSecond);
                return List.of(Figure.compared(
                        NAME,
                        CALLERS + " callers of a model that answers in 1 s, against the waiting alone",
                        "analyses/s",
                        perSecond,
                        CALLERS / (ANSWERS_AFTER.toMillis() / 1000.0),
                        Optional.of(Target.ratioAtLeast(0.95))));
            }
        }
    }

    private static void analyse(CommunicationAnalyst analyst, int count, String text) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> answers = IntStream.range(0, count)
                    .<Future<?>>mapToObj(i -> callers.submit(() -> {
                        String engine = analyst.analyse(request(text + " " + i))
                                .generatedBy()
                                .engine();
                        if (!engine.equals(GeneratedBy.LLM)) {
                            throw new BenchmarkFailed("an analysis was made by " + engine);
                        }
                    }))
                    .toList();
            for (Future<?> answer : answers) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailed("an analysis failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            callers.shutdownNow();
        }
    }

    private static Prompt prompt() {
        PromptText text = Prompts.load("a10");
        return new Prompt(text.id(), text.version(), text.system(), text.user());
    }

    private static AnalysisRequest request(String text) {
        return new AnalysisRequest(
                "WX-1",
                CommunicationType.WECHAT,
                "企业微信",
                Instant.parse("2024-06-15T02:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                Optional.empty(),
                Speaker.CUSTOMER,
                List.of(),
                Optional.empty(),
                "PCR-ABS-1000 什么价 " + text);
    }
}

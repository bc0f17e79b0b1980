package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.config.ExtractionConfig;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.config.SpeechServiceConfig;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.extraction.ExtractionWorker;
import cn.topcentral.hub.connectors.extraction.ReadingLimits;
import cn.topcentral.hub.connectors.extraction.ReadingProcess;
import cn.topcentral.hub.connectors.extraction.speech.Ffmpeg;
import cn.topcentral.hub.connectors.extraction.speech.Recordings;
import cn.topcentral.hub.connectors.extraction.speech.SpeechConfig;
import cn.topcentral.hub.connectors.fetch.FetchWorker;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.storage.attachment.FetchQueue;
import cn.topcentral.hub.storage.attachment.TextQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The work on attachments, put together: fetching those that sources only refer to, and reading the text of all that are here. */
final class AttachmentWork implements AutoCloseable {
    private final ExtractionWorker extraction;
    private final FetchWorker fetching;

    private AttachmentWork(ExtractionWorker extraction, FetchWorker fetching) {
        this.extraction = extraction;
        this.fetching = fetching;
    }

    static AttachmentWork start(
            HubConfig config, HubStorage storage, AggregationEngine engine, List<RemoteFiles> sources, Clock clock) {
        ExtractionConfig limits = config.extraction();
        ExtractionWorker extraction = new ExtractionWorker(
                new TextQueue(storage.database()),
                storage.files(),
                new ReadingProcess(
                        new ReadingLimits(limits.heapMegabytes(), Duration.ofSeconds(limits.secondsPerFile()))),
                new Recordings(
                        config.speech().map(AttachmentWork::speech),
                        Ffmpeg.installed(
                                Optional.ofNullable(System.getenv("PATH")).orElse(""))),
                drafts -> requireTaken(engine.accept(drafts)),
                clock);
        FetchWorker fetching = new FetchWorker(
                new FetchQueue(storage.database()),
                storage.files(),
                sources,
                limits.mostMegabytes() * 1_000_000L,
                extraction::wake,
                clock);
        extraction.start();
        fetching.start();
        return new AttachmentWork(extraction, fetching);
    }

    private static SpeechConfig speech(SpeechServiceConfig given) {
        return new SpeechConfig(
                given.baseUrl(),
                given.apiKey().map(Secret::value),
                given.model(),
                given.language(),
                given.prompt(),
                given.timeout());
    }

    /** The text of an attachment is told again until its record has it. */
    private static void requireTaken(List<IntakeResult> results) {
        for (IntakeResult result : results) {
            if (result instanceof IntakeResult.Rejected rejected) {
                throw new IllegalStateException("the record does not take the text: " + rejected.reason());
            }
        }
    }

    @Override
    public void close() {
        fetching.close();
        extraction.close();
    }
}

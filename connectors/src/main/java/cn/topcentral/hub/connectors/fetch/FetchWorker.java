package cn.topcentral.hub.connectors.fetch;

import cn.topcentral.hub.connectors.extraction.FileKind;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.connectors.work.QueueThreads;
import cn.topcentral.hub.storage.attachment.ClaimedFetch;
import cn.topcentral.hub.storage.attachment.FetchQueue;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.attachment.FileTooLarge;
import cn.topcentral.hub.storage.attachment.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the files that sources only refer to, before their links expire. The rows decide who fetches what, so any number of hubs may run one each.
 * Thread-safe.
 */
public final class FetchWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FetchWorker.class);

    /** The usual links live from minutes to days: often at first, then daily for a week. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));

    private static final int MOST_ATTEMPTS = WAITS.size() + 1 + 7;
    private static final int THREADS = 3;
    private static final Duration LEASE = Duration.ofMinutes(30);
    /** Before the lease ends, or another worker would begin the same file. */
    private static final Duration LONGEST_FETCH = Duration.ofMinutes(25);

    private final FetchQueue queue;
    private final FileStore files;
    private final List<RemoteFiles> sources;
    private final long mostBytes;
    private final Runnable stored;
    private final Clock clock;
    private final QueueThreads threads;

    /**
     * @param sources asked in this order whether a reference is theirs; not closed
     * @param mostBytes larger files are not kept
     * @param stored called after each file that came, e.g. {@code ExtractionWorker::wake}
     */
    public FetchWorker(
            FetchQueue queue,
            FileStore files,
            List<RemoteFiles> sources,
            long mostBytes,
            Runnable stored,
            Clock clock) {
        this.queue = queue;
        this.files = files;
        this.sources = List.copyOf(sources);
        this.mostBytes = mostBytes;
        this.stored = stored;
        this.clock = clock;
        this.threads = new QueueThreads("fetch", THREADS, this::workOnce);
    }

    /** Starts working, and takes up what no source served before: there may be one now. */
    public void start() {
        queue.reopenUnserved(clock.instant());
        threads.start();
    }

    /** Says that there may be something to do. Cheap, from any thread; the worker also looks by itself. */
    public void wake() {
        threads.wake();
    }

    @Override
    public void close() {
        threads.close();
    }

    /** Does one file. @return whether there was one */
    boolean workOnce() {
        List<ClaimedFetch> claims = queue.claim(1, LEASE, clock.instant());
        claims.forEach(this::work);
        return !claims.isEmpty();
    }

    private void work(ClaimedFetch claimed) {
        Optional<RemoteFiles> source = sources.stream()
                .filter(candidate -> candidate.serves(claimed.reference()))
                .findFirst();
        if (source.isEmpty()) {
            queue.unserved(claimed, "no source is configured that has this file");
            return;
        }
        try {
            fetch(claimed, source.get());
        } catch (FileGone | FileTooLarge e) {
            log.info("Attachment not to be had id={}", claimed.attachmentId());
            queue.gone(claimed, message(e));
        } catch (SourceUnavailable e) {
            retry(claimed, message(e), e.after());
        } catch (IOException | RuntimeException e) {
            log.warn("Attachment not fetched id={} attempt={}", claimed.attachmentId(), claimed.attempts(), e);
            retry(claimed, e.getClass().getSimpleName() + ": " + message(e), Optional.empty());
        }
    }

    private void fetch(ClaimedFetch claimed, RemoteFiles source) throws IOException {
        StoredFile file;
        try (InputStream content = source.open(claimed.reference())) {
            file = files.put(new Hurried(content, LONGEST_FETCH), mostBytes);
        }
        String type = FileKind.of(files.locate(file.hash()).orElseThrow());
        if (isErrorPage(type, claimed.mediaType())) {
            throw new SourceUnavailable("the source answered with " + type + " instead of " + claimed.mediaType());
        }
        queue.stored(claimed, file, type, clock.instant());
        log.info("Attachment fetched id={} bytes={} type={}", claimed.attachmentId(), file.size(), type);
        stored.run();
    }

    /** Platforms answer 200 with a page or an error in JSON for a recording that is not ready or whose link has expired. */
    private static boolean isErrorPage(String type, String declared) {
        boolean media = declared.startsWith("audio/") || declared.startsWith("video/") || declared.startsWith("image/");
        return media
                && (type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml"))
                && !declared.endsWith("xml");
    }

    private void retry(ClaimedFetch claimed, String reason, Optional<Duration> asked) {
        if (claimed.attempts() >= MOST_ATTEMPTS) {
            queue.gone(claimed, reason + "; given up after " + claimed.attempts() + " tries");
            return;
        }
        Duration wait = claimed.attempts() <= WAITS.size() ? WAITS.get(claimed.attempts() - 1) : Duration.ofDays(1);
        queue.retry(
                claimed,
                reason,
                clock.instant()
                        .plus(asked.filter(longer -> longer.compareTo(wait) > 0).orElse(wait)));
    }

    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("no reason given");
    }
}

package cn.topcentral.hub.connectors.extraction;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.extraction.ocr.PictureReader;
import cn.topcentral.hub.connectors.extraction.speech.Recordings;
import cn.topcentral.hub.connectors.extraction.speech.Transcription;
import cn.topcentral.hub.connectors.work.QueueThreads;
import cn.topcentral.hub.storage.attachment.ClaimedText;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.attachment.ReadText;
import cn.topcentral.hub.storage.attachment.TextQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives stored attachments their text. The rows decide who reads what, so any number of hubs may run one each.
 *
 * <p>Thread-safe. Files are read one at a time, but a recording that is being transcribed does not hold up the documents.
 */
public final class ExtractionWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ExtractionWorker.class);

    /** What {@code text_waits_for} says of pictures on a machine that cannot run the models. */
    private static final String OCR = "ocr";

    private static final int THREADS = 2;
    /** A file that ended the reading process this often is left alone. */
    private static final int MOST_READINGS = 2;
    /** Beyond the longest transcription and two files that are read, as a second worker would do it all again. */
    private static final Duration LEASE = Duration.ofMinutes(45);

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));
    private static final int MOST_TRANSCRIPTIONS = 12;

    private final TextQueue queue;
    private final FileStore files;
    private final ReadingProcess reading;
    private final Recordings recordings;
    private final RecordParts parts;
    private final Clock clock;
    private final QueueThreads threads;

    /**
     * @param reading closed with the worker
     * @param accept the engine's way in, for texts that belong to a record's content
     */
    public ExtractionWorker(
            TextQueue queue,
            FileStore files,
            ReadingProcess reading,
            Recordings recordings,
            Consumer<List<CommunicationDraft>> accept,
            Clock clock) {
        this.queue = queue;
        this.files = files;
        this.reading = reading;
        this.recordings = recordings;
        this.parts = new RecordParts(queue, accept);
        this.clock = clock;
        this.threads = new QueueThreads("extraction", THREADS, this::workOnce);
    }

    /** Starts working, and takes up what waited for something that is there now. */
    public void start() {
        Set<String> available = new HashSet<>(recordings.available());
        available.add(OCR); // whether it runs is known when the first picture is read
        int reopened = queue.reopen(available, clock.instant());
        if (reopened > 0) {
            log.info("Attachments taken up again count={} available={}", reopened, available);
        }
        threads.start();
    }

    /** Says that there may be something to do. Cheap, from any thread; the worker also looks by itself. */
    public void wake() {
        threads.wake();
    }

    /** What is being read is given up; another worker takes it over when its lease ends. */
    @Override
    public void close() {
        threads.stopClaiming();
        reading.close();
        threads.close();
    }

    /** Does one file. @return whether there was one */
    boolean workOnce() {
        List<ClaimedText> claims = queue.claim(1, LEASE, clock.instant());
        claims.forEach(this::work);
        return !claims.isEmpty();
    }

    private void work(ClaimedText claimed) {
        try {
            Optional<ReadText> known = queue.known(claimed.fileHash(), methods());
            Optional<Path> file = files.locate(claimed.fileHash());
            if (known.isPresent()) {
                finish(claimed, known.get());
            } else if (file.isEmpty()) {
                queue.failed(claimed, "its file is missing in the data directory");
            } else if (isRecording(file.get())) {
                transcribe(claimed, file.get());
            } else {
                read(claimed, file.get());
            }
        } catch (RuntimeException | IOException e) {
            log.warn("Attachment not read id={} attempt={}", claimed.attachmentId(), claimed.attempts(), e);
            retry(claimed, Reasons.of(e), MOST_TRANSCRIPTIONS, Optional.empty());
        }
    }

    private static boolean isRecording(Path file) throws IOException {
        return Recordings.isVoice(file) || FileKind.isRecording(FileKind.of(file));
    }

    private Set<String> methods() {
        Set<String> methods = new HashSet<>(Set.of(DocumentFiles.METHOD, PictureReader.METHOD));
        recordings.method().ifPresent(methods::add);
        return methods;
    }

    private void read(ClaimedText claimed, Path file) {
        ReadReply reply;
        try {
            reply = reading.read(file, claimed.fileName());
        } catch (ReadingFailed e) {
            log.warn("Attachment too much for the reading process id={} reason={}", claimed.attachmentId(), e.reason());
            retry(claimed, e.reason(), MOST_READINGS, Optional.empty());
            return;
        }
        if (reply.outcome() == ReadReply.Outcome.NO_OCR) {
            queue.await(claimed, OCR, reply.remark());
        } else {
            finish(
                    claimed,
                    new ReadText(
                            reply.text(),
                            Optional.of(reply.remark()).filter(remark -> !remark.isEmpty()),
                            reply.method()));
        }
    }

    private void transcribe(ClaimedText claimed, Path file) {
        Transcription result = recordings.transcribe(file);
        if (result instanceof Transcription.Done done) {
            Optional<String> remark = done.text().isEmpty() ? Optional.of("nobody speaks in it") : Optional.empty();
            finish(claimed, new ReadText(done.text(), remark, done.method()));
        } else if (result instanceof Transcription.Refused refused) {
            finish(claimed, new ReadText("", Optional.of(refused.reason()), refused.method()));
        } else if (result instanceof Transcription.Missing missing) {
            parts.await(claimed);
            queue.await(claimed, missing.what(), missing.reason());
        } else if (result instanceof Transcription.Later later) {
            retry(claimed, later.reason(), MOST_TRANSCRIPTIONS, later.after());
        } else {
            throw new IllegalStateException("Unknown result " + result.getClass());
        }
    }

    /** The record first: its part is told again when we die in between, and an equal part changes nothing. */
    private void finish(ClaimedText claimed, ReadText read) {
        parts.tell(claimed, read);
        queue.finish(claimed, read);
        log.info(
                "Attachment read id={} by={} characters={}",
                claimed.attachmentId(),
                read.readBy(),
                read.text().length());
    }

    private void retry(ClaimedText claimed, String reason, int most, Optional<Duration> asked) {
        if (claimed.attempts() >= most) {
            queue.failed(claimed, reason);
            return;
        }
        Duration wait = WAITS.get(Math.min(claimed.attempts(), WAITS.size()) - 1);
        queue.retry(
                claimed,
                reason,
                clock.instant()
                        .plus(asked.filter(longer -> longer.compareTo(wait) > 0).orElse(wait)));
    }
}

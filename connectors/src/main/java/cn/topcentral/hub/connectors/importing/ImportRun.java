package cn.topcentral.hub.connectors.importing;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Stores what a connector reads from files. Reading and decoding go on while the batch before is being stored. It can be stopped at any moment,
 * even killed, and run again: what was stored counts as duplicate then. For one thread, one use.
 */
public final class ImportRun {
    private static final int BATCH_ITEMS = 500;

    /** A folder of large mails must not gather 500 times 50 MB. */
    private static final long BATCH_BYTES = 32L << 20;

    private final FileConnector connector;
    private final Function<List<CommunicationDraft>, List<IntakeResult>> intake;
    private final Consumer<ImportReport> progress;

    private final ImportTally tally = new ImportTally();
    private List<Placed> batch = new ArrayList<>();
    private long batchBytes;

    private record Placed(String file, String position, CommunicationDraft draft) {}

    /**
     * @param intake stores a batch, {@code AggregationEngine::accept}
     * @param progress is told the figures after each batch, on another thread
     */
    public ImportRun(
            FileConnector connector,
            Function<List<CommunicationDraft>, List<IntakeResult>> intake,
            Consumer<ImportReport> progress) {
        this.connector = connector;
        this.intake = intake;
        this.progress = progress;
    }

    /**
     * Imports files, and folders with all that is in them.
     *
     * @throws RuntimeException when storing fails for another reason than the items themselves; what was stored until then stays
     */
    public ImportReport run(List<Path> paths) {
        ThreadPoolExecutor storing =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), ImportRun::waitForRoom);
        StoringFailure failure = new StoringFailure();
        try {
            for (Path path : paths) {
                ImportFiles.under(path, connector, tally::reject).forEach(file -> read(file, storing, failure));
            }
            submit(storing, failure);
        } finally {
            storing.shutdown();
            awaitEnd(storing);
        }
        failure.rethrow();
        return tally.report();
    }

    private void read(Path file, ThreadPoolExecutor storing, StoringFailure failure) {
        failure.rethrow();
        try (Stream<ImportItem> items = connector.read(file)) {
            items.forEach(item -> take(file, item, storing, failure));
        } catch (IOException | UncheckedIOException e) {
            tally.reject(
                    file.toString(),
                    "",
                    "cannot be read: " + e + ". Check that the file exists and this user may read it.");
        }
    }

    private void take(Path file, ImportItem item, ThreadPoolExecutor storing, StoringFailure failure) {
        tally.read();
        if (item instanceof ImportItem.Decoded decoded) {
            batch.add(new Placed(file.toString(), item.position(), decoded.draft()));
            batchBytes += bytesOf(decoded.draft());
            if (batch.size() >= BATCH_ITEMS || batchBytes >= BATCH_BYTES) {
                submit(storing, failure);
            }
        } else if (item instanceof ImportItem.Rejected rejected) {
            tally.reject(file.toString(), item.position(), rejected.reason());
        } else if (item instanceof ImportItem.Skipped) {
            tally.skip();
        } else {
            throw new IllegalStateException("Unknown item " + item.getClass());
        }
    }

    private void submit(ThreadPoolExecutor storing, StoringFailure failure) {
        failure.rethrow();
        List<Placed> full = batch;
        batch = new ArrayList<>();
        batchBytes = 0;
        if (full.isEmpty()) {
            return;
        }
        storing.execute(() -> {
            if (failure.absent()) {
                store(full, failure);
            }
        });
    }

    private void store(List<Placed> placed, StoringFailure failure) {
        try {
            List<IntakeResult> results =
                    intake.apply(placed.stream().map(Placed::draft).toList());
            for (int i = 0; i < results.size(); i++) {
                tally.count(results.get(i), placed.get(i).file(), placed.get(i).position());
            }
            progress.accept(tally.report());
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private static long bytesOf(CommunicationDraft draft) {
        long attachments = draft.attachments().stream()
                .mapToLong(attachment -> attachment.content() instanceof AttachmentDraft.Content.Bytes content
                        ? content.bytes().length
                        : 0)
                .sum();
        return attachments
                + draft.rawFile().map(raw -> raw.bytes().length).orElse(0)
                + 2L * draft.content().length()
                + 2L * draft.original().map(String::length).orElse(0);
    }

    /** Reading waits while two batches are under way. */
    private static void waitForRoom(Runnable task, ThreadPoolExecutor executor) {
        try {
            executor.getQueue().put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("Interrupted while importing", e);
        }
    }

    private static void awaitEnd(ThreadPoolExecutor storing) {
        try {
            while (!storing.awaitTermination(1, TimeUnit.MINUTES)) {
                // A batch in the database ends or fails by the database's own limits.
            }
        } catch (InterruptedException e) {
            storing.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

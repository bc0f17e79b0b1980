package cn.topcentral.hub.connectors.extraction;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files in a process of its own, because a hostile one can exhaust memory, never end, or bring native code down, and must not take the hub with it.
 * The process starts with the first file and again after each one it did not survive. Thread-safe; one file at a time.
 */
public final class ReadingProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReadingProcess.class);

    /** What a JVM started with {@code ExitOnOutOfMemoryError} ends with. */
    private static final int OUT_OF_MEMORY = 3;
    /** Leaks of libraries over many files end with the process. */
    private static final int FILES_PER_PROCESS = 500;

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ReadingLimits limits;
    private final String mainClass;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "reading-watch");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Running running;
    private int filesRead;

    public ReadingProcess(ReadingLimits limits) {
        this(limits, ReadingMain.class.getName());
    }

    ReadingProcess(ReadingLimits limits, String mainClass) {
        this.limits = limits;
        this.mainClass = mainClass;
    }

    private record Running(Process process, DataOutputStream requests, DataInputStream replies, Path folder) {}

    /**
     * Reads a file.
     *
     * @throws ReadingFailed when the process did not survive it
     */
    synchronized ReadReply read(Path file, String name) {
        Running reader = running == null ? start() : running;
        running = reader;
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = watch.schedule(
                () -> {
                    late.set(true);
                    reader.process().destroyForcibly();
                },
                limits.time().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            Frames.write(
                    reader.requests(), new ReadRequest(file.toAbsolutePath().toString(), name));
            ReadReply reply = Frames.read(reader.replies(), ReadReply.class);
            filesRead++;
            if (filesRead >= FILES_PER_PROCESS) {
                stop();
            }
            return reply;
        } catch (IOException e) {
            int exit = stop();
            throw new ReadingFailed(
                    late.get() ? "not read within " + limits.time().toSeconds() + " s" : why(exit));
        } finally {
            alarm.cancel(false);
        }
    }

    private String why(int exit) {
        return exit == OUT_OF_MEMORY
                ? "takes more than " + limits.heapMegabytes() + " MB of memory to read"
                : "ended the process that read it (exit code " + exit + ")";
    }

    private Running start() {
        try {
            Path folder = Files.createTempDirectory("hub-reading");
            ProcessBuilder builder = new ProcessBuilder(command(folder));
            // The hub's environment holds its secrets, and what is read comes from strangers.
            builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "SYSTEMROOT"));
            builder.directory(folder.toFile());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            log.info("Reading process started pid={}", process.pid());
            return new Running(
                    process,
                    new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
                    new DataInputStream(new BufferedInputStream(process.getInputStream())),
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the process that reads files", e);
        }
    }

    private List<String> command(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xss4m",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder,
                "-Dlog4j2.StatusLogger.level=OFF",
                "-cp",
                absoluteClassPath(),
                mainClass);
    }

    /** Ours; the process starts in another folder. */
    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Ends the process and what it left on disk, and says how it ended. */
    private int stop() {
        Running ended = running;
        running = null;
        filesRead = 0;
        if (ended == null) {
            return 0;
        }
        try {
            // It may be just ending by itself; only then is the exit code its own.
            if (!ended.process().waitFor(1, TimeUnit.SECONDS)) {
                ended.process().destroyForcibly().waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            ended.process().destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(ended.folder());
        return ended.process().isAlive() ? -1 : ended.process().exitValue();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("Temporary files of the reading process stay in {}", folder, e);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        Running reader = running; // without the lock: a file that is being read ends with its process
        if (reader != null) {
            reader.process().destroyForcibly();
        }
        synchronized (this) {
            stop();
        }
    }
}

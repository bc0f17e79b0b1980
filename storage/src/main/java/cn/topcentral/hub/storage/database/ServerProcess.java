package cn.topcentral.hub.storage.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that is running in a directory, as its {@code postmaster.pid} tells (line 1 its pid, line 4 its port).
 *
 * @param process the server's first process
 * @param port where it listens
 */
record ServerProcess(ProcessHandle process, int port) {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final int STOP_LIMIT_SECONDS = 60;
    private static final String PID_FILE = "postmaster.pid";

    /** The live server of a directory; empty when there is none, or the file is left over from a dead one. */
    static Optional<ServerProcess> of(Path directory) {
        try {
            Path file = directory.resolve(PID_FILE);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(3).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> isServerOf(directory, process))
                    .map(process -> new ServerProcess(process, port));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes way for a new server in a directory that the caller has locked: stops one that outlived its hub, and takes away a pid file whose
     * pid has gone to another program, before which PostgreSQL would give up. A pid file of a dead process PostgreSQL replaces itself.
     */
    static void clear(Path directory) throws IOException {
        Optional<ServerProcess> running = of(directory);
        if (running.isPresent()) {
            running.get().stop();
        } else if (pid(directory).flatMap(ProcessHandle::of).isPresent()) {
            log.warn("Removing a PostgreSQL pid file whose pid belongs to another program directory={}", directory);
            Files.delete(directory.resolve(PID_FILE));
        }
    }

    private static Optional<Long> pid(Path directory) throws IOException {
        Path file = directory.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** The pid may have gone to another program since, even to another PostgreSQL, which is not ours to stop. */
    private static boolean isServerOf(Path directory, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments()
                        .filter(arguments -> List.of(arguments).contains(directory.toString()))
                        .isPresent();
    }

    /** Ends the server with its "fast" shutdown (SIGINT): open transactions are rolled back, committed ones are kept. */
    void stop() {
        log.warn("Stopping a PostgreSQL left over from a hub that was killed pid={}", process.pid());
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new DatabaseUnavailable(
                    "The PostgreSQL with pid " + process.pid() + " was left over from a killed hub and does not stop",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while stopping the PostgreSQL with pid " + process.pid(), e);
        }
    }
}

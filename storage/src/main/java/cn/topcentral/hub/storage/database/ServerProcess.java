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

    /** The live server of a directory; empty when there is none, or the file is left over from a dead one. */
    static Optional<ServerProcess> of(Path directory) {
        try {
            Path file = directory.resolve("postmaster.pid");
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
                    .filter(ServerProcess::isPostgres)
                    .map(process -> new ServerProcess(process, port));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The pid may have gone to another program since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
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

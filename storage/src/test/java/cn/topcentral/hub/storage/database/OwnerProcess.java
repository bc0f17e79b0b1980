package cn.topcentral.hub.storage.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another hub, as far as owning a data directory goes: a Java process of its own, that can be killed. */
final class OwnerProcess implements AutoCloseable {
    private static final String READY = "ready";

    private final Process process;

    private OwnerProcess(Process process) {
        this.process = process;
    }

    /** Returns when the process owns the directory and its server answers. */
    static OwnerProcess start(Path dataDirectory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnerProcess.class.getName(),
                        dataDirectory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!READY.equals(output.readLine())) {
            process.destroyForcibly();
            throw new IOException("The other hub did not start in " + dataDirectory);
        }
        return new OwnerProcess(process);
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}: no shutdown hook runs, nothing is closed. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as an administrator would. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), 2)) {
            Database.migrate(database.config());
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // Until the input ends, so also when the test run is killed.
            }
        }
    }
}

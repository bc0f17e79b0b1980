package cn.topcentral.hub.bot.process;

import cn.topcentral.hub.bot.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A run of the program on the data below a folder. */
public final class HubProcess implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Path errors;

    private HubProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** How a run ended. */
    public record Ended(int exitCode, String out, String err) {}

    /** Runs to the end, with the data directory {@code data} of the folder. */
    public static Ended run(Path folder, String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "out", ".txt");
        Path errors = Files.createTempFile(folder, "err", ".txt");
        try (HubProcess hub = new HubProcess(
                builder(folder, arguments)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start(),
                output,
                errors)) {
            return hub.end();
        }
    }

    /** Starts and leaves it running, without analysing; its output goes to a pipe, its errors to a file. */
    public static HubProcess start(Path folder, String... arguments) throws IOException {
        Path errors = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = builder(folder, arguments).redirectError(errors.toFile());
        builder.environment()
                .put("HUB_ANALYSIS_ENABLED", "false"); // it would take the processors from what is looked at
        return new HubProcess(builder.start(), errors, errors);
    }

    /** Starts and leaves it running; output and errors come through the same pipe. */
    public static HubProcess startWatched(Path folder, String... arguments) throws IOException {
        Process process = builder(folder, arguments).redirectErrorStream(true).start();
        return new HubProcess(process, folder, folder);
    }

    private static ProcessBuilder builder(Path folder, String... arguments) throws IOException {
        Path config = folder.resolve("hub.yaml");
        if (!Files.exists(config)) {
            Files.writeString(config, "data_dir: " + folder.resolve("data") + "\n");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("HUB_CONFIG", config.toString());
        return builder;
    }

    /** Reads what it prints until a line is as wanted. */
    public String awaitLine(Predicate<String> wanted) throws IOException {
        // Not closed: closing it would close the pipe under the running program.
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (wanted.test(line)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("Ended without the line; it printed:\n" + seen);
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private Ended end() throws IOException {
        int exitCode = process.onExit().join().exitValue();
        return new Ended(exitCode, Files.readString(output), Files.readString(errors));
    }

    /** Asks it to end as an administrator would, and waits. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

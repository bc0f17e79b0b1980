package cn.topcentral.hub.bot.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the real script in a small source tree, with a JDK, a Maven and an apt-get that only record what they were asked. */
final class ScriptBench {
    record Result(int exitCode, String out, String err) {}

    private static final List<String> SYSTEM_TOOLS = List.of(
            ("awk bash cat chmod cksum dirname env find flock git grep locale mkdir mktemp pwd readlink rm sed sh sleep sort"
                            + " tail")
                    .split(" "));

    private static final String JAVAC = "#!/bin/sh\necho javac %s\n";

    private static final String JAVA =
            """
            #!/bin/sh
            echo "cwd=$(pwd)"
            for argument in "$@"; do echo "arg=$argument"; done
            """;

    /** Leaves what a real build leaves, slowly enough that two calls at once would meet. */
    private static final String MAVEN =
            """
            #!/bin/sh
            if [ "$1" = -v ]; then echo "Apache Maven 3.9.9 (fake)"; exit 0; fi
            echo "$@" >> "$RECORD/maven"
            [ -z "${MAVEN_FAILS:-}" ] || { echo "[INFO] noise"; echo "[ERROR] Broken.java:[3,1] ';' expected"; exit 1; }
            [ -z "${MAVEN_RACES:-}" ] || sleep 0.3
            mkdir -p bot/target/lib bench/target/lib
            : > bot/target/hub-bot-1.0.jar
            : > bot/target/hub-bot-1.0-tests.jar
            : > bench/target/hub-bench-1.0.jar
            if [ -n "${MAVEN_REPORTS:-}" ]; then
              [ -z "${MAVEN_LITTERS:-}" ] || : > bot/left-behind.txt
              mkdir -p storage/target/surefire-reports bot/target/surefire-reports
              echo '<testsuite name="a" time="0.1" tests="7" errors="0" skipped="0" failures="0">' > storage/target/surefire-reports/TEST-a.xml
              echo '<testsuite name="b" time="0.1" tests="5" errors="'"${MAVEN_ERRORS:-0}"'" skipped="'"${MAVEN_SKIPPED:-0}"'" failures="0">' > bot/target/surefire-reports/TEST-b.xml
              exit "${MAVEN_EXIT:-0}"
            fi
            """;

    private final Path folder;
    final Path home;
    private final Map<String, String> environment = new HashMap<>();

    private ScriptBench(Path folder) {
        this.folder = folder;
        this.home = folder.resolve("source tree");
    }

    static ScriptBench in(Path folder) {
        ScriptBench bench = new ScriptBench(folder);
        bench.write("source tree/pom.xml", "<project/>");
        bench.write("source tree/.mvn/maven.config", "");
        bench.write("source tree/bot/pom.xml", "<project/>");
        bench.write("source tree/bot/src/main/java/Main.java", "class Main {}");
        bench.write("source tree/bot/src/test/java/MainTest.java", "class MainTest {}");
        bench.write("source tree/bench/src/main/java/Bench.java", "class Bench {}");
        bench.copyScript();
        for (String tool : List.of("chromium", "fc-list")) {
            bench.tool("bin/" + tool, "#!/bin/sh\necho present\n");
        }
        bench.tool("bin/mvn", MAVEN);
        bench.jdk("17.0.15");
        bench.notRoot();
        bench.write("record/maven", "");
        bench.set("RECORD", folder.resolve("record").toString());
        bench.set("HUB_JVM_ROOT", folder.resolve("jvm").toString());
        bench.set("HOME", folder.toString());
        bench.set("PATH", folder.resolve("bin") + ":" + bench.systemTools());
        return bench;
    }

    /** The script that users run: the test starts in bot/, the script is in the folder above. */
    private void copyScript() {
        try {
            Path copy = home.resolve("hub");
            Files.copy(Path.of("..", "hub"), copy);
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the script may use of the machine: everything but its Java, Maven, browser and package manager. */
    private String systemTools() {
        for (String name : SYSTEM_TOOLS) {
            Stream.of("/usr/bin/", "/bin/")
                    .map(place -> Path.of(place + name))
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(real -> tool("system/" + name, "#!/bin/sh\nexec " + real + " \"$@\"\n"));
        }
        return folder.resolve("system").toString();
    }

    ScriptBench set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Puts the tree under git, so that the script can see what a run leaves behind. */
    void versioned() {
        write("source tree/.gitignore", "target/\n");
        runIn(home, Path.of("git"), "init", "-q");
    }

    void jdk(String version) {
        tool("jvm/jdk/bin/javac", JAVAC.formatted(version));
        tool("jvm/jdk/bin/java", JAVA);
    }

    void removeJdk() {
        delete("jvm/jdk/bin/javac");
    }

    void notRoot() {
        tool("bin/id", "#!/bin/sh\necho 1000\n");
    }

    /** Makes the caller root on a machine whose apt-get installs the JDK. */
    void rootWithApt() {
        tool("bin/id", "#!/bin/sh\necho 0\n");
        tool(
                "bin/apt-get",
                """
                #!/bin/sh
                echo "$@" >> "$RECORD/apt"
                case "$*" in *openjdk-17-jdk-headless*) printf '#!/bin/sh\\necho javac 17.0.1\\n' > "$HUB_JVM_ROOT/jdk/bin/javac"; chmod +x "$HUB_JVM_ROOT/jdk/bin/javac";; esac
                """);
    }

    void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tool(String path, String text) {
        write(path, text);
        try {
            Files.setPosixFilePermissions(folder.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every call of Maven so far (but for its version), one line of arguments each. */
    List<String> builds() {
        return lines("record/maven");
    }

    List<String> aptCalls() {
        return lines("record/apt");
    }

    private List<String> lines(String path) {
        try (Stream<String> lines = Files.lines(folder.resolve(path))) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Result run(String... arguments) {
        return runIn(home, home.resolve("hub"), arguments);
    }

    Result runIn(Path workingDirectory, Path script, String... arguments) {
        return finish(start(workingDirectory, script, arguments));
    }

    Process start(String... arguments) {
        return start(home, home.resolve("hub"), arguments);
    }

    private Process start(Path workingDirectory, Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Output of these scripts fits the pipe's buffer, so reading one stream after the other cannot block. */
    static Result finish(Process process) {
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

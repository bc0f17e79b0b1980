package cn.topcentral.hub.bot.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** One pass over file and environment: what all sections share. Not thread-safe; lives for one call of {@link HubConfigFile#load}. */
final class ConfigReading {
    /** Read by the start script, the logging configuration or the command line, not by a section. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("HUB_CONFIG", "HUB_LOG", "HUB_DEBUG", "HUB_JAVA_OPTS", "HUB_JVM_ROOT");

    /** Kubernetes gives every pod such variables for a service that is called "hub". */
    private static final Pattern KUBERNETES_VARIABLE = Pattern.compile("HUB_SERVICE_.*|HUB_PORT(_\\d+_.*)?");

    private final String file;
    private final Path baseFolder;
    private final Path workingDirectory;
    private final Map<String, String> environment;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Set<String> knownKeys = new LinkedHashSet<>();

    /**
     * @param file name of the file in messages
     * @param baseFolder what relative paths in the file are relative to
     * @param workingDirectory what relative paths in variables are relative to
     */
    ConfigReading(String file, Path baseFolder, Path workingDirectory, Map<String, String> environment) {
        this.file = file;
        this.baseFolder = baseFolder;
        this.workingDirectory = workingDirectory;
        this.environment = environment;
    }

    String file() {
        return file;
    }

    Path baseFolder() {
        return baseFolder;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    void report(ConfigProblem problem) {
        problems.add(problem);
    }

    /** Paths of all keys any section asked for. */
    Set<String> knownKeys() {
        return knownKeys;
    }

    void know(String keyPath) {
        knownKeys.add(keyPath);
    }

    static String variableName(String keyPath) {
        return "HUB_" + keyPath.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** An empty variable counts as not set: that is how Compose passes on what its caller left out. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Names of the variables that are set. */
    Set<String> variableNames() {
        return environment.keySet().stream()
                .filter(name -> variable(name).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** To be called when every section has asked for its keys: reports the variables that nobody asked for. */
    void reportUnknownVariables() {
        Map<String, String> expected = new TreeMap<>();
        knownKeys.forEach(key -> expected.put(variableName(key), key));
        variableNames().stream()
                .filter(name ->
                        name.startsWith("HUB_") && !expected.containsKey(name) && !OTHER_VARIABLES.contains(name))
                .filter(name -> !KUBERNETES_VARIABLE.matcher(name).matches())
                .sorted()
                .forEach(name -> report(new ConfigProblem(
                        name, "", "is a variable that sets nothing", didYouMean(name, expected.keySet()))));
    }

    static String didYouMean(String unknown, Set<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min(Comparator.<String>comparingInt(candidate -> distance.apply(unknown, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance.apply(unknown, candidate) <= Math.max(2, unknown.length() / 3))
                .map(candidate -> "did you mean " + candidate + "?")
                .orElseGet(() -> "known here: " + String.join(", ", known));
    }
}

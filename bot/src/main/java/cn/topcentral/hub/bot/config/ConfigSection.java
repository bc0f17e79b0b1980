package cn.topcentral.hub.bot.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mapping of the file, asked by a feature's record for its keys. A {@code HUB_*} variable wins over the file. What is wrong is reported to the
 * {@link ConfigReading} and answered as if absent, so that reading goes on and finds the rest.
 */
final class ConfigSection {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

    /** A value and where it stands, for messages. */
    private record Given(ConfigNode node, String where, Path baseFolder) {}

    private final ConfigReading reading;
    private final String path;
    private final Optional<ConfigNode.Mapping> mapping;
    private final Set<String> known = new TreeSet<>();
    private final List<ConfigSection> children = new ArrayList<>();
    private boolean variableGiven;
    private boolean hasProblems;

    ConfigSection(ConfigReading reading, String path, Optional<ConfigNode.Mapping> mapping) {
        this.reading = reading;
        this.path = path;
        this.mapping = mapping;
    }

    /** Whether neither the file nor a variable says anything here. Meaningful once all keys were asked for. */
    boolean isAbsent() {
        return !variableGiven && mapping.map(given -> given.entries().isEmpty()).orElse(true);
    }

    boolean hasProblems() {
        return hasProblems;
    }

    ConfigSection section(String key) {
        known.add(key);
        ConfigSection child = new ConfigSection(reading, pathOf(key), mappingAt(key));
        children.add(child);
        return child;
    }

    /** Sections whose names the user chooses, in the file's order; each is read by {@code reader}. */
    <T> Map<String, T> named(String key, List<String> leaves, Function<ConfigSection, T> reader) {
        ConfigSection parent = section(key);
        Set<String> names = new LinkedHashSet<>(
                parent.mapping.map(given -> given.entries().keySet()).orElse(Set.of()));
        names.addAll(parent.namesInVariables(leaves));
        Map<String, T> values = new LinkedHashMap<>();
        for (String name : names) {
            if (NAME.matcher(name).matches()) {
                values.put(name, reader.apply(parent.section(name)));
            } else {
                parent.known.add(name);
                parent.problem(
                        parent.where(name),
                        name,
                        "is no usable name",
                        "start with a letter and use a-z, 0-9 and _ only");
            }
        }
        return values;
    }

    private Set<String> namesInVariables(List<String> leaves) {
        String prefix = ConfigReading.variableName(path) + "_";
        Set<String> names = new TreeSet<>();
        for (String variable : reading.variableNames()) {
            for (String leaf : leaves) {
                String suffix = "_" + leaf.toUpperCase(Locale.ROOT);
                if (variable.startsWith(prefix)
                        && variable.length() > prefix.length() + suffix.length()
                        && variable.endsWith(suffix)) {
                    names.add(variable.substring(prefix.length(), variable.length() - suffix.length())
                            .toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    Optional<String> text(String key) {
        return text(key, TextRule.ANY);
    }

    Optional<String> text(String key, TextRule rule) {
        return scalar(key).flatMap(given -> checked(key, given, rule));
    }

    /** A list in the file, or one variable with commas between the items. */
    Set<String> texts(String key, TextRule rule) {
        Optional<Given> given = given(key);
        Set<String> texts = new LinkedHashSet<>();
        for (ConfigNode item : given.map(this::items).orElse(List.of())) {
            if (item instanceof ConfigNode.Scalar scalar) {
                String where = given.get().node() == item ? given.get().where() : reading.file() + ":" + item.line();
                rule.check(
                                scalar.text().strip(),
                                (wrong, remedy) -> problem(where, key, quoted(scalar) + " " + wrong, remedy))
                        .ifPresent(texts::add);
            } else {
                problem(
                        reading.file() + ":" + item.line(),
                        key,
                        "has " + item.shape() + " among its items",
                        "write a list of single values");
            }
        }
        return texts;
    }

    private List<ConfigNode> items(Given given) {
        if (given.node() instanceof ConfigNode.Sequence sequence) {
            return sequence.items();
        }
        if (given.node() instanceof ConfigNode.Scalar scalar) {
            return Arrays.stream(scalar.text().split(",", -1))
                    .<ConfigNode>map(part -> new ConfigNode.Scalar(part, scalar.line()))
                    .toList();
        }
        return List.of(given.node());
    }

    Optional<Integer> integer(String key, int least, int most) {
        String remedy = "write a whole number from " + least + " to " + most;
        return scalar(key).flatMap(given -> {
            ConfigNode.Scalar scalar = (ConfigNode.Scalar) given.node();
            try {
                int value = Integer.parseInt(scalar.text());
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
                problem(given.where(), key, "is " + value, remedy);
            } catch (NumberFormatException notANumber) {
                problem(given.where(), key, "is " + quoted(scalar) + ", which is no whole number", remedy);
            }
            return Optional.empty();
        });
    }

    /** An http or https address without query; a slash at its end is taken off, so that paths can be appended. */
    Optional<URI> url(String key) {
        return text(key).flatMap(text -> {
            try {
                URI uri = new URI(text.replaceAll("/+$", ""));
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (http
                        && uri.getHost() != null
                        && uri.getUserInfo() == null
                        && uri.getQuery() == null
                        && uri.getFragment() == null) {
                    return Optional.of(uri);
                }
            } catch (URISyntaxException notAnAddress) {
                // Reported below, like every address that parses but cannot be used.
            }
            problem(
                    where(key),
                    key,
                    "is no web address",
                    "write http:// or https:// and a host, e.g. https://hub.example.com");
            return Optional.empty();
        });
    }

    /** A whole number of seconds, minutes, hours or days: {@code 30s}, {@code 5m}, {@code 6h}, {@code 1d}. */
    Optional<Duration> duration(String key, Duration least) {
        return text(key).flatMap(text -> {
            Matcher parts = DURATION.matcher(text);
            if (parts.matches()) {
                long number = Long.parseLong(parts.group(1));
                Duration duration =
                        switch (parts.group(2)) {
                            case "s" -> Duration.ofSeconds(number);
                            case "m" -> Duration.ofMinutes(number);
                            case "h" -> Duration.ofHours(number);
                            default -> Duration.ofDays(number);
                        };
                if (duration.compareTo(least) >= 0) {
                    return Optional.of(duration);
                }
            }
            problem(
                    where(key),
                    key,
                    "is '" + text + "', which is no usable time",
                    "write a whole number and s, m, h or d, at least " + least.toSeconds() + "s, e.g. 5m");
            return Optional.empty();
        });
    }

    Optional<ZoneId> zone(String key) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException unknown) {
                problem(
                        where(key),
                        key,
                        "is '" + text + "', which is no time zone",
                        "write a name like Asia/Shanghai or Europe/Berlin");
                return Optional.empty();
            }
        });
    }

    /** Absolute. Relative ones count from the file's folder, those in a variable from the working directory. */
    Path path(String key, Path otherwise) {
        return scalar(key)
                .map(given -> given.baseFolder().resolve(((ConfigNode.Scalar) given.node()).text()))
                .orElseGet(() -> reading.baseFolder().resolve(otherwise))
                .normalize();
    }

    Optional<Secret> secret(String key) {
        return secret(key, TextRule.ANY);
    }

    /** The value itself, <code>${VARIABLE}</code>, or <code>{file: path}</code>. */
    Optional<Secret> secret(String key, TextRule rule) {
        return given(key).flatMap(given -> new SecretSource(reading, given.baseFolder())
                .resolve(given.node(), (wrong, remedy) -> problem(given.where(), key, wrong, remedy))
                .flatMap(text -> rule.check(text, (wrong, remedy) -> problem(given.where(), key, wrong, remedy)))
                .map(Secret::new));
    }

    /**
     * Every further single value of this section as a secret, for features whose keys are their own business; they are then known here.
     *
     * @param except keys that were asked for otherwise
     */
    Map<String, Secret> others(Set<String> except) {
        Set<String> keys = new LinkedHashSet<>(
                mapping.map(given -> given.entries().keySet()).orElse(Set.of()));
        String prefix = ConfigReading.variableName(path) + "_";
        reading.variableNames().stream()
                .filter(variable -> variable.startsWith(prefix))
                .map(variable -> variable.substring(prefix.length()).toLowerCase(Locale.ROOT))
                .forEach(keys::add);
        keys.removeAll(except);
        Map<String, Secret> others = new LinkedHashMap<>();
        keys.forEach(key -> secret(key).ifPresent(value -> others.put(key, value)));
        return others;
    }

    /** Secrets under numbers, e.g. keys by version. */
    Map<Integer, Secret> numbered(String key, TextRule rule) {
        ConfigSection parent = section(key);
        String prefix = ConfigReading.variableName(parent.path) + "_";
        Set<String> numbers = new TreeSet<>(
                parent.mapping.map(given -> given.entries().keySet()).orElse(Set.of()));
        reading.variableNames().stream()
                .filter(variable -> variable.startsWith(prefix))
                .map(variable -> variable.substring(prefix.length()))
                .forEach(numbers::add);
        Map<Integer, Secret> secrets = new TreeMap<>();
        for (String number : numbers) {
            if (NUMBER.matcher(number).matches()) {
                parent.secret(number, rule).ifPresent(secret -> secrets.put(Integer.valueOf(number), secret));
            } else {
                parent.known.add(number);
                parent.problem(parent.where(number), number, "is no number", "write the number alone, e.g. 1");
            }
        }
        return secrets;
    }

    /** Reports the key as missing unless something (right or wrong) was given for it. */
    void require(String key, String remedy) {
        if (given(key).isEmpty()) {
            problem(mapping.map(this::where).orElse(reading.file()), key, "is missing", remedy);
        }
    }

    /** Reports a problem of this section as a whole. */
    void problem(String wrong, String remedy) {
        hasProblems = true;
        reading.report(new ConfigProblem(mapping.map(this::where).orElse(reading.file()), path, wrong, remedy));
    }

    /** To be called when all keys were asked for: reports those in the file that nobody asked for. */
    void reportUnknownKeys() {
        mapping.ifPresent(given -> given.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                problem(where(value), key, "is an unknown key", ConfigReading.didYouMean(key, known));
            }
        }));
        children.forEach(ConfigSection::reportUnknownKeys);
    }

    private Optional<String> checked(String key, Given given, TextRule rule) {
        ConfigNode.Scalar scalar = (ConfigNode.Scalar) given.node();
        return rule.check(scalar.text(), (wrong, remedy) -> problem(given.where(), key, wrong, remedy));
    }

    private Optional<Given> scalar(String key) {
        return given(key).filter(given -> {
            if (given.node() instanceof ConfigNode.Scalar) {
                return true;
            }
            problem(given.where(), key, "is " + given.node().shape(), "write a single value");
            return false;
        });
    }

    private Optional<Given> given(String key) {
        known.add(key);
        reading.know(pathOf(key));
        return find(key);
    }

    private Optional<Given> find(String key) {
        String variable = ConfigReading.variableName(pathOf(key));
        Optional<String> value = reading.variable(variable);
        if (value.isPresent()) {
            variableGiven = true;
            return Optional.of(new Given(new ConfigNode.Scalar(value.get(), 0), variable, reading.workingDirectory()));
        }
        return mapping.map(given -> given.entries().get(key))
                .map(node -> new Given(node, where(node), reading.baseFolder()));
    }

    private Optional<ConfigNode.Mapping> mappingAt(String key) {
        return mapping.map(given -> given.entries().get(key)).flatMap(node -> {
            if (node instanceof ConfigNode.Mapping child) {
                return Optional.of(child);
            }
            problem(where(node), key, "is " + node.shape(), "write its keys below it, two spaces further in");
            return Optional.empty();
        });
    }

    private void problem(String where, String key, String wrong, String remedy) {
        hasProblems = true;
        reading.report(new ConfigProblem(where, pathOf(key), wrong, remedy));
    }

    private String where(String key) {
        return find(key).map(Given::where).orElse(reading.file());
    }

    private String where(ConfigNode node) {
        return reading.file() + ":" + node.line();
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String quoted(ConfigNode.Scalar scalar) {
        return "'" + scalar.text() + "'";
    }
}

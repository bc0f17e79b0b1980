package cn.topcentral.hub.bot.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML text as {@link ConfigNode}s. Stops at SnakeYAML's node graph, where lines and duplicate keys are still visible and no tag has yet made an
 * object: object mapping on top (Jackson) would report only the first problem and turn 0574 into a number.
 */
final class YamlTree {
    private static final String SYNTAX_REMEDY = "compare with docs/hub.sample.yaml; indent with spaces, two per level";

    private final String file;
    private final Consumer<ConfigProblem> problems;

    YamlTree(String file, Consumer<ConfigProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Empty when there is nothing in it, or nothing readable (then the reason is reported). */
    Optional<ConfigNode.Mapping> parse(String text) {
        Node root;
        try {
            // No aliases: nothing here repeats, and they are how small files become huge ones.
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            // Composing makes no objects, so tags do no harm here; convert() refuses them with the key's name.
            options.setTagInspector(tag -> true);
            root = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problem(mark == null ? 1 : mark.getLine() + 1, "", "is not YAML: " + e.getProblem(), SYNTAX_REMEDY);
            return Optional.empty();
        } catch (YAMLException e) {
            problem(1, "", "is not YAML: " + e.getMessage(), SYNTAX_REMEDY);
            return Optional.empty();
        }
        if (root == null) {
            return Optional.empty();
        }
        Optional<ConfigNode> tree = convert(root, "");
        if (tree.isPresent() && !(tree.get() instanceof ConfigNode.Mapping)) {
            problem(tree.get().line(), "", "holds " + tree.get().shape() + " instead of keys", SYNTAX_REMEDY);
        }
        return tree.filter(ConfigNode.Mapping.class::isInstance).map(ConfigNode.Mapping.class::cast);
    }

    /** Empty for a key without a value, which counts as not given. */
    private Optional<ConfigNode> convert(Node node, String path) {
        int line = node.getStartMark().getLine() + 1;
        if (!node.getTag().startsWith(Tag.PREFIX) || namesAJavaClass(node.getTag())) {
            problem(
                    line,
                    path,
                    "has the tag " + node.getTag().getValue(),
                    "remove the tag, only plain values are read");
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            boolean empty = scalar.getTag().equals(Tag.NULL) && scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return empty ? Optional.empty() : Optional.of(new ConfigNode.Scalar(scalar.getValue(), line));
        }
        if (node instanceof SequenceNode sequence) {
            List<ConfigNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                convert(item, path).ifPresent(items::add);
            }
            return Optional.of(new ConfigNode.Sequence(items, line));
        }
        if (node instanceof MappingNode mapping) {
            return Optional.of(convertEntries(mapping, path, line));
        }
        throw new IllegalStateException("Unknown YAML node " + node.getNodeId());
    }

    private ConfigNode.Mapping convertEntries(MappingNode mapping, String path, int line) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        Map<String, Integer> firstLines = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            int keyLine = entry.getKeyNode().getStartMark().getLine() + 1;
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                problem(keyLine, path, "has a key that is no plain word", SYNTAX_REMEDY);
                continue;
            }
            String key = keyNode.getValue();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            Integer first = firstLines.putIfAbsent(key, keyLine);
            if (first != null) {
                problem(keyLine, keyPath, "is given twice, first on line " + first, "keep one of the two");
                continue;
            }
            convert(entry.getValueNode(), keyPath).ifPresent(value -> entries.put(key, value));
        }
        return new ConfigNode.Mapping(entries, line);
    }

    private static boolean namesAJavaClass(Tag tag) {
        return tag.getValue().substring(Tag.PREFIX.length()).contains(".");
    }

    private void problem(int line, String key, String wrong, String remedy) {
        problems.accept(new ConfigProblem(file + ":" + line, key, wrong, remedy));
    }
}

package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.finding.AgentJson;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The families of materials we sell, as {@code grades.yaml} beside this class explains them. */
public record GradeCatalogue(List<Family> families, List<Industry> industries) {
    public GradeCatalogue {
        families = List.copyOf(families);
        industries = List.copyOf(industries);
    }

    /** Grades of one polymer; {@code price} is in CNY per tonne. */
    public record Family(
            String name,
            List<String> polymer,
            Optional<BigDecimal> price,
            List<String> applications,
            List<Upgrade> upgrades) {
        public Family {
            polymer = List.copyOf(polymer);
            applications = List.copyOf(applications);
            upgrades = List.copyOf(upgrades);
        }
    }

    /** A better grade; without {@code from} it follows on every grade of the family but those that are {@code already} so good. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Upgrade(Optional<String> from, String to, List<String> askedBy, List<String> already) {
        public Upgrade {
            askedBy = List.copyOf(askedBy);
            already = List.copyOf(already);
        }
    }

    /** The families an industry usually needs. */
    public record Industry(String industry, List<String> families) {
        public Industry {
            families = List.copyOf(families);
        }
    }

    /** The catalogue that comes with the product. */
    public static GradeCatalogue bundled() {
        try (InputStream file = GradeCatalogue.class.getResourceAsStream("grades.yaml")) {
            if (file == null) {
                throw new IllegalStateException("grades.yaml is missing from the program; it is packed incompletely");
            }
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a catalogue.
     *
     * @throws IllegalArgumentException when it is not YAML of this form, or a family lacks its name
     */
    public static GradeCatalogue read(Reader yaml) {
        try {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            GradeCatalogue catalogue = AgentJson.MAPPER.convertValue(tree, GradeCatalogue.class);
            if (catalogue == null) {
                throw new IllegalArgumentException("The catalogue of grades is empty; list at least one family");
            }
            for (Family family : catalogue.families()) {
                if (family.name() == null || family.name().isBlank()) {
                    throw new IllegalArgumentException("A family in the catalogue of grades has no name");
                }
            }
            return catalogue;
        } catch (YAMLException e) {
            throw new IllegalArgumentException("The catalogue of grades is not YAML: " + e.getMessage(), e);
        }
    }

    Optional<Family> family(String name) {
        return families.stream().filter(family -> family.name().equals(name)).findFirst();
    }
}

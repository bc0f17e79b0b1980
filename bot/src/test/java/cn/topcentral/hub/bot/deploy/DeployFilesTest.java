package cn.topcentral.hub.bot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.config.HubConfigFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be said of the container files where no container engine runs. */
class DeployFilesTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void everyServiceTellsWhetherItIsHealthyAndStartsAgain() throws IOException {
        JsonNode services = compose().path("services");

        assertThat(services.fieldNames()).toIterable().containsExactlyInAnyOrder("database", "hub");
        for (JsonNode service : services) {
            assertThat(service.at("/healthcheck/test").size()).isGreaterThan(1);
            assertThat(service.path("restart").asText()).isEqualTo("unless-stopped");
        }
        assertThat(services.at("/hub/depends_on/database/condition").asText()).isEqualTo("service_healthy");
    }

    @Test
    void dataOutlivesTheContainers() throws IOException {
        JsonNode compose = compose();
        for (JsonNode service : compose.path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String name = volume.asText().split(":", 2)[0];
                assertThat(compose.path("volumes").has(name)).as(name).isTrue();
            }
            assertThat(service.path("volumes")).isNotEmpty();
        }
    }

    @Test
    void noPasswordIsWrittenDownOrHasADefault() throws IOException {
        compose().path("services").forEach(service -> service.path("environment").properties().stream()
                .filter(entry -> entry.getKey().matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"))
                .forEach(entry ->
                        assertThat(entry.getValue().asText()).as(entry.getKey()).matches("\\$\\{[A-Z_]+:\\?[^}]+}")));
        assertThat(sampleVariables())
                .allSatisfy((name, value) -> assertThat(value).as(name).isEmpty());
    }

    @Test
    void databaseIsNotReachableFromOutside() throws IOException {
        assertThat(compose().at("/services/database").has("ports")).isFalse();
        for (JsonNode port : compose().at("/services/hub/ports")) {
            assertThat(port.asText()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void variablesOfTheContainersAreOnesTheHubKnows(@TempDir Path folder) throws IOException {
        Map<String, String> environment = new HashMap<>(sampleVariables());
        compose()
                .at("/services/hub/environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));

        // An unknown variable would be an error.
        assertThat(HubConfigFile.load(Optional.empty(), environment, folder).database())
                .hasValueSatisfying(
                        database -> assertThat(database.url()).isEqualTo("jdbc:postgresql://database:5432/hub"));
    }

    @Test
    void imageRunsAsAnOrdinaryUserOnGlibcAndTellsItsHealth() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("Dockerfile"));
        List<String> images = new ArrayList<>();
        lines.stream().filter(line -> line.startsWith("FROM ")).forEach(images::add);

        assertThat(images).hasSize(2).noneMatch(image -> image.contains("alpine"));
        assertThat(lines.indexOf("USER hub")).isGreaterThan(lines.indexOf(images.get(1)));
        assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK")).anyMatch(line -> line.contains("/healthz"));
    }

    private static Map<String, String> sampleVariables() throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/hub.env.sample"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] parts = line.split("=", 2);
                variables.put(parts[0], parts[1]);
            }
        }
        assertThat(variables).isNotEmpty();
        return variables;
    }

    private static JsonNode compose() throws IOException {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return new ObjectMapper().valueToTree(document);
    }
}

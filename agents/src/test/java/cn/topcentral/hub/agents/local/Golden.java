package cn.topcentral.hub.agents.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Finding;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares an answer byte for byte with a file beside the test. Run with {@code -Dgolden.write=true} to write the files anew, then read the difference. */
public final class Golden {
    private Golden() {}

    public static void assertSame(Class<?> test, String file, Finding<?> finding) throws IOException {
        String written = pretty(finding);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(
                    Path.of("src/test/resources", test.getPackageName().replace('.', '/'), file),
                    written,
                    StandardCharsets.UTF_8);
        }
        try (InputStream golden = test.getResourceAsStream(file)) {
            assertThat(golden).as("%s is missing", file).isNotNull();
            assertThat(written).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String pretty(Finding<?> finding) throws JsonProcessingException {
        return AgentJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(AgentJson.tree(finding)) + "\n";
    }
}

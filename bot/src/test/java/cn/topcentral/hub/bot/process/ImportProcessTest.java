package cn.topcentral.hub.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.storage.database.EmbeddedDatabase;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import as an administrator runs it, killed in the middle and all. */
class ImportProcessTest {
    /** How WeCom's ids of people outside begin; they have some thirty characters. */
    private static final String EXTERNAL = "wmErxtDgAA9AW32YyyuYRimKr7";

    private static final String AUX = EXTERNAL + "aux";
    private static final int CUSTOMERS = 50;
    private static final int RECORDS = 8_000;
    private static final int ENOUGH_TO_KILL = 2_000;
    private static final Instant FIRST = Instant.parse("2024-01-01T01:00:00Z");
    private static final Pattern PROGRESS = Pattern.compile("([\\d,]+) read, ([\\d,]+) stored, .*");

    @TempDir
    private Path folder;

    @BeforeEach
    void customers() throws IOException {
        Path list = folder.resolve("customers.csv");
        Files.writeString(
                list,
                IntStream.range(0, CUSTOMERS)
                        .mapToObj(i -> "客户" + (char) ('甲' + i) + "有限公司,," + EXTERNAL + i)
                        .collect(Collectors.joining("\n", "名称,简称,企业微信ID\n宁波奥克斯空调有限公司,奥克斯," + AUX + "\n", "\n")));
        Files.writeString(folder.resolve("employees.csv"), "userid,name\nwangwei,王伟\n");
        assertThat(HubProcess.run(folder, "import", "customers", list.toString())
                        .exitCode())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void anImportThatWasKilledIsFinishedByRunningItAgain() throws Exception {
        Path archive = archive();
        long storedBefore;
        try (HubProcess hub = HubProcess.startWatched(folder, "import", "wecom", archive.toString())) {
            String progress = hub.awaitLine(line -> stored(line) >= ENOUGH_TO_KILL);
            hub.kill();
            storedBefore = stored(progress);
        }
        assertThat(storedBefore).as("stored when it was killed").isLessThan(RECORDS);

        HubProcess.Ended again = HubProcess.run(folder, "import", "wecom", archive.toString(), "--json");

        assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
        JsonNode report = Json.MAPPER.readTree(again.out());
        assertThat(report.path("read").asLong()).isEqualTo(RECORDS);
        assertThat(report.path("duplicate").asLong()).isBetween(storedBefore, RECORDS - 1L);
        assertThat(report.path("stored").asLong() + report.path("duplicate").asLong())
                .isEqualTo(RECORDS);
        HubProcess.Ended verified = HubProcess.run(folder, "verify");
        assertThat(verified.out()).doesNotContain("WRONG");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.OK);
        try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("data"), 2)) {
            assertThat(count(server, "SELECT count(*) FROM customer_communications WHERE customer_id IS NOT NULL"))
                    .isEqualTo(RECORDS);
            assertThat(count(server, "SELECT count(DISTINCT content) FROM customer_communications"))
                    .isEqualTo(RECORDS);
            assertThat(count(server, "SELECT count(*) FROM communication_sources"))
                    .isEqualTo(RECORDS);
            assertThat(count(server, "SELECT count(DISTINCT source_record_id) FROM communication_sources"))
                    .isEqualTo(RECORDS);
        }
    }

    @Test
    void jsonIsOneDocumentAndTheExitCodeTellsOfRejects() throws Exception {
        Path good = Files.writeString(folder.resolve("good.jsonl"), line(1, AUX) + "\n" + line(2, AUX) + "\n");
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), line(3, AUX) + "\n{broken\n");

        HubProcess.Ended clean = HubProcess.run(folder, "import", "wecom", good.toString(), "--json");
        assertThat(clean.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(clean.out().lines()).hasSize(1);
        assertThat(Json.MAPPER.readTree(clean.out()).path("stored").asInt()).isEqualTo(2);

        HubProcess.Ended rejects = HubProcess.run(folder, "import", "wecom", bad.toString(), "--json");
        assertThat(rejects.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(rejects.out().lines()).hasSize(1);
        JsonNode reject = Json.MAPPER.readTree(rejects.out()).path("rejects").path(0);
        assertThat(reject.path("file").asText()).isEqualTo(bad.toString());
        assertThat(reject.path("position").asText()).isEqualTo("line 2");
        assertThat(reject.path("reason").asText()).isNotBlank();

        HubProcess.Ended timeline = HubProcess.run(folder, "timeline", "aks", "--json");
        assertThat(timeline.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(timeline.out().lines()).hasSize(1);
        JsonNode document = Json.MAPPER.readTree(timeline.out());
        assertThat(document.path("customer_name").asText()).isEqualTo("宁波奥克斯空调有限公司");
        assertThat(document.path("records")).hasSize(3);
        assertThat(document.path("records").path(0).path("communication_time").asText())
                .isEqualTo("2024-01-01T09:01:00+08:00");

        HubProcess.Ended unknown = HubProcess.run(folder, "timeline", "客户甲乙", "--json");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("hub: '客户甲乙' may mean several customers", "客户甲有限公司");
    }

    private Path archive() throws IOException {
        Path file = folder.resolve("archive.jsonl");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < RECORDS; i++) {
                lines.write(line(i, EXTERNAL + i % CUSTOMERS));
                lines.write('\n');
            }
        }
        return file;
    }

    private static String line(int number, String external) {
        return """
               {"msgid":"%d_external","action":"send","from":"%s","tolist":["wangwei"],"roomid":"","msgtime":%d,"msgtype":"text",\
               "text":{"content":"第%d条：PCR-ABS 黑色8吨，含税到厂价能否再谈？账期60天可以接受。"}}"""
                .formatted(
                        number, external, FIRST.plus(Duration.ofMinutes(number)).toEpochMilli(), number);
    }

    private static long stored(String line) {
        Matcher progress = PROGRESS.matcher(line);
        return progress.matches() ? Long.parseLong(progress.group(2).replace(",", "")) : 0;
    }

    private static long count(EmbeddedDatabase server, String sql) throws SQLException {
        var config = server.config();
        try (var connection = DriverManager.getConnection(config.url(), config.user(), config.password());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

package cn.topcentral.hub.bot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.bot.timeline.HubData;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a hub which is killed while it analyses leaves nothing half done: the next one finishes, and nothing is there twice. */
class AnalysisProcessTest {
    private static final int RECORDS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void everyRecordIsAnalysedOnceHoweverOftenTheHubIsKilled() throws IOException {
        Instant now = Clock.systemUTC().instant(); // the hubs that are started know no other
        try (HubData data = new HubData(folder.resolve("files"))) {
            data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
            data.take(IntStream.range(0, RECORDS)
                    .mapToObj(i -> data.mail(
                            now.minusSeconds(60L * (i + 1)),
                            "li@auxgroup.com",
                            "询价 " + i,
                            "PCR-ABS-1000 请报价，数量 " + (i + 1) + " 吨，含税 1.52万/吨。样品请明天寄出，编号 " + i + "。"))
                    .toList());
            Files.writeString(folder.resolve("hub.yaml"), config(data));
            for (int kill = 1; kill <= 2; kill++) {
                long before = done(data);
                try (HubProcess hub = HubProcess.startWatched(folder, "serve")) {
                    await().atMost(LIMIT).until(() -> done(data) > before);
                    hub.kill();
                }
                // What it had claimed is taken over when the lease ends; here nobody waits for that.
                data.db().execute("UPDATE customer_communications SET analysis_lease_until = NULL");
            }
            assertThat(done(data)).isLessThan(RECORDS);
            try (HubProcess hub = HubProcess.startWatched(folder, "serve")) {
                await().atMost(LIMIT).until(() -> done(data) == RECORDS);
                assertThat(hub).isNotNull();
            }
            assertThat(data.db()
                            .count("SELECT count(*) FROM customer_communications WHERE intent_category = 'inquiry'"))
                    .isGreaterThan(RECORDS * 8 / 10);
            assertThat(data.db().count("SELECT count(*) FROM stated_prices")).isEqualTo(RECORDS);
            assertThat(data.db().count("SELECT count(*) FROM communication_tasks"))
                    .isPositive();
            assertThat(
                            data.db()
                                    .count(
                                            """
                                            SELECT count(*) FROM (
                                                SELECT FROM communication_tasks GROUP BY record_id, promised_by, title HAVING count(*) > 1) AS doubled
                                            """))
                    .isZero();
            assertThat(data.db().count("SELECT count(*) FROM customer_communications WHERE ai_insights IS NULL"))
                    .isZero();
        }
    }

    private static long done(HubData data) {
        return data.db().count("SELECT count(*) FROM customer_communications WHERE analysis_status = 'done'");
    }

    private static String config(HubData data) throws IOException {
        var server = data.db().config();
        try (ServerSocket socket = new ServerSocket(0)) {
            return """
                   server: {port: %d, public_url: "http://127.0.0.1:%d"}
                   database: {url: "%s", user: "%s"}
                   data_dir: data
                   """
                    .formatted(socket.getLocalPort(), socket.getLocalPort(), server.url(), server.user());
        }
    }
}

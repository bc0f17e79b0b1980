package cn.topcentral.hub.storage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.retention.Retention;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlmRepositoriesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final Duration KEPT = Duration.ofDays(30);

    private final TestDatabase test = TestDatabase.create();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void usageAddsUpByDayModelAndAgentForOneTenantAlone() {
        UsageRepository usage = new UsageRepository(test.database());
        usage.add(DAY, "deepseek-chat", "A10", Usage.call(false, 900, 300, new BigDecimal("0.0042")));
        usage.add(DAY, "deepseek-chat", "A10", Usage.call(true, 900, 0, new BigDecimal("0.0018")));
        usage.add(DAY, "deepseek-chat", "A10", Usage.dropped(2).plus(Usage.fallback()));
        usage.add(DAY, "deepseek-chat", "A11", Usage.cachedAnswer());
        usage.add(DAY.plusDays(1), "deepseek-chat", "A10", Usage.call(false, 1, 1, BigDecimal.ONE));

        assertThat(usage.spent(DAY)).isEqualByComparingTo("0.0060");
        assertThat(usage.list(DAY, DAY))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.agent()).isEqualTo("A10");
                            assertThat(first.usage())
                                    .isEqualTo(new Usage(2, 1, 0, 1, 2, 1800, 300, new BigDecimal("0.006000")));
                        },
                        second -> assertThat(second.usage().cachedAnswers()).isOne());
        try (Database other = Database.openMigrated(test.config(), "T002")) {
            assertThat(new UsageRepository(other).spent(DAY)).isEqualByComparingTo("0");
        }
    }

    @Test
    void anAnswerStaysWhileItIsAskedForAndGoesWhenItIsNot() {
        AnswerRepository answers = new AnswerRepository(test.database());
        answers.keep("k1", "A10", "deepseek-chat", "{\"a\":\"甲\0\"}", NOW, NOW.plus(KEPT));
        answers.keep("k2", "A10", "deepseek-chat", "{}", NOW, NOW.plus(KEPT));

        Instant later = NOW.plus(Duration.ofDays(29));
        assertThat(answers.find("k1", later, later.plus(KEPT))).contains("{\"a\":\"甲\"}");

        Instant muchLater = NOW.plus(Duration.ofDays(31));
        assertThat(answers.find("k2", muchLater, muchLater.plus(KEPT))).isEmpty();
        assertThat(answers.find("k1", muchLater, muchLater.plus(KEPT))).isPresent();
        assertThat(new Retention(test.database()).clean(muchLater)).containsEntry("model answers", 1);
        try (Database other = Database.openMigrated(test.config(), "T002")) {
            assertThat(new AnswerRepository(other).find("k1", NOW, NOW)).isEmpty();
        }
    }
}

package cn.topcentral.hub.storage.llm;

import cn.topcentral.hub.storage.database.Database;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The ledger of the tenant's database. Sums are added up by the database, so several hubs share it. Thread-safe. */
public final class UsageRepository implements UsageLedger {
    private static final RowMapper<UsageRow> ROW = (row, context) -> new UsageRow(
            row.getObject("day", LocalDate.class),
            row.getString("model"),
            row.getString("agent"),
            new Usage(
                    row.getInt("calls"),
                    row.getInt("failed_calls"),
                    row.getInt("cached_answers"),
                    row.getInt("fallbacks"),
                    row.getInt("dropped_claims"),
                    row.getLong("input_tokens"),
                    row.getLong("output_tokens"),
                    row.getBigDecimal("cost_cny")));

    private final Jdbi jdbi;

    public UsageRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The sums of one day, model and agent. */
    public record UsageRow(LocalDate day, String model, String agent, Usage usage) {}

    @Override
    public void add(LocalDate day, String model, String agent, Usage usage) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO llm_usage AS known
                            (day, model, agent, calls, failed_calls, cached_answers, fallbacks, dropped_claims,
                             input_tokens, output_tokens, cost_cny)
                        VALUES (:day, :model, :agent, :calls, :failed, :cached, :fallbacks, :dropped, :input, :output, :cost)
                        ON CONFLICT (tenant_id, day, model, agent) DO UPDATE
                        SET calls = known.calls + excluded.calls,
                            failed_calls = known.failed_calls + excluded.failed_calls,
                            cached_answers = known.cached_answers + excluded.cached_answers,
                            fallbacks = known.fallbacks + excluded.fallbacks,
                            dropped_claims = known.dropped_claims + excluded.dropped_claims,
                            input_tokens = known.input_tokens + excluded.input_tokens,
                            output_tokens = known.output_tokens + excluded.output_tokens,
                            cost_cny = known.cost_cny + excluded.cost_cny
                        """)
                .bind("day", day)
                .bind("model", model)
                .bind("agent", agent)
                .bind("calls", usage.calls())
                .bind("failed", usage.failedCalls())
                .bind("cached", usage.cachedAnswers())
                .bind("fallbacks", usage.fallbacks())
                .bind("dropped", usage.droppedClaims())
                .bind("input", usage.inputTokens())
                .bind("output", usage.outputTokens())
                .bind("cost", usage.costCny())
                .execute());
    }

    @Override
    public BigDecimal spent(LocalDate day) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT coalesce(sum(cost_cny), 0) FROM llm_usage WHERE day = :day")
                        .bind("day", day)
                        .mapTo(BigDecimal.class)
                        .one());
    }

    /** The sums of the days from {@code from} to {@code to}, both included, by day, model and agent. */
    public List<UsageRow> list(LocalDate from, LocalDate to) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT day, model, agent, calls, failed_calls, cached_answers, fallbacks, dropped_claims,
                               input_tokens, output_tokens, cost_cny
                        FROM llm_usage
                        WHERE day BETWEEN :from AND :to
                        ORDER BY day, model, agent
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(ROW)
                .list());
    }
}

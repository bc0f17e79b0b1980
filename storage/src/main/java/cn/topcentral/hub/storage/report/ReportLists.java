package cn.topcentral.hub.storage.report;

import static cn.topcentral.hub.storage.report.Columns.instant;
import static cn.topcentral.hub.storage.report.Columns.time;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Finds reports: of the house by kind, of a customer, and beside another. Thread-safe. */
public final class ReportLists {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Jdbi jdbi;

    public ReportLists(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A place in a list, behind which it goes on.
     *
     * @param to the end of the period of the report before
     */
    public record Place(Instant to, String id) {}

    /**
     * The latest versions of the house's reports, the latest period first.
     *
     * @param kind empty for all three
     */
    public List<ReportLine> ofHouse(Optional<ReportKind> kind, Optional<Place> behind, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT report_id, report_type, target, period_start, period_end, version, title, created_at
                        FROM reports report
                        WHERE target = 'all' AND (CAST(:kind AS text) IS NULL OR report_type = CAST(:kind AS text))
                          AND (period_end, report_id) < (:to, :id)
                          AND NOT EXISTS (
                            SELECT FROM reports later
                            WHERE later.tenant_id = report.tenant_id AND later.report_type = report.report_type
                              AND later.target = report.target AND later.period_start = report.period_start
                              AND later.version > report.version)
                        ORDER BY period_end DESC, report_id DESC
                        LIMIT :limit
                        """)
                .bind("kind", kind.map(ReportKind::code))
                .bind("to", time(behind.map(Place::to).orElse(END_OF_TIME)))
                .bind("id", behind.map(Place::id).orElse(""))
                .bind("limit", limit)
                .map(ReportLists::line)
                .list());
    }

    /** The latest versions of a customer's reports, the latest first; the customers merged into one have theirs among them. */
    public List<ReportLine> ofCustomer(Collection<CustomerId> group, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT report_id, report_type, target, period_start, period_end, version, title, created_at
                        FROM reports report
                        WHERE report_type = 'customer' AND target = ANY(:targets)
                          AND NOT EXISTS (
                            SELECT FROM reports later
                            WHERE later.tenant_id = report.tenant_id AND later.report_type = report.report_type
                              AND later.target = report.target AND later.period_start = report.period_start
                              AND later.version > report.version)
                        ORDER BY period_end DESC, created_at DESC, report_id DESC
                        LIMIT :limit
                        """)
                .bindArray(
                        "targets",
                        String.class,
                        group.stream().map(CustomerId::value).toArray())
                .bind("limit", limit)
                .map(ReportLists::line)
                .list());
    }

    /** The latest version of the report of the same kind and target on the period before. */
    public Optional<ReportLine> before(StoredReport report) {
        return beside(
                report,
                """
                SELECT report_id, report_type, target, period_start, period_end, version, title, created_at
                FROM reports
                WHERE report_type = :kind AND target = :target AND period_start < :from
                ORDER BY period_start DESC, version DESC LIMIT 1
                """);
    }

    /** Likewise on the period after. */
    public Optional<ReportLine> after(StoredReport report) {
        return beside(
                report,
                """
                SELECT report_id, report_type, target, period_start, period_end, version, title, created_at
                FROM reports
                WHERE report_type = :kind AND target = :target AND period_start > :from
                ORDER BY period_start, version DESC LIMIT 1
                """);
    }

    /** The latest version of the same report; itself where it is that. */
    public Optional<ReportLine> latest(StoredReport report) {
        return beside(
                report,
                """
                SELECT report_id, report_type, target, period_start, period_end, version, title, created_at
                FROM reports
                WHERE report_type = :kind AND target = :target AND period_start = :from
                ORDER BY version DESC LIMIT 1
                """);
    }

    private Optional<ReportLine> beside(StoredReport report, String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("kind", report.kind().code())
                .bind("target", report.target())
                .bind("from", time(report.from()))
                .map(ReportLists::line)
                .findOne());
    }

    private static ReportLine line(ResultSet row, StatementContext context) throws SQLException {
        return new ReportLine(
                row.getString("report_id"),
                ReportKind.ofCode(row.getString("report_type")),
                row.getString("target"),
                instant(row, "period_start").orElseThrow(),
                instant(row, "period_end").orElseThrow(),
                row.getInt("version"),
                row.getString("title"),
                instant(row, "created_at").orElseThrow());
    }
}

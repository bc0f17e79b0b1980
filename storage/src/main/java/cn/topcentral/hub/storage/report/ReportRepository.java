package cn.topcentral.hub.storage.report;

import static cn.topcentral.hub.storage.report.Columns.instant;
import static cn.topcentral.hub.storage.report.Columns.text;
import static cn.topcentral.hub.storage.report.Columns.time;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps reports. Safe to share between threads and processes: of two that save the same report at once, one does and the other finds it. */
public final class ReportRepository {
    /** As many corrections of one report in the time of one save would be a fault. */
    private static final int MOST_TRIES = 20;

    private static final Function<String, Contents> CONTENTS = Json.reader(new TypeReference<>() {});

    private final Jdbi jdbi;

    public ReportRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** What the column {@code figures} holds. */
    private record Contents(List<Figure> figures, List<Series> series) {}

    /**
     * Keeps a report. What says the same as the latest version is not kept again; what says something else becomes the next version, which begins
     * with what changed.
     *
     * @return the version that says it
     */
    public StoredReport save(NewReport report, Corrections corrections, Instant now) {
        return save(report, Optional.empty(), corrections, now);
    }

    /**
     * The same with what the agents found, from which the page makes its sections.
     *
     * @param findings JSON; other findings make another version, even where the text says the same
     */
    public StoredReport save(NewReport report, Optional<String> findings, Corrections corrections, Instant now) {
        Contents contents = new Contents(report.figures(), report.series());
        String hash = hash(report.content() + "\n" + Json.write(contents)
                + findings.map(found -> "\n" + found).orElse(""));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Row> latest = jdbi.withHandle(handle -> latest(handle, report));
            if (latest.isPresent() && latest.get().hash().equals(hash)) {
                return latest.get().report();
            }
            int version = latest.map(row -> row.report().version() + 1).orElse(1);
            String id = version == 1 ? report.id() : report.id() + "-v" + version;
            String correction = latest.map(row -> corrections.section(row.report(), report, id) + "\n\n")
                    .orElse("");
            StoredReport stored = new StoredReport(
                    id,
                    report.kind(),
                    report.target(),
                    report.from(),
                    report.to(),
                    version,
                    report.title(),
                    "# " + report.title() + "\n\n" + correction
                            + report.text().replace("/" + report.id() + "/f/", "/" + id + "/f/"),
                    report.figures(),
                    report.series(),
                    report.generatedBy(),
                    now);
            if (insert(stored, hash, Json.write(contents), findings)) {
                return stored;
            }
        }
        throw new IllegalStateException(
                "Report " + report.id() + " is changed faster than it can be saved, or its id is taken");
    }

    public Optional<StoredReport> byId(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                SELECT report_id, report_type, target, period_start, period_end, version, title, markdown, figures,
                                       generated_by, created_at, content_hash
                                FROM reports WHERE report_id = :id
                                """)
                        .bind("id", id)
                        .map(ReportRepository::row)
                        .findOne())
                .map(Row::report);
    }

    /** What the agents had found when a report was written, as JSON; empty for one that was written without them. */
    public Optional<String> findings(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT findings FROM reports WHERE report_id = :id AND findings IS NOT NULL")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    /** The latest version of each report, the latest period first. */
    public List<StoredReport> newest(int limit) {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                """
                                SELECT report_id, report_type, target, period_start, period_end, version, title, markdown, figures,
                                       generated_by, created_at, content_hash
                                FROM reports report
                                WHERE NOT EXISTS (
                                    SELECT FROM reports later
                                    WHERE later.tenant_id = report.tenant_id AND later.report_type = report.report_type
                                      AND later.target = report.target AND later.period_start = report.period_start
                                      AND later.version > report.version)
                                ORDER BY period_end DESC, id DESC
                                LIMIT :limit
                                """)
                        .bind("limit", limit)
                        .map(ReportRepository::row)
                        .list())
                .stream()
                .map(Row::report)
                .toList();
    }

    private static Optional<Row> latest(Handle handle, NewReport report) {
        return handle.createQuery(
                        """
                        SELECT report_id, report_type, target, period_start, period_end, version, title, markdown, figures,
                               generated_by, created_at, content_hash
                        FROM reports WHERE report_type = :kind AND target = :target AND period_start = :from
                        ORDER BY version DESC LIMIT 1
                        """)
                .bind("kind", report.kind().code())
                .bind("target", report.target())
                .bind("from", time(report.from()))
                .map(ReportRepository::row)
                .findOne();
    }

    private boolean insert(StoredReport report, String hash, String figures, Optional<String> findings) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                INSERT INTO reports (report_id, report_type, target, period_start, period_end, version, title, markdown,
                                                     figures, findings, content_hash, generated_by, created_at)
                                VALUES (:id, :kind, :target, :from, :to, :version, :title, :markdown,
                                        CAST(:figures AS jsonb), CAST(:findings AS json), :hash, :generatedBy, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", report.id())
                        .bind("kind", report.kind().code())
                        .bind("target", report.target())
                        .bind("from", time(report.from()))
                        .bind("to", time(report.to()))
                        .bind("version", report.version())
                        .bind("title", report.title())
                        .bind("markdown", report.markdown())
                        .bind("figures", figures)
                        .bind("findings", findings)
                        .bind("hash", hash)
                        .bind("generatedBy", report.generatedBy())
                        .bind("now", time(report.createdAt()))
                        .execute())
                == 1;
    }

    private record Row(StoredReport report, String hash) {}

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        Contents contents = text(row, "figures").map(CONTENTS).orElse(new Contents(List.of(), List.of()));
        return new Row(
                new StoredReport(
                        row.getString("report_id"),
                        ReportKind.ofCode(row.getString("report_type")),
                        row.getString("target"),
                        instant(row, "period_start").orElseThrow(),
                        instant(row, "period_end").orElseThrow(),
                        row.getInt("version"),
                        row.getString("title"),
                        row.getString("markdown"),
                        contents.figures(),
                        contents.series(),
                        text(row, "generated_by").orElse(""),
                        instant(row, "created_at").orElseThrow()),
                row.getString("content_hash"));
    }

    private static String hash(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

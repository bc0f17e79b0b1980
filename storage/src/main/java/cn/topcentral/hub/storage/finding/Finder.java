package cn.topcentral.hub.storage.finding;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.search.SearchTerms;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskRepository;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds people, contact points, tasks and reports by words within somebody's rights; records and customers are found by their own repositories. Every
 * question goes through an index, as far as the words have two characters. Thread-safe.
 */
public final class Finder {
    private static final int SHORTEST_NUMBER = 4;
    private static final int LONGEST_NUMBER = 20;

    private final Jdbi jdbi;
    private final TaskRepository tasks;

    public Finder(Database database) {
        this.jdbi = database.jdbi();
        this.tasks = new TaskRepository(database);
    }

    /**
     * Among what to look.
     *
     * @param reader by userid; what they made is theirs to find
     * @param customers only theirs; empty for all
     * @param scope whose customers the reader may see
     * @param house whether they may read reports on the whole house
     */
    public record Within(String reader, Optional<List<CustomerId>> customers, OwnerScope scope, boolean house) {}

    /**
     * A person or a contact point.
     *
     * @param name of the person, or what the source calls the contact point
     * @param key empty for a person who is known by name only
     * @param customer empty while nobody claimed the contact point
     */
    public record ContactHit(
            Optional<String> name,
            Optional<String> title,
            Optional<ContactPoint.Key> key,
            Optional<CustomerId> customer) {}

    /** A report, in its newest version. */
    public record ReportHit(String id, ReportKind kind, String target, String title, String markdown, Instant made) {}

    /** A file that holds words, with the beginning of its text. */
    public record AttachmentHit(RecordId record, String name, String text) {}

    /**
     * People by name, and contact points by name, number or address.
     *
     * @param number what was typed as a complete number in E.164; a part of one is found by its digits
     */
    public List<ContactHit> contacts(String typed, Optional<String> number, Within within, int most) {
        List<String> words = SearchTerms.words(typed);
        String digits = typed.replaceAll("[\\s()（）+.-]", "");
        boolean partOfNumber =
                digits.matches("\\d+") && digits.length() >= SHORTEST_NUMBER && digits.length() <= LONGEST_NUMBER;
        Optional<String> begins = number.map(Finder::literal)
                .or(() -> partOfNumber ? Optional.of("+86" + digits.replaceFirst("^0", "") + "%") : Optional.empty());
        Optional<String> ends = partOfNumber && number.isEmpty()
                ? Optional.of(new StringBuilder(digits).reverse() + "%")
                : Optional.empty();
        Optional<String> address = words.size() == 1 && words.get(0).matches("[a-z0-9.@_+-]{3,80}")
                ? Optional.of(literal(words.get(0)) + "%")
                : Optional.empty();
        return jdbi.withHandle(handle -> bind(
                        handle.createQuery(
                                """
                                SELECT coalesce(contact.name, person.name, point.name) AS name, coalesce(contact.title, person.title) AS title,
                                       point.kind, point.value, coalesce(contact.customer_id, point.customer_id) AS customer_id
                                FROM search_contacts(CAST(:terms AS tsquery), :words, :begins, :ends, :address,
                                                     CAST(:customers AS text[]), CAST(:owners AS text[]), :most) AS found
                                LEFT JOIN contacts contact ON contact.id = found.contact_id
                                LEFT JOIN contact_points point ON point.id = found.point_id
                                LEFT JOIN contacts person ON person.id = point.contact_id
                                ORDER BY found.contact_id, found.point_id
                                """),
                        words,
                        within,
                        most)
                .bind("begins", begins)
                .bind("ends", ends)
                .bind("address", address)
                .map((row, context) -> {
                    String value = value(row.getString("value"));
                    return new ContactHit(
                            Optional.ofNullable(row.getString("name")),
                            Optional.ofNullable(row.getString("title")),
                            Optional.ofNullable(row.getString("kind"))
                                    .map(kind -> new ContactPoint.Key(ContactPointKind.ofCode(kind), value)),
                            Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new));
                })
                .list());
    }

    private static String value(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Tasks by what is to be done, the open ones first. */
    public List<Task> tasks(String typed, Within within, int most) {
        List<String> words = SearchTerms.words(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> ids = jdbi.withHandle(handle -> bind(
                        handle.createQuery(
                                """
                                SELECT task_id FROM search_tasks(
                                    CAST(:terms AS tsquery), :words, :reader, CAST(:customers AS text[]), CAST(:owners AS text[]), :most)
                                """),
                        words,
                        within,
                        most)
                .bind("reader", within.reader())
                .mapTo(String.class)
                .list());
        Map<String, Task> found = tasks.shown(ids).stream().collect(Collectors.toMap(Task::id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** Reports by what they say, the newest first. */
    public List<ReportHit> reports(String typed, Within within, int most) {
        List<String> words = SearchTerms.words(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> bind(
                        handle.createQuery(
                                """
                                SELECT report.report_id, report_type, target, title, markdown, created_at
                                FROM search_reports(CAST(:terms AS tsquery), :words, :house, CAST(:customers AS text[]),
                                                    CAST(:owners AS text[]), :most) AS found
                                JOIN reports report ON report.report_id = found.report_id
                                ORDER BY period_start DESC, report.report_id
                                """),
                        words,
                        within,
                        most)
                .bind("house", within.house())
                .map((row, context) -> new ReportHit(
                        row.getString("report_id"),
                        ReportKind.ofCode(row.getString("report_type")),
                        row.getString("target"),
                        row.getString("title"),
                        row.getString("markdown"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** The first file of each of some records that holds what was typed; records without such a file are left out. */
    public Map<RecordId, AttachmentHit> attachments(String typed, Collection<RecordId> records, int mostText) {
        Optional<String> terms = SearchTerms.query(typed);
        Map<RecordId, AttachmentHit> hits = new HashMap<>();
        if (terms.isEmpty() || records.isEmpty()) {
            return hits;
        }
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id, coalesce(file_name, '') AS file_name, left(ocr_text, :mostText) AS text FROM communication_attachments
                        WHERE record_id = ANY(:records) AND text_terms @@ CAST(:terms AS tsquery) ORDER BY id
                        """)
                .bindArray(
                        "records",
                        String.class,
                        records.stream().map(RecordId::value).toArray())
                .bind("terms", terms.get())
                .bind("mostText", mostText)
                .map((row, context) -> new AttachmentHit(
                        new RecordId(row.getString("record_id")),
                        row.getString("file_name"),
                        value(row.getString("text"))))
                .forEach(hit -> hits.putIfAbsent(hit.record(), hit)));
        return hits;
    }

    private static Query bind(Query query, List<String> words, Within within, int most) {
        return query.bind("terms", SearchTerms.grams(words))
                .bindArray("words", String.class, words.toArray())
                .bindByType(
                        "customers",
                        within.customers()
                                .map(ids -> ids.stream().map(CustomerId::value).toArray(String[]::new))
                                .orElse(null),
                        String[].class)
                .bindByType(
                        "owners",
                        within.scope()
                                .owners()
                                .map(owners -> owners.toArray(String[]::new))
                                .orElse(null),
                        String[].class)
                .bind("most", most);
    }

    /** For LIKE, in which some characters stand for others. */
    private static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}

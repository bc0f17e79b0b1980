package cn.topcentral.hub.storage.integrity;

import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Looks for contradictions in the stored data; what foreign keys do not guard, for the sake of intake speed, is checked here. */
public final class IntegrityCheck {
    /** Each question asks for what must not be; its answer is the offending ids. */
    private static final Map<String, String> QUESTIONS = questions();

    private final Jdbi jdbi;
    private final FileStore files;

    public IntegrityCheck(Database database, FileStore files) {
        this.jdbi = database.jdbi();
        this.files = files;
    }

    /**
     * What one check found.
     *
     * @param what what must not be, in words
     * @param offenders how many there are
     * @param examples ids of some of them
     */
    public record Finding(String what, long offenders, List<String> examples) {
        public Finding {
            examples = List.copyOf(examples);
        }

        public boolean clean() {
            return offenders == 0;
        }
    }

    /** Runs every check. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        QUESTIONS.forEach((what, sql) -> findings.add(ask(what, sql)));
        findings.add(files());
        return findings;
    }

    private Finding ask(String what, String sql) {
        List<String> offenders = jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
        return new Finding(what, offenders.size(), offenders.stream().limit(5).toList());
    }

    private Finding files() {
        List<String> hashes = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT file_hash FROM communication_attachments WHERE file_hash IS NOT NULL
                        UNION SELECT raw_file FROM communication_sources WHERE raw_file IS NOT NULL
                        """)
                .mapTo(String.class)
                .list());
        List<String> damaged = hashes.stream().filter(hash -> !intact(hash)).toList();
        return new Finding(
                "stored files that are missing or changed (of " + hashes.size() + ")",
                damaged.size(),
                damaged.stream().limit(5).toList());
    }

    private boolean intact(String hash) {
        try {
            return files.has(hash) && files.intact(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put(
                "ledger lines without a record",
                """
                SELECT source_system || ' ' || source_record_id FROM communication_sources source
                WHERE NOT EXISTS (SELECT FROM customer_communications record WHERE record.record_id = source.record_id)
                """);
        questions.put(
                "records without a ledger line",
                """
                SELECT record_id FROM customer_communications record
                WHERE NOT EXISTS (SELECT FROM communication_sources source WHERE source.record_id = record.record_id)
                """);
        questions.put(
                "records with a customer that does not exist",
                """
                SELECT record_id FROM customer_communications record WHERE customer_id IS NOT NULL
                  AND NOT EXISTS (SELECT FROM customers customer WHERE customer.customer_id = record.customer_id)
                """);
        questions.put(
                "parties of records that do not exist",
                """
                SELECT contact_point_id || ' ' || record_id FROM communication_parties party
                WHERE NOT EXISTS (SELECT FROM customer_communications record WHERE record.record_id = party.record_id)
                """);
        questions.put(
                "parts of records that do not exist, or that stand elsewhere than their source",
                """
                SELECT part.source_system || ' ' || part.source_record_id || ' ' || part.part_key FROM communication_parts part
                WHERE NOT EXISTS (
                    SELECT FROM communication_sources source
                    WHERE source.source_system = part.source_system AND source.source_record_id = part.source_record_id
                      AND source.record_id = part.record_id)
                """);
        questions.put(
                "records related to one that does not exist",
                """
                SELECT record.record_id FROM customer_communications record, jsonb_array_elements(record.related_records) AS relation
                WHERE NOT EXISTS (SELECT FROM customer_communications other WHERE other.record_id = relation ->> 'record_id')
                """);
        questions.put(
                "records that answer one that does not exist",
                """
                SELECT record_id FROM customer_communications reply WHERE parent_record_id IS NOT NULL
                  AND NOT EXISTS (SELECT FROM customer_communications parent WHERE parent.record_id = reply.parent_record_id)
                """);
        questions.put(
                "records that stand in another thread than their mail",
                """
                SELECT record.record_id FROM customer_communications record JOIN thread_messages node ON node.record_id = record.record_id
                WHERE node.thread_id IS DISTINCT FROM record.thread_id
                """);
        questions.put(
                "thread nodes of records that do not exist",
                """
                SELECT message_key FROM thread_messages node WHERE record_id IS NOT NULL
                  AND NOT EXISTS (SELECT FROM customer_communications record WHERE record.record_id = node.record_id)
                """);
        questions.put(
                "records without a thread", "SELECT record_id FROM customer_communications WHERE thread_id IS NULL");
        questions.put(
                "records that search cannot find",
                "SELECT record_id FROM customer_communications WHERE search IS NULL");
        questions.put(
                "customers merged into one that does not exist, or into themselves in a circle",
                """
                WITH RECURSIVE chain (start, customer_id, steps) AS (
                    SELECT customer_id, merged_into, 1 FROM customers WHERE merged_into IS NOT NULL
                    UNION ALL
                    SELECT chain.start, next.merged_into, chain.steps + 1
                    FROM chain JOIN customers next ON next.customer_id = chain.customer_id
                    WHERE next.merged_into IS NOT NULL AND chain.steps < 100
                )
                SELECT start FROM chain WHERE steps = 100
                UNION
                SELECT start FROM chain WHERE NOT EXISTS (SELECT FROM customers c WHERE c.customer_id = chain.customer_id)
                """);
        questions.put(
                "customers that cannot be found by name",
                """
                SELECT customer_id FROM customers customer
                WHERE NOT EXISTS (SELECT FROM customer_names name WHERE name.customer_id = customer.customer_id)
                """);
        return questions;
    }
}

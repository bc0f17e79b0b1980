package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.NewAttachment;
import cn.topcentral.hub.storage.communication.NewCommunication;
import cn.topcentral.hub.storage.communication.NewTask;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/**
 * Writes timeline records, a whole batch in one statement with one array per column. A batch of single rows would look up how to bind each of
 * some 27 values for each record, which costs more than the database needs for the row.
 */
final class CommunicationInsert {
    private final Handle handle;

    CommunicationInsert(Handle handle) {
        this.handle = handle;
    }

    void insert(List<NewCommunication> records) {
        new Columns(
                        handle.createUpdate(
                                """
                                INSERT INTO customer_communications (
                                    record_id, customer_id, contact_id, communication_type, direction, channel, communication_time, duration,
                                    timezone, initiated_by, handled_by, participants, subject, content, content_original, content_quoted,
                                    recording_url, location, attachment_count, attachment_urls, parent_record_id, thread_id, conversation,
                                    source_system, source_record_id, attributes, search, summary, follow_up_required, follow_up_items,
                                    follow_up_deadline)
                                SELECT record_id, customer_id, contact_id, communication_type, direction, channel,
                                    CAST(communication_time AS timestamptz), duration,
                                    timezone, initiated_by, handled_by, CAST(participants AS jsonb), subject, content, content_original,
                                    content_quoted, recording_url, location, attachment_count, CAST(attachment_urls AS jsonb),
                                    parent_record_id, thread_id, conversation, source_system, source_record_id,
                                    CAST(attributes AS jsonb), CAST(search AS tsvector), summary, follow_up_items IS NOT NULL,
                                    CAST(follow_up_items AS jsonb), CAST(follow_up_deadline AS timestamptz)
                                FROM unnest(
                                    :recordId, :customer, :contact, :type, :direction, :channel, :time, :duration,
                                    :zone, :initiatedBy, :handledBy, :participants, :subject, :content, :original, :quoted,
                                    :recordingUrl, :location, :attachmentCount, :attachmentUrls, :parent, :thread, :conversation,
                                    :sourceSystem, :sourceRecordId, :attributes, :search, :summary, :followUps, :deadline)
                                AS record (
                                    record_id, customer_id, contact_id, communication_type, direction, channel, communication_time, duration,
                                    timezone, initiated_by, handled_by, participants, subject, content, content_original, content_quoted,
                                    recording_url, location, attachment_count, attachment_urls, parent_record_id, thread_id, conversation,
                                    source_system, source_record_id, attributes, search, summary, follow_up_items, follow_up_deadline)
                                """),
                        records)
                .text("recordId", record -> record.recordId().value())
                .textIfAny("customer", record -> record.customer().map(CustomerId::value))
                .numberIfAny("contact", NewCommunication::contactId)
                .text("type", record -> record.type().code())
                .text("direction", record -> record.direction().code())
                .text("channel", NewCommunication::channel)
                .text("time", record -> record.time().toString())
                .numberIfAny("duration", record -> record.duration().map(duration -> (int) duration.toSeconds()))
                .text("zone", record -> record.zone().getId())
                .textIfAny("initiatedBy", NewCommunication::initiatedBy)
                .textIfAny("handledBy", NewCommunication::handledBy)
                .text("participants", record -> Json.write(record.participants()))
                .textIfAny("subject", NewCommunication::subject)
                .text("content", NewCommunication::content)
                .textIfAny("original", NewCommunication::contentOriginal)
                .textIfAny("quoted", NewCommunication::contentQuoted)
                .textIfAny("recordingUrl", NewCommunication::recordingUrl)
                .textIfAny("location", NewCommunication::location)
                .numberIfAny(
                        "attachmentCount", record -> Optional.of(listed(record).size()))
                .textIfAny("attachmentUrls", CommunicationInsert::attachmentUrls)
                .textIfAny("parent", record -> record.parent().map(RecordId::value))
                .textIfAny("thread", NewCommunication::threadId)
                .textIfAny("conversation", NewCommunication::conversation)
                .text("sourceSystem", NewCommunication::sourceSystem)
                .text("sourceRecordId", NewCommunication::sourceRecordId)
                .textIfAny("attributes", record -> Optional.of(record.attributes())
                        .filter(attributes -> !attributes.isEmpty())
                        .map(Json::write))
                .text("search", record -> searchVector(record.searchText()))
                .textIfAny("summary", NewCommunication::summary)
                .textIfAny("followUps", CommunicationInsert::followUps)
                .textIfAny("deadline", record -> deadline(record).map(Instant::toString))
                .execute();
        insertAttachments(records);
        insertTasks(records);
    }

    /** One array per parameter, in the order of the records. */
    private record Columns(Update statement, List<NewCommunication> records) {
        Columns text(String name, Function<NewCommunication, String> value) {
            return textIfAny(name, value.andThen(Optional::of));
        }

        Columns textIfAny(String name, Function<NewCommunication, Optional<String>> value) {
            statement.bindArray(name, String.class, values(value));
            return this;
        }

        Columns numberIfAny(String name, Function<NewCommunication, Optional<Integer>> value) {
            statement.bindArray(name, Integer.class, values(value));
            return this;
        }

        private <T> Object[] values(Function<NewCommunication, Optional<T>> value) {
            return records.stream()
                    .map(record -> value.apply(record).orElse(null))
                    .toArray();
        }

        void execute() {
            statement.execute();
        }
    }

    static String searchVector(String text) {
        return SearchTerms.of(text).stream().map(SearchTerms::quoted).collect(Collectors.joining(" "));
    }

    private static List<NewAttachment> listed(NewCommunication record) {
        return record.attachments().stream()
                .filter(attachment -> !attachment.inline())
                .toList();
    }

    private static Optional<String> attachmentUrls(NewCommunication record) {
        List<String> urls = listed(record).stream()
                .map(attachment -> "/attachments/" + attachment.attachmentId())
                .toList();
        return urls.isEmpty() ? Optional.empty() : Optional.of(Json.write(urls));
    }

    void insertAttachments(List<NewCommunication> communications) {
        if (communications.stream().allMatch(record -> record.attachments().isEmpty())) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO communication_attachments (
                    attachment_id, record_id, file_name, file_type, file_size, file_url, file_hash, inline, content_id,
                    source_system, source_record_id)
                VALUES (:id, :record, :name, :type, :size, :url, :hash, :inline, :contentId, :sourceSystem, :sourceRecordId)
                ON CONFLICT (attachment_id) DO NOTHING
                """);
        for (NewCommunication record : communications) {
            for (NewAttachment attachment : record.attachments()) {
                batch.bind("id", attachment.attachmentId())
                        .bind("record", record.recordId().value())
                        .bind("name", attachment.fileName())
                        .bind("type", attachment.mediaType())
                        .bind("size", attachment.size())
                        .bind("url", attachment.url())
                        .bind("hash", attachment.hash())
                        .bind("inline", attachment.inline())
                        .bind("contentId", attachment.contentId())
                        .bind("sourceSystem", record.sourceSystem())
                        .bind("sourceRecordId", record.sourceRecordId())
                        .add();
            }
        }
        batch.execute();
    }

    /** Tasks are numbered by what they are about, so an item that is told again is not a second task. */
    void insertTasks(List<NewCommunication> communications) {
        if (communications.stream().allMatch(record -> record.followUps().isEmpty())) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO communication_tasks (task_id, record_id, customer_id, title, assigned_to, due_at, created_by)
                VALUES (:id, :record, :customer, :title, :assignee, :due, :createdBy)
                ON CONFLICT (task_id) DO UPDATE SET
                    due_at = coalesce(excluded.due_at, communication_tasks.due_at),
                    assigned_to = coalesce(communication_tasks.assigned_to, excluded.assigned_to)
                """);
        for (NewCommunication record : communications) {
            for (NewTask task : record.followUps()) {
                batch.bind("id", task.id())
                        .bind("record", record.recordId().value())
                        .bind("customer", record.customer().map(CustomerId::value))
                        .bind("title", task.title())
                        .bind("assignee", task.assignee())
                        .bind("due", task.due().orElse(null))
                        .bind("createdBy", record.sourceSystem())
                        .add();
            }
        }
        batch.execute();
    }

    static Optional<String> followUps(NewCommunication record) {
        return record.followUps().isEmpty()
                ? Optional.empty()
                : Optional.of(Json.write(
                        record.followUps().stream().map(NewTask::title).toList()));
    }

    static Optional<Instant> deadline(NewCommunication record) {
        return record.followUps().stream().flatMap(task -> task.due().stream()).min(Comparator.naturalOrder());
    }
}

package cn.topcentral.hub.connectors.phone;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** A timeline of calls on a real database. */
final class CallTimeline implements AutoCloseable {
    private static final int BATCH = 25;

    private final TestDatabase db = TestDatabase.create();
    private final AggregationEngine engine;

    CallTimeline(Path files) {
        engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(files),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of(), Set.of("+864008208820", "+8657488112233"), List.of()),
                Clock.fixed(Instant.parse("2025-11-23T00:00:00Z"), ZoneOffset.UTC));
    }

    /** Takes in what pushes say, some at a time, as the worker does. */
    void pushAll(HookConnector hook, List<HookRequest> requests) {
        for (int from = 0; from < requests.size(); from += BATCH) {
            accept(requests.subList(from, Math.min(from + BATCH, requests.size())).stream()
                    .flatMap(request -> Hooks.drafts(hook, request).stream())
                    .toList());
        }
    }

    /** Forgets all calls, which is faster than another database. */
    void clear() {
        db.execute("TRUNCATE customer_communications, communication_sources, communication_parts CASCADE");
    }

    /** Takes in what a push says, once it was accepted. */
    void push(HookConnector hook, HookRequest request) {
        accept(Hooks.drafts(hook, request));
    }

    List<IntakeResult> accept(List<CommunicationDraft> drafts) {
        List<IntakeResult> results = engine.accept(drafts);
        assertThat(results).noneMatch(IntakeResult.Rejected.class::isInstance);
        return results;
    }

    /** Every call in a line: what a reader of the timeline sees. */
    String shown() {
        return String.valueOf(
                db.value(
                        """
                        SELECT string_agg(concat_ws(' | ', communication_type, direction, communication_time AT TIME ZONE 'Asia/Shanghai', duration,
                            subject, content, recording_url, attributes::text,
                            (SELECT string_agg(concat_ws(' ', party ->> 'role', party ->> 'value', party ->> 'raw', party ->> 'name'), ', ') FROM jsonb_array_elements(participants) party),
                            (SELECT string_agg(file_name, ', ' ORDER BY file_name) FROM communication_attachments a WHERE a.record_id = c.record_id)),
                            E'\\n' ORDER BY communication_time, record_id)
                        FROM customer_communications c
                        """));
    }

    long calls() {
        return db.count("SELECT count(*) FROM customer_communications");
    }

    long recordings() {
        return db.count("SELECT count(*) FROM communication_attachments");
    }

    @Override
    public void close() {
        db.close();
    }
}

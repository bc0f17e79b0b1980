package cn.topcentral.hub.connectors.video;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of one conference, through the engine. */
class ConferencePartsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/video");
    private static final String RECORD =
            """
            SELECT concat_ws('|', direction, communication_time AT TIME ZONE 'Asia/Shanghai', duration, subject, content,
                (attributes - 'attachments')::text, participants::text, attachment_count, summary)
            FROM customer_communications
            """;

    @TempDir
    private Path folder;

    private final HookConnector hook = new TencentMeetingHookType(Vendor.client(), Hooks.CLOCK, KnownPhones.none())
            .connect(Hooks.settings(Map.of("token", "t", "app_id", "20001")));

    @Test
    void lateAndShuffledEventsMakeTheSameRecordAsThoseInOrder() throws IOException {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (String name : List.of(
                "meeting_started",
                "participant_joined_pstn",
                "meeting_end",
                "recording_completed",
                "smart_transcripts")) {
            String event = Files.readString(FIXTURES.resolve("tencent__" + name + ".json"));
            drafts.addAll(hook.decode(new HookDelivery(Map.of(), event, Hooks.NOW)));
        }
        String inOrder = stored(drafts);
        Collections.reverse(drafts);

        assertThat(stored(drafts)).isEqualTo(inOrder);
        assertThat(inOrder)
                .startsWith("outbound|2026-03-05 14:30:00|3600|PC/ABS 年度价格")
                .contains("+8613812345678", "transcript_ready", "ended_at");
    }

    private String stored(List<CommunicationDraft> drafts) {
        try (TestDatabase db = TestDatabase.create()) {
            AggregationEngine engine = new AggregationEngine(
                    new IntakeStore(db.database()),
                    new FileStore(folder),
                    TestDatabase.TENANT,
                    () -> OwnSide.of(Set.of(), Set.of(), List.of()),
                    Hooks.CLOCK);
            drafts.forEach(draft -> engine.accept(List.of(draft)));
            assertThat(db.count("SELECT count(*) FROM customer_communications")).isOne();
            String record = db.value(RECORD);
            assertThat(engine.accept(drafts)).hasOnlyElementsOfType(IntakeResult.Duplicate.class);
            assertThat(db.value(RECORD)).isEqualTo(record);
            return record;
        }
    }
}

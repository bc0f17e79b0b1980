package cn.topcentral.hub.connectors.video;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.video.VideoFileConnector.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoFileConnectorTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/video");

    @TempDir
    private Path folder;

    private final VideoFileConnector connector =
            new VideoFileConnector(new PhoneNumbers(), new Accounts("20001", "ding1", "tenant-1"));

    @ParameterizedTest
    @CsvSource({
        "tencent__meeting_end.json, tencent_meeting:20001, 9567, 腾讯会议",
        "zoom__meeting_ended.json, zoom:acc1, /4444AAAiAAAAAiAiAiiAii==, Zoom",
        "teams__call_record.json, teams:tenant-1, call-1, Microsoft Teams",
        "dingtalk__conference.json, dingtalk:ding1, conf-1, 钉钉会议",
        "generic__seed_fields.json, tencent_meeting, TM-1, 腾讯会议"
    })
    void savedEventHasTheKeyOfTheOneThatCame(String file, String system, String id, String channel) throws IOException {
        CommunicationDraft draft =
                ((ImportItem.Decoded) read(FIXTURES.resolve(file)).get(0)).draft();

        assertThat(draft.source()).isEqualTo(new SourceKey(system, id));
        assertThat(draft.channel()).isEqualTo(channel);
    }

    @Test
    void linesAreReadOneByOneAndABadOneIsNamed() throws IOException {
        String event =
                Files.readString(FIXTURES.resolve("zoom__meeting_ended.json")).replace("\n", "");
        Path file = Files.writeString(folder.resolve("events.jsonl"), event + "\nnonsense\n\n" + event + "\n");

        assertThat(read(file)).extracting(ImportItem::position).containsExactly("line 1", "line 2", "line 4");
        assertThat(read(file).get(1)).isInstanceOf(ImportItem.Rejected.class);
    }

    @Test
    void tokenOfASavedEventIsNotKept() throws IOException {
        CommunicationDraft draft = ((ImportItem.Decoded) read(FIXTURES.resolve("zoom__transcript_completed.json"))
                        .get(0))
                .draft();

        assertThat(draft.original().orElseThrow()).doesNotContain("download-secret");
        assertThat(draft.attributes()).containsEntry("transcript_ready", "file-vtt");
    }

    private List<ImportItem> read(Path file) throws IOException {
        try (Stream<ImportItem> items = connector.read(file)) {
            return items.toList();
        }
    }
}

package cn.topcentral.hub.connectors.video;

import static cn.topcentral.hub.connectors.video.Hooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.HookVerdict.Accepted;
import cn.topcentral.hub.connectors.hook.HookVerdict.Answered;
import cn.topcentral.hub.connectors.hook.HookVerdict.Refused;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoomHookTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/video");
    private static final String SECRET = "zoom-secret-token";

    private final ZoomHookType type = new ZoomHookType(Vendor.client(), Hooks.CLOCK);
    private final HookConnector hook = type.connect(Hooks.settings(Map.of("secret_token", SECRET)));

    @Test
    void addressIsValidatedWithTheHashedToken() {
        HookVerdict verdict = hook.receive(
                event(
                        "{\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"},\"event_ts\":1654503849680,\"event\":\"endpoint.url_validation\"}"));

        String hash = HexFormat.of()
                .formatHex(Hmac.sha256(SECRET, "qgg8vlvZRS6UYooatFL8Aw".getBytes(StandardCharsets.UTF_8)));
        assertThat(verdict)
                .isEqualTo(new Answered(HookReply.json(
                        "{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":\"" + hash + "\"}")));
    }

    @Test
    void forgedOldAndMalformedRequestsAreRefused() throws IOException {
        String body = fixture("zoom__meeting_started.json");

        assertThat(hook.receive(signed(body, SECRET, NOW.minusSeconds(300)))).isInstanceOf(Accepted.class);
        assertThat(status(signed(body, "another", NOW))).isEqualTo(401);
        assertThat(status(Hooks.post(Map.of(), event(body).headers(), body + " ", NOW)))
                .isEqualTo(401);
        assertThat(status(Hooks.post(Map.of(), Map.of(), body, NOW))).isEqualTo(401);
        assertThat(status(signed(body, SECRET, NOW.minusSeconds(301)))).isEqualTo(403);
        assertThat(status(signed(body, SECRET, NOW.plusSeconds(301)))).isEqualTo(403);
        assertThat(status(event("no json"))).isEqualTo(400);
        assertThat(status(event("{\"a\":".repeat(33)))).isEqualTo(400);
        assertThat(status(Hooks.post(Map.of(), Map.of("content-type", "text/xml"), body, NOW)))
                .isEqualTo(415);
        assertThat(status(Hooks.request("GET", Map.of(), Map.of(), "", NOW))).isEqualTo(405);
        assertThat(hook.receive(event("{\"event\":\"meeting.sharing_started\"}")))
                .isEqualTo(new Answered(HookReply.noContent()));
    }

    @Test
    void repeatedDeliveryHasTheSameKey() throws IOException {
        String body = fixture("zoom__meeting_started.json");

        assertThat(hook.receive(signed(body, SECRET, NOW.minusSeconds(60)))).isEqualTo(hook.receive(event(body)));
    }

    @Test
    void lifeOfAMeetingIsPartsOfOneRecord() throws IOException {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (String name : List.of(
                "recording_completed", "meeting_ended", "participant_joined", "meeting_started", "summary_completed")) {
            drafts.addAll(decode(fixture("zoom__" + name + ".json")));
        }

        assertThat(drafts)
                .extracting(CommunicationDraft::source)
                .containsOnly(new SourceKey("zoom:acc1", "/4444AAAiAAAAAiAiAiiAii=="));
        assertThat(drafts)
                .extracting(draft -> draft.part().orElseThrow())
                .containsExactly(
                        Part.facts("recording:file-mp4", Part.LATE),
                        new Part(Part.Kind.FACTS, "ended", Part.ENDED, 1772695800000L),
                        Part.facts("participant_joined:chen@auxgroup.com:1772692320000", Part.LATE),
                        Part.facts("started", Part.BEGUN),
                        new Part(Part.Kind.FACTS, "summary", Part.LATE, 1772697000000L));
        CommunicationDraft recording = drafts.get(0);
        assertThat(recording.recordingUrl()).contains("https://zoom.us/rec/share/x");
        assertThat(recording.attachments())
                .extracting(attachment -> attachment.content())
                .containsExactly(new Content.Remote("zoom:acc1/%2F4444AAAiAAAAAiAiAiiAii%3D%3D/file-mp4", 1024));
        assertThat(recording.original().orElseThrow()).doesNotContain("download-secret");
        assertThat(drafts.get(1).duration()).contains(Duration.ofHours(1));
        assertThat(drafts.get(4).summary()).contains("谈定用量。\n\n价格：下调 2%");
        assertThat(drafts.get(4).followUps()).extracting(FollowUp::title).containsExactly("3月12日前发样品");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"uuid\":\"u\"}}}|no account_id",
                "{\"event\":\"meeting.started\",\"payload\":{\"account_id\":\"a\",\"object\":{}}}|no uuid",
                "{\"event\":\"meeting.started\",\"payload\":{\"account_id\":\"a\",\"object\":{\"uuid\":\"u\",\"start_time\":\"0001-01-01T00:00:00Z\"}}}|cannot be",
                "{\"event\":\"meeting.participant_joined\",\"payload\":{\"account_id\":\"a\",\"object\":{\"uuid\":\"u\"}}}|participant names nobody"
            })
    void eventWithoutWhatItNeedsIsPutAsideWithTheReason(String event, String reason) {
        assertThatThrownBy(() -> decode(event))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining(reason);
    }

    @Test
    void transcriptIsFetchedWithTheTokenOfTheEventWhichStaysWithItsHost() throws IOException {
        try (Vendor vendor = new Vendor();
                Vendor elsewhere = new Vendor()) {
            vendor.answer("/rec/1", 302, "", Map.of("Location", "/rec/2"));
            vendor.answer("/rec/2", "WEBVTT\n\n00:01.000 --> 00:02.000\n陈工: 待办：\n");
            vendor.answer("/rec/away", 302, "", Map.of("Location", elsewhere.address() + "/x"));
            String event = fixture("zoom__transcript_completed.json");

            CommunicationDraft draft = decodeWith(vendor, event.replace("DOWNLOAD", vendor.address() + "/rec/1"))
                    .get(0);

            assertThat(draft.part()).contains(Part.transcript("transcript:file-vtt"));
            assertThat(draft.content()).isEqualTo("陈工 (00:00:01): 待办：");
            assertThat(vendor.asked("/rec/2").headers()).containsEntry("authorization", "Bearer download-secret");
            assertThatThrownBy(() -> decodeWith(vendor, event.replace("DOWNLOAD", vendor.address() + "/rec/away")))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("none of its hosts");
            assertThat(elsewhere.asked()).isEmpty();
            assertThatThrownBy(() -> decodeWith(vendor, event.replace("DOWNLOAD", vendor.address() + "/rec/404")))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void recordingIsFoundByMeetingAndFileAndOpenedWithOurToken() throws IOException {
        try (Vendor vendor = new Vendor()) {
            vendor.answer("/oauth/token", "{\"access_token\":\"t1\",\"expires_in\":3600}");
            vendor.answer(
                    "/v2/meetings/%252F4444AAAiAAAAAiAiAiiAii%253D%253D/recordings",
                    "{\"recording_files\":[{\"id\":\"file-mp4\",\"download_url\":\"" + vendor.address()
                            + "/rec/1\"}]}");
            vendor.answer("/rec/1", "the film");
            RemoteFiles files = type.remoteFiles(credentials(vendor)).orElseThrow();
            String reference = ZoomFiles.reference("acc1", "/4444AAAiAAAAAiAiAiiAii==", "file-mp4");

            assertThat(files.serves(reference)).isTrue();
            assertThat(files.open(reference).readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("the film");
            assertThat(vendor.asked("/oauth/token").body()).isEqualTo("grant_type=account_credentials&account_id=acc1");
            assertThat(vendor.asked("/rec/1").headers()).containsEntry("authorization", "Bearer t1");
            assertThatThrownBy(() -> files.open(ZoomFiles.reference("acc1", "other", "x")))
                    .isInstanceOf(FileGone.class);
            assertThat(vendor.asked())
                    .filteredOn(asked -> asked.uri().equals("/oauth/token"))
                    .hasSize(1);
        }
    }

    @Test
    void reconciliationBringsPastMeetingsWithPeopleAndRecordings() throws IOException {
        try (Vendor vendor = new Vendor()) {
            vendor.answer("/oauth/token", "{\"access_token\":\"t1\",\"expires_in\":3600}");
            vendor.answer(
                    "/v2/report/users/zhang%40topcentral.cn/meetings?type=past&from=2026-03-02&to=2026-03-05&page_size=300",
                    fixture("zoom__past_meetings.json"));
            vendor.answer(
                    "/v2/report/users/zhang%40topcentral.cn/meetings?type=past&from=2026-03-02&to=2026-03-05&page_size=300&next_page_token=n",
                    "{\"meetings\":[{\"id\":2}]}");
            vendor.answer(
                    "/v2/report/meetings/u1%3D%3D/participants?page_size=300",
                    "{\"participants\":[{\"name\":\"陈工\",\"user_email\":\"chen@auxgroup.com\"},{\"name\":\"访客\"}]}");
            List<CommunicationDraft> drafts = new ArrayList<>();

            type.reconciliation(credentials(vendor))
                    .orElseThrow()
                    .run(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-05T16:00:00Z"), drafts::addAll);

            assertThat(drafts)
                    .extracting(draft -> draft.part().orElseThrow())
                    .containsExactly(
                            new Part(Part.Kind.FACTS, "ended", Part.ENDED, 1772695800000L),
                            Part.facts("participants", Part.LATE));
            assertThat(drafts.get(0).source()).isEqualTo(new SourceKey("zoom:acc1", "u1=="));
            assertThat(drafts.get(1).parties())
                    .extracting(
                            party -> party.kind().code() + " " + party.value().orElse(""))
                    .containsExactly("email chen@auxgroup.com", "name 访客");
        }
    }

    private static HookSettings credentials(Vendor vendor) {
        return Hooks.settings(Map.of(
                "secret_token", SECRET,
                "account_id", "acc1",
                "client_id", "id",
                "client_secret", "secret",
                "users", "zhang@topcentral.cn",
                "api_base", vendor.address(),
                "oauth_base", vendor.address()));
    }

    private List<CommunicationDraft> decode(String event) {
        return hook.decode(new HookDelivery(Map.of(), event, NOW));
    }

    private List<CommunicationDraft> decodeWith(Vendor vendor, String event) {
        return type.connect(credentials(vendor)).decode(new HookDelivery(Map.of(), event, NOW));
    }

    private int status(HookRequest request) {
        return ((Refused) hook.receive(request)).status();
    }

    private static HookRequest event(String body) {
        return signed(body, SECRET, NOW);
    }

    private static HookRequest signed(String body, String secret, Instant at) {
        String timestamp = String.valueOf(at.getEpochSecond());
        String signature = "v0="
                + HexFormat.of()
                        .formatHex(
                                Hmac.sha256(secret, ("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8)));
        return Hooks.post(
                Map.of(),
                Map.of(
                        "x-zm-request-timestamp", timestamp,
                        "x-zm-signature", signature,
                        "content-type", "application/json; charset=utf-8"),
                body,
                NOW);
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(FIXTURES.resolve(name));
    }
}

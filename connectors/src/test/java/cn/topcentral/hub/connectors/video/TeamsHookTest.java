package cn.topcentral.hub.connectors.video;

import static cn.topcentral.hub.connectors.video.Hooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamsHookTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/video");
    private static final String MEETING = "users/u1/onlineMeetings/m1/";

    private final Vendor graph = new Vendor();
    private final TeamsHookType type = new TeamsHookType(Vendor.client(), Hooks.CLOCK);
    private final HookSettings settings = Hooks.settings(Map.of(
            "client_state", "state-1",
            "tenant_id", "tenant-1",
            "client_id", "app",
            "client_secret", "s&cret",
            "graph_base", graph.address(),
            "login_base", graph.address()));
    private final HookConnector hook = type.connect(settings);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void addressIsValidatedByItsToken() {
        assertThat(hook.receive(Hooks.post(
                        Map.of("validationToken", "Validation: Testing <client>"),
                        Map.of("content-type", "text/plain"),
                        "",
                        NOW)))
                .isEqualTo(new Answered(HookReply.text("Validation: Testing <client>")));
    }

    @Test
    void everyNotificationMustShowTheClientState() throws IOException {
        String body = fixture("teams__call_record_created.json");
        HookVerdict verdict = hook.receive(post(body));

        assertThat(verdict).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(
                        accepted.reply().status())
                .isEqualTo(202));
        assertThat(hook.receive(post(body))).isEqualTo(verdict);
        assertThat(status(post(body.replace("state-1", "state-2")))).isEqualTo(401);
        assertThat(status(post(body.replaceFirst("\"clientState\": ?\"state-1\",", ""))))
                .isEqualTo(401);
        assertThat(status(post("{\"value\":[{\"clientState\":\"state-1\"},{\"clientState\":\"x\"}]}")))
                .isEqualTo(401);
        assertThat(status(post(body.replace("tenant-1", "tenant-2")))).isEqualTo(401);
        assertThat(status(post("{\"value\":[]}"))).isEqualTo(400);
        assertThat(status(post("[".repeat(100)))).isEqualTo(400);
        assertThat(status(Hooks.post(Map.of(), Map.of("content-type", "text/plain"), body, NOW)))
                .isEqualTo(415);
        assertThat(status(Hooks.request("GET", Map.of(), Map.of(), "", NOW))).isEqualTo(405);
    }

    @Test
    void callRecordIsAskedForAndAHigherVersionReplacesIt() throws IOException {
        token();
        graph.answer(
                "/v1.0/communications/callRecords/call-1?%24expand=organizer_v2,participants_v2",
                fixture("teams__call_record.json"));

        CommunicationDraft draft =
                decode(fixture("teams__call_record_created.json")).get(0);

        assertThat(draft.source()).isEqualTo(new SourceKey("teams:tenant-1", "call-1"));
        assertThat(draft.part()).contains(new Part(Part.Kind.FACTS, "call-record", Part.ENDED, 3));
        assertThat(draft.duration()).contains(Duration.ofMinutes(45));
        assertThat(draft.parties())
                .extracting(party -> party.role() + " " + party.kind().code() + " "
                        + party.value().orElse("") + " " + party.side())
                .containsExactly(
                        "INITIATOR email zhang@topcentral.cn OURS",
                        "PARTICIPANT phone +8613812345678 UNKNOWN",
                        "PARTICIPANT name 陈工 UNKNOWN");
        assertThat(draft.attributes()).containsEntry("join_url", "https://teams.microsoft.com/l/meetup-join/x");
        assertThat(graph.asked("/tenant-1/oauth2/v2.0/token").body())
                .startsWith("grant_type=client_credentials&client_id=app&client_secret=s%26cret&scope=");
        assertThat(graph.asked().get(1).headers()).containsEntry("authorization", "Bearer graph-token");
    }

    @Test
    void transcriptJoinsItsCallAndSpeakersMayBeHidden() throws IOException {
        token();
        graph.answer(
                "/v1.0/" + MEETING + "transcripts/t1",
                "{\"id\":\"t1\",\"callId\":\"call-1\",\"createdDateTime\":\"2026-03-05T06:31:00Z\"}");
        graph.answer(
                "/v1.0/" + MEETING + "transcripts/t1/content?%24format=text/vtt",
                "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v 陈工>好的</v>\n");
        String notification = artifact("users('u1')/onlineMeetings('m1')/transcripts('t1')");

        CommunicationDraft draft = decode(notification).get(0);

        assertThat(draft.source().recordId()).isEqualTo("call-1");
        assertThat(draft.part()).contains(Part.transcript("transcript:t1"));
        assertThat(draft.content()).isEqualTo("陈工 (00:00:01): 好的");

        graph.answer("/v1.0/" + MEETING + "transcripts/t1/content?%24format=text/vtt", 403, "{}", Map.of());
        graph.answer("/v1.0/" + MEETING + "transcripts/t1/content", "好的");
        assertThat(decode(notification).get(0).content()).isEqualTo("好的");
    }

    @Test
    void recordingIsFetchedLaterFromItsPlaceInGraph() throws IOException {
        token();
        graph.answer(
                "/v1.0/" + MEETING + "recordings/r1",
                "{\"id\":\"r1\",\"callId\":\"call-1\",\"createdDateTime\":\"2026-03-05T06:31:00Z\"}");
        graph.answer("/v1.0/" + MEETING + "recordings/r1/content", "the film");

        CommunicationDraft draft = decode(artifact(MEETING + "recordings/r1")).get(0);

        Content.Remote remote = (Content.Remote) draft.attachments().get(0).content();
        assertThat(remote.reference()).isEqualTo("teams:tenant-1/" + MEETING + "recordings/r1");
        assertThat(type.remoteFiles(settings)
                        .orElseThrow()
                        .open(remote.reference())
                        .readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("the film");
    }

    @Test
    void subscriptionIsRenewedWhenGraphAsksForIt() {
        token();
        graph.answer("/v1.0/subscriptions/sub-1", "{}");

        assertThat(
                        decode(
                                "{\"value\":[{\"clientState\":\"state-1\",\"subscriptionId\":\"sub-1\",\"lifecycleEvent\":\"reauthorizationRequired\"},"
                                        + "{\"clientState\":\"state-1\",\"subscriptionId\":\"sub-1\",\"lifecycleEvent\":\"missed\"}]}"))
                .isEmpty();
        Vendor.Asked renewal = graph.asked("/v1.0/subscriptions/sub-1");
        assertThat(renewal.method()).isEqualTo("PATCH");
        assertThat(renewal.body()).isEqualTo("{\"expirationDateTime\":\"2026-03-08T04:00:00Z\"}");
    }

    @Test
    void whatIsNotThereYetIsTriedAgainAndWhatIsUnknownLeftOut() throws IOException {
        token();
        String record = fixture("teams__call_record_created.json");

        assertThatThrownBy(() -> decode(record))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("404");
        assertThat(decode(artifact("users/u1/messages/9"))).isEmpty();
        assertThatThrownBy(() -> decode("{\"value\":[{\"clientState\":\"state-1\"}]}"))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageContaining("no resource");
    }

    private void token() {
        graph.answer("/tenant-1/oauth2/v2.0/token", "{\"access_token\":\"graph-token\",\"expires_in\":3599}");
    }

    private static String artifact(String resource) {
        return "{\"value\":[{\"clientState\":\"state-1\",\"tenantId\":\"tenant-1\",\"resource\":\"" + resource
                + "\"}]}";
    }

    private List<CommunicationDraft> decode(String text) {
        return hook.decode(new HookDelivery(Map.of(), text, NOW));
    }

    private int status(HookRequest request) {
        return ((Refused) hook.receive(request)).status();
    }

    private static HookRequest post(String body) {
        return Hooks.post(Map.of(), Map.of("content-type", "application/json"), body, NOW);
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(FIXTURES.resolve(name));
    }
}

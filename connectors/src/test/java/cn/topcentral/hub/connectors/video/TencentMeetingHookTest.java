package cn.topcentral.hub.connectors.video;

import static cn.topcentral.hub.connectors.video.Hooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.fetch.FileGone;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
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
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TencentMeetingHookTest {
    private static final Path FIXTURES = Path.of("src/test/resources/connectors/video");
    private static final String TOKEN = "bVPU6F8Htxl5XkAbp3jGV2xWp";
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final HookReply RECEIVED = HookReply.text("successfully received callback");

    private final TencentMeetingHookType type =
            new TencentMeetingHookType(Vendor.client(), Hooks.CLOCK, () -> List.of("+8613812345678"));
    private final HookConnector hook = type.connect(Hooks.settings(Map.of("token", TOKEN, "app_id", "20001")));

    @Test
    void signatureOfTheVendorsSampleIsRight() throws IOException {
        String data = fixture("tencent__vendor_sample_data.txt").strip();

        assertThat(SortedSignature.of(TOKEN, "1609239040864", "14964161", data))
                .isEqualTo("b11e507817336a91d7df0c8536ee2aca18bbbae8");
        HookVerdict verdict = hook.receive(Hooks.post(
                Map.of(),
                Map.of(
                        "timestamp", "1609239040864",
                        "nonce", "14964161",
                        "signature", "b11e507817336a91d7df0c8536ee2aca18bbbae8",
                        "content-type", "application/json"),
                "{\"data\":\"" + data + "\"}",
                Instant.ofEpochMilli(1609239040864L)));
        assertThat(verdict).isInstanceOf(Accepted.class);
        CommunicationDraft draft = decode(((Accepted) verdict).text()).get(0);
        assertThat(((Accepted) verdict).deliveryKey()).isEqualTo("f20096ee-8ac8-4df2-a7de-0574649f211b");
        assertThat(draft.source()).isEqualTo(new SourceKey("tencent_meeting:20001", "6058890385480921052"));
        assertThat(draft.time()).isEqualTo(Instant.parse("2020-12-29T09:41:04Z"));
        assertThat(draft.duration()).contains(Duration.ofMinutes(20));
        assertThat(draft.subject()).contains("media tester meeting");
    }

    @Test
    void addressIsCheckedInPlainAndEncrypted() {
        String plain = Base64.getEncoder().encodeToString("check-me".getBytes(StandardCharsets.UTF_8));
        String encrypted = Base64.getEncoder()
                .encodeToString(new BlockCipher(AES_KEY).encrypt("check-me".getBytes(StandardCharsets.UTF_8)));

        assertThat(hook.receive(check(plain))).isEqualTo(new Answered(HookReply.text("check-me")));
        assertThat(encryptedHook().receive(check(encrypted))).isEqualTo(new Answered(HookReply.text("check-me")));
        assertThat(encryptedHook().receive(check(plain))).isInstanceOf(Refused.class);
        assertThat(hook.receive(Hooks.request("GET", Map.of(), Map.of(), "", NOW)))
                .isEqualTo(new Refused(400, "check_str is missing"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 14, 15, 16, 17, 30, 31, 32, 33})
    void everyPaddingOfEncryptedEventsIsTakenOff(int filler) {
        String event = "{\"event\":\"meeting.started\",\"trace_id\":\"t\",\"x\":\"" + "x".repeat(filler) + "\"}";

        HookVerdict verdict = encryptedHook()
                .receive(event(Base64.getEncoder()
                        .encodeToString(new BlockCipher(AES_KEY).encrypt(event.getBytes(StandardCharsets.UTF_8)))));

        assertThat(verdict).isEqualTo(new Accepted("t", event, RECEIVED));
    }

    @Test
    void repeatedDeliveryHasTheSameKeyWhateverItsSignature() throws IOException {
        String data = base64(fixture("tencent__meeting_started.json"));

        Accepted first = (Accepted) hook.receive(event(data));
        Accepted again = (Accepted) hook.receive(signed("POST", data, NOW.plusSeconds(60), NOW.plusSeconds(61)));

        assertThat(again).isEqualTo(first);
        assertThat(first.deliveryKey()).isEqualTo("trace-started-1");
        assertThat(first.reply()).isEqualTo(RECEIVED);
    }

    @Test
    void forgedOldAndMalformedRequestsAreRefused() {
        String data = base64("{\"event\":\"meeting.started\",\"trace_id\":\"t\"}");
        HookRequest good = event(data);
        Map<String, String> forged = new HashMap<>(good.headers());
        forged.put("signature", "0".repeat(40));
        Map<String, String> form = new HashMap<>(good.headers());
        form.put("content-type", "application/x-www-form-urlencoded");

        assertThat(status(Hooks.post(Map.of(), forged, good.text(), NOW))).isEqualTo(401);
        assertThat(status(Hooks.post(Map.of(), good.headers(), "{\"data\":\"" + base64("{}") + "\"}", NOW)))
                .isEqualTo(401);
        assertThat(status(Hooks.post(Map.of(), Map.of(), good.text(), NOW))).isEqualTo(401);
        assertThat(status(signed("POST", data, NOW.minusSeconds(301), NOW))).isEqualTo(403);
        assertThat(status(signed("POST", data, NOW.plusSeconds(301), NOW))).isEqualTo(403);
        assertThat(hook.receive(signed("POST", data, NOW.minusSeconds(300), NOW)))
                .isInstanceOf(Accepted.class);
        assertThat(status(Hooks.post(Map.of(), form, good.text(), NOW))).isEqualTo(415);
        assertThat(status(Hooks.request("PUT", Map.of(), good.headers(), good.text(), NOW)))
                .isEqualTo(405);
        assertThat(status(Hooks.post(Map.of(), good.headers(), "no json", NOW))).isEqualTo(400);
        assertThat(status(Hooks.post(Map.of(), good.headers(), "[".repeat(40), NOW)))
                .isEqualTo(400);
        assertThat(status(event(base64("[".repeat(4000))))).isEqualTo(400);
        assertThat(status(event("%%%"))).isEqualTo(400);
    }

    @Test
    void unknownEventIsAcknowledgedAndForgotten() {
        assertThat(hook.receive(event(base64("{\"event\":\"recording.paused\",\"trace_id\":\"t\",\"payload\":[]}"))))
                .isEqualTo(new Answered(RECEIVED));
        assertThat(decode("{\"event\":\"something.new\",\"payload\":[{}]}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"meeting.started\"}|no payload",
                "{\"event\":\"meeting.started\",\"payload\":[{\"meeting_info\":{}}]}|no meeting_id",
                "{\"event\":\"recording.completed\",\"payload\":[{\"meeting_info\":{\"meeting_id\":\"1\"}}]}|no recording_files",
                "{\"event\":\"meeting.participant-joined\",\"payload\":[{\"meeting_info\":{\"meeting_id\":\"1\"}}]}|operator names nobody",
                "{\"event\":\"meeting.end\",\"payload\":[{\"operate_time\":99999999999999,\"meeting_info\":{\"meeting_id\":\"1\"}}]}|time '99999999999999'",
                "{\"payload\":[]}|no event"
            })
    void eventWithoutWhatItNeedsIsPutAsideWithTheReason(String event, String reason) {
        assertThatThrownBy(() -> decode(event))
                .isInstanceOf(UnreadableDelivery.class)
                .hasMessageStartingWith("Tencent Meeting event: ")
                .hasMessageContaining(reason);
    }

    @Test
    void lifeOfAMeetingIsPartsOfOneRecordInAnyOrder() throws IOException {
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (String name : List.of(
                "recording_completed",
                "meeting_end",
                "participant_joined_pstn",
                "meeting_started",
                "meeting_canceled")) {
            drafts.addAll(decode(fixture("tencent__" + name + ".json")));
        }

        assertThat(drafts)
                .extracting(CommunicationDraft::source)
                .containsOnly(new SourceKey("tencent_meeting:20001", "9567"));
        assertThat(drafts)
                .extracting(draft -> draft.part().orElseThrow())
                .containsExactly(
                        Part.facts("recording:rec-1", Part.LATE),
                        new Part(Part.Kind.FACTS, "ended", Part.ENDED, 1772695800000L),
                        Part.facts("participant_joined:+8613812345678:1772692300000", Part.LATE),
                        Part.facts("started", Part.BEGUN),
                        new Part(Part.Kind.FACTS, "announced", Part.ANNOUNCED, 1772600000000L));
        CommunicationDraft recording = drafts.get(0);
        assertThat(recording.attachments())
                .extracting(attachment -> attachment.content())
                .containsExactly(new Content.Remote("tencent_meeting:20001/rec-1", 123456));
        CommunicationDraft ended = drafts.get(1);
        assertThat(ended.time()).isEqualTo(Instant.parse("2026-03-05T06:30:00Z"));
        assertThat(ended.duration()).contains(Duration.ofHours(1));
        assertThat(ended.parties()).singleElement().satisfies(creator -> {
            assertThat(creator.role()).isEqualTo(Party.Role.INITIATOR);
            assertThat(creator.side()).isEqualTo(Party.Side.OURS);
            assertThat(creator.value()).contains("tencent_meeting:zhangsan");
        });
        assertThat(drafts.get(2).parties()).singleElement().satisfies(guest -> assertThat(guest.value())
                .contains("+8613812345678"));
        assertThat(drafts.get(4).attributes())
                .containsEntry("canceled", "true")
                .containsEntry("meeting_code", "530812452");
    }

    @Test
    void repeatedAndPersonalMeetingsAreToldApart() {
        String template = "{\"event\":\"meeting.started\",\"payload\":[{\"operate_time\":1772692200000,"
                + "\"meeting_info\":{\"meeting_id\":\"7\",%s\"start_time\":\"1772692200\"}}]}";

        assertThat(key(template.formatted("\"meeting_type\":0,"))).isEqualTo("7");
        assertThat(key(template.formatted("\"meeting_type\":1,\"sub_meeting_id\":\"s2\",")))
                .isEqualTo("7/s2");
        assertThat(key(template.formatted("\"meeting_type\":5,"))).isEqualTo("7@1772692200");
    }

    @Test
    void participantsAreAskedForAtTheEndAndRecognisedByTheirHash() throws IOException {
        try (Vendor vendor = new Vendor()) {
            // SHA-256 of 13812345678/secret-id
            String hash = hash("13812345678/secret-id");
            vendor.answer(
                    "/v1/meetings/9567/participants?pos=0&size=100&userid=admin",
                    "{\"participants\":[{\"user_name\":\"5byg5LiJ\",\"userid\":\"zhangsan\"}],\"has_remaining\":true,\"next_pos\":1}");
            vendor.answer(
                    "/v1/meetings/9567/participants?pos=1&size=100&userid=admin",
                    "{\"participants\":[{\"user_name\":\"546L57uP55CG\",\"phone\":\"" + hash
                            + "\",\"join_time\":\"1772692300\"}],\"has_remaining\":false}");

            List<CommunicationDraft> drafts = decodeWith(vendor, fixture("tencent__meeting_end.json"));

            assertThat(drafts).hasSize(2);
            assertThat(drafts.get(1).part().orElseThrow().key()).isEqualTo("participants");
            assertThat(drafts.get(1).parties())
                    .extracting(party ->
                            party.name().orElse("") + " " + party.value().orElse("") + " " + party.side())
                    .containsExactly("张三 tencent_meeting:zhangsan OURS", "王经理 +8613812345678 UNKNOWN");
            Vendor.Asked asked = vendor.asked("/v1/meetings/9567/participants?pos=0&size=100&userid=admin");
            assertThat(asked.headers())
                    .containsEntry("appid", "20001")
                    .containsEntry("sdkid", "sdk")
                    .containsEntry("x-tc-registered", "1")
                    .containsEntry("x-tc-key", "secret-id")
                    .containsEntry("x-tc-timestamp", "1772692200");
            assertThat(asked.headers().get("x-tc-signature")).isEqualTo(signature(asked));
        }
    }

    @Test
    void refusedParticipantsDoNotLoseTheMeetingButABrokenInterfaceIsTriedAgain() throws IOException {
        try (Vendor vendor = new Vendor()) {
            String event = fixture("tencent__meeting_end.json");
            assertThat(decodeWith(vendor, event)).hasSize(1);

            vendor.answer(
                    "/v1/meetings/9567/participants?pos=0&size=100&userid=admin", 503, "", Map.of("retry-after", "60"));
            assertThatThrownBy(() -> decodeWith(vendor, event))
                    .isInstanceOfSatisfying(SourceUnavailable.class, failure -> {
                        assertThat(failure).hasMessageContaining("503").hasMessageNotContaining("secret");
                        assertThat(failure.after()).contains(Duration.ofMinutes(1));
                    });
        }
    }

    @Test
    void transcriptAndMinutesAreFetchedWhenTheyAreReady() throws IOException {
        try (Vendor vendor = new Vendor()) {
            vendor.answer(
                    "/v1/records/transcripts/details?limit=100&meeting_id=9567&operator_id=admin&operator_id_type=1&record_file_id=rec-1",
                    fixture("tencent__transcript_page1.json"));
            vendor.answer(
                    "/v1/records/transcripts/details?limit=100&meeting_id=9567&operator_id=admin&operator_id_type=1&pid=2&record_file_id=rec-1",
                    fixture("tencent__transcript_page2.json"));
            vendor.answer(
                    "/v1/smart/minutes/rec-1?minute_type=1&operator_id=admin&operator_id_type=1&text_type=1",
                    "{\"meeting_minute\":{\"minute\":\"谈定年度用量。\",\"todo\":\"1. 张三：3月12日前发样品\\n2. 更新报价\"}}");

            CommunicationDraft transcript = decodeWith(vendor, fixture("tencent__smart_transcripts.json"))
                    .get(0);
            CommunicationDraft minutes =
                    decodeWith(vendor, fixture("tencent__smart_minutes.json")).get(0);

            assertThat(transcript.part()).contains(Part.transcript("transcript:rec-1"));
            assertThat(transcript.content()).isEqualTo("张三 (00:00:01): 价格谈一下好吗\n王经理 (00:01:05): 可以");
            assertThat(minutes.summary()).contains("谈定年度用量。");
            assertThat(minutes.followUps())
                    .containsExactly(
                            new FollowUp(
                                    "3月12日前发样品", Optional.of(Instant.parse("2026-03-12T10:00:00Z")), Optional.of("张三")),
                            new FollowUp("更新报价", Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void withoutCredentialsATranscriptIsNotedAsReady() throws IOException {
        CommunicationDraft draft =
                decode(fixture("tencent__smart_transcripts.json")).get(0);

        assertThat(draft.content()).isEmpty();
        assertThat(draft.attributes()).containsEntry("transcript_ready", "rec-1");
        assertThat(type.reconciliation(Hooks.settings(Map.of("token", TOKEN, "app_id", "20001"))))
                .isEmpty();
    }

    @Test
    void recordingIsOpenedBehindAFreshLink() throws IOException {
        try (Vendor vendor = new Vendor()) {
            RemoteFiles files = type.remoteFiles(credentials(vendor)).orElseThrow();
            vendor.answer(
                    "/v1/addresses/rec-1?operator_id=admin&operator_id_type=1",
                    "{\"download_address\":\"" + vendor.address() + "/file?sign=1\"}");
            vendor.answer("/file?sign=1", "the film");
            vendor.answer(
                    "/v1/addresses/rec-2?operator_id=admin&operator_id_type=1",
                    "{\"download_address\":\"http://169.254.169.254/latest\"}");

            assertThat(files.serves("tencent_meeting:20001/rec-1")).isTrue();
            assertThat(files.serves("tencent_meeting:other/rec-1")).isFalse();
            assertThat(files.open("tencent_meeting:20001/rec-1").readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("the film");
            assertThat(vendor.asked("/file?sign=1").headers()).doesNotContainKey("authorization");
            assertThatThrownBy(() -> files.open("tencent_meeting:20001/rec-2"))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("none of its hosts");
            assertThatThrownBy(() -> files.open("tencent_meeting:20001/gone")).isInstanceOf(FileGone.class);
        }
    }

    @Test
    void reconciliationBringsTheSamePartsAsTheEvents() throws IOException {
        try (Vendor vendor = new Vendor()) {
            vendor.answer(
                    "/v1/records?end_time=1772726400&page=1&page_size=20&start_time=1772467200&userid=admin",
                    fixture("tencent__records.json"));
            vendor.answer(
                    "/v1/smart/minutes/rec-1?minute_type=1&operator_id=admin&operator_id_type=1&text_type=1",
                    "{\"meeting_minute\":{\"minute\":\"谈定年度用量。\"}}");
            List<CommunicationDraft> drafts = new ArrayList<>();

            type.reconciliation(credentials(vendor))
                    .orElseThrow()
                    .run(Instant.ofEpochSecond(1772467200), Instant.ofEpochSecond(1772726400), drafts::addAll);

            assertThat(drafts)
                    .extracting(CommunicationDraft::source)
                    .containsOnly(new SourceKey("tencent_meeting:20001", "9567"));
            assertThat(drafts)
                    .extracting(draft -> draft.part().orElseThrow())
                    .containsExactly(Part.facts("recording:rec-1", Part.LATE), Part.facts("minutes:rec-1", Part.LATE));
        }
    }

    private List<CommunicationDraft> decode(String event) {
        return hook.decode(new HookDelivery(Map.of(), event, NOW));
    }

    private List<CommunicationDraft> decodeWith(Vendor vendor, String event) {
        return type.connect(credentials(vendor)).decode(new HookDelivery(Map.of(), event, NOW));
    }

    private static HookSettings credentials(Vendor vendor) {
        return Hooks.settings(Map.of(
                "token", TOKEN,
                "app_id", "20001",
                "sdk_id", "sdk",
                "secret_id", "secret-id",
                "secret_key", "secret-key",
                "operator_id", "admin",
                "api_base", vendor.address()));
    }

    /** As the vendor's document computes it, written a second time. */
    private static String signature(Vendor.Asked asked) {
        String text = "GET\nX-TC-Key=secret-id&X-TC-Nonce=" + asked.headers().get("x-tc-nonce")
                + "&X-TC-Timestamp=1772692200\n" + asked.uri() + "\n";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("secret-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String hex = new BigInteger(1, mac.doFinal(text.getBytes(StandardCharsets.UTF_8))).toString(16);
            return Base64.getEncoder()
                    .encodeToString(("0".repeat(64 - hex.length()) + hex).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String key(String event) {
        return decode(event).get(0).source().recordId();
    }

    private HookConnector encryptedHook() {
        return type.connect(Hooks.settings(Map.of("token", TOKEN, "app_id", "20001", "aes_key", AES_KEY)));
    }

    private int status(HookRequest request) {
        return ((Refused) hook.receive(request)).status();
    }

    private static HookRequest event(String data) {
        return signed("POST", data, NOW, NOW);
    }

    private static HookRequest check(String data) {
        return signed("GET", data, NOW, NOW);
    }

    private static HookRequest signed(String method, String data, Instant signed, Instant received) {
        String timestamp = String.valueOf(signed.toEpochMilli());
        Map<String, String> headers = Map.of(
                "timestamp",
                timestamp,
                "nonce",
                "77",
                "signature",
                SortedSignature.of(TOKEN, timestamp, "77", data),
                "content-type",
                "application/json");
        return method.equals("GET")
                ? Hooks.request("GET", Map.of("check_str", data), headers, "", received)
                : Hooks.post(Map.of(), headers, "{\"data\":\"" + data + "\"}", received);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(FIXTURES.resolve(name));
    }
}

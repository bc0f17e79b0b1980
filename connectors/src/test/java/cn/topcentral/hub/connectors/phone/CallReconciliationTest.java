package cn.topcentral.hub.connectors.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.fetch.RemoteFiles;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.phone.VendorServer.Answer;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallReconciliationTest {
    private static final Instant NIGHT = Instant.parse("2025-11-22T18:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NIGHT, ZoneOffset.UTC);
    private static final String KEY_ID = "key-id";
    private static final String KEY = "key-secret";

    @TempDir
    private Path files;

    @Test
    void tinetReconciliationFillsTheTenPercentOfCallbacksThatWereLost() throws IOException {
        try (VendorServer vendor = VendorServer.of(CallReconciliationTest::tinet)) {
            HookSettings hook = tinetHook(vendor, KEY);
            lostCallbacksAreFilled("tinet", hook, CallArchive.tinetPushes());
        }
    }

    @Test
    void tcccReconciliationFillsTheTenPercentOfCallbacksThatWereLost() throws IOException {
        try (VendorServer vendor = VendorServer.of(CallReconciliationTest::tccc)) {
            HookSettings hook = tcccHook(vendor, KEY);
            lostCallbacksAreFilled("tccc", hook, CallArchive.tcccPushes());
        }
    }

    private void lostCallbacksAreFilled(String type, HookSettings settings, List<HookRequest> pushes) {
        HookConnector hook = Hooks.type(type).connect(settings);
        Reconciliation reconciliation = reconciliation(type, settings);
        Random random = new Random(10);
        List<HookRequest> arriving =
                pushes.stream().filter(push -> random.nextInt(10) > 0).toList();
        assertThat(arriving).as("some were lost").hasSizeLessThan(pushes.size() - 2);

        try (CallTimeline whole = new CallTimeline(files);
                CallTimeline lossy = new CallTimeline(files)) {
            whole.pushAll(hook, pushes);
            lossy.pushAll(hook, arriving);
            assertThat(lossy.shown()).isNotEqualTo(whole.shown());

            reconcile(reconciliation, lossy);
            assertThat(lossy.calls()).isEqualTo(CallArchive.calls());
            assertThat(lossy.recordings()).isEqualTo(whole.recordings());
            assertThat(shown(lossy)).isEqualTo(shown(whole));

            List<IntakeResult> again = reconcile(reconciliation, lossy);
            assertThat(again).isNotEmpty().allMatch(IntakeResult.Duplicate.class::isInstance);
            assertThat(shown(lossy)).isEqualTo(shown(whole));
        }
    }

    /** All but which of the two recordings of a call is its first: the API does not tell when they were made. */
    private static String shown(CallTimeline timeline) {
        return timeline.shown().replaceAll("(recorder.cos.example/rec-\\d+)-[01]", "$1");
    }

    private static List<IntakeResult> reconcile(Reconciliation reconciliation, CallTimeline timeline) {
        List<IntakeResult> results = new ArrayList<>();
        reconciliation.run(NIGHT.minus(Duration.ofDays(3)), NIGHT, drafts -> results.addAll(timeline.accept(drafts)));
        return results;
    }

    @Test
    void refusalOfAVendorIsTold() throws IOException {
        try (VendorServer tinet = VendorServer.of(CallReconciliationTest::tinet);
                VendorServer tccc = VendorServer.of(CallReconciliationTest::tccc)) {
            assertThatThrownBy(() -> all(reconciliation("tinet", tinetHook(tinet, "wrong"))))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessage("hooks.hotline refuses with 403 SignatureNotMatch wrong signature");
            assertThatThrownBy(() -> all(reconciliation("tccc", tcccHook(tccc, "wrong"))))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessage("hooks.hotline refuses with AuthFailure.SignatureFailure wrong signature");
        }
    }

    @Test
    void serverThatDoesNotAnswerOrAnswersNonsenseIsUnavailable() throws IOException {
        String gone;
        try (VendorServer nonsense = VendorServer.of((asked, query, body) ->
                new Answer(200, CallJson.MAPPER.getNodeFactory().textNode("x")))) {
            gone = nonsense.address();
            assertThat(all(reconciliation("tinet", tinetHook(nonsense, KEY)))).isEmpty();
        }
        HookSettings settings =
                Hooks.settings("tinet", "access_key_id", KEY_ID, "access_key_secret", KEY, "api_base", gone);
        assertThatThrownBy(() -> all(reconciliation("tinet", settings)))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith("hooks.hotline does not answer");
    }

    @Test
    void hookWithoutAccessKeyHasNothingToLookUp() {
        CallReconciliations reconciliations = new CallReconciliations(() -> CallFiles.SETTINGS, CLOCK);
        assertThat(reconciliations.of("tinet", Hooks.settings("tinet"))).isEmpty();
        assertThat(reconciliations.of("tccc", Hooks.settings("tccc"))).isEmpty();
        assertThat(reconciliations.of("sevenmoor", Hooks.settings("sevenmoor"))).isEmpty();
        assertThat(reconciliations.recordings("tinet", Hooks.settings("tinet"), address -> {
                    throw new AssertionError(address);
                }))
                .isEmpty();
    }

    @Test
    void recordingOfTinetIsAskedForItsAddressAndFetchedThere() throws IOException {
        try (VendorServer vendor = VendorServer.of(CallReconciliationTest::tinet)) {
            RemoteFiles recordings = new CallReconciliations(() -> CallFiles.SETTINGS, CLOCK)
                    .recordings(
                            "tinet",
                            tinetHook(vendor, KEY),
                            address -> new ByteArrayInputStream(address.getBytes(StandardCharsets.UTF_8)))
                    .orElseThrow();
            assertThat(recordings.serves("tinet:3000123/medias_1-1.1")).isTrue();
            assertThat(recordings.serves("tinet:3000124/medias_1-1.1")).isFalse();
            assertThat(recordings.open("tinet:3000123/medias_1-1.1"))
                    .hasContent("https://storage.clink.example/medias_1-1.1.mp3?Signature=x");
            assertThatThrownBy(() -> recordings.open("tinet:3000123/not-yet"))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("no recordFileUrl yet");
        }
    }

    /** The example of the vendor's page on its signature, whose key is 32 asterisks. */
    @Test
    void signatureOfTencentIsTheDocumentedOne() {
        String authorization = new TencentSignature("AKID" + "*".repeat(32), "*".repeat(32))
                .authorization(
                        "cvm.tencentcloudapi.com",
                        "cvm",
                        "DescribeInstances",
                        "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}",
                        Instant.ofEpochSecond(1551113065));
        assertThat(authorization)
                .startsWith("TC3-HMAC-SHA256 Credential=AKID")
                .endsWith("/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action, "
                        + "Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
    }

    private static List<CommunicationDraft> all(Reconciliation reconciliation) {
        List<CommunicationDraft> drafts = new ArrayList<>();
        reconciliation.run(NIGHT.minus(Duration.ofHours(2)), NIGHT, drafts::addAll);
        return drafts;
    }

    private static Reconciliation reconciliation(String type, HookSettings settings) {
        return new CallReconciliations(() -> CallFiles.SETTINGS, CLOCK)
                .of(type, settings)
                .orElseThrow();
    }

    private static HookSettings tinetHook(VendorServer vendor, String secret) {
        return Hooks.settings(
                "tinet", "access_key_id", KEY_ID, "access_key_secret", secret, "api_base", vendor.address());
    }

    private static HookSettings tcccHook(VendorServer vendor, String secret) {
        return Hooks.settings(
                "tccc",
                "sdk_app_id",
                "1400264214",
                "secret_id",
                KEY_ID,
                "secret_key",
                secret,
                "api_base",
                vendor.address());
    }

    /** As api-bj.clink.cn answers: the signature covers what came before it in the address, the host without port. */
    private static Answer tinet(HttpExchange asked, Map<String, String> query, String body) {
        String uri = asked.getRequestURI().toString();
        String signed = "GETlocalhost" + uri.substring(0, uri.indexOf("&Signature="));
        String expected = Base64.getEncoder().encodeToString(Hmac.sha1(KEY, signed.getBytes(StandardCharsets.UTF_8)));
        boolean inChinaTime = "2025-11-23T02:30:00Z".equals(query.get("Timestamp"));
        if (!expected.equals(query.get("Signature")) || !KEY_ID.equals(query.get("AccessKeyId")) || !inChinaTime) {
            ObjectNode refusal = CallJson.MAPPER.createObjectNode();
            refusal.putObject("error").put("code", "SignatureNotMatch").put("message", "wrong signature");
            return new Answer(403, refusal);
        }
        return switch (asked.getRequestURI().getPath()) {
            case "/list_cdr_ibs" -> new Answer(200, page(query, "cdrIbs", false));
            case "/list_cdr_obs" -> new Answer(200, page(query, "cdrObs", true));
            case "/describe_record_file_url" -> new Answer(200, recordFileUrl(query.getOrDefault("mainUniqueId", "")));
            default -> new Answer(404, CallJson.MAPPER.createObjectNode());
        };
    }

    private static JsonNode recordFileUrl(String call) {
        ObjectNode answer = CallJson.MAPPER.createObjectNode();
        return call.equals("not-yet")
                ? answer
                : answer.put("recordFileUrl", "https://storage.clink.example/" + call + ".mp3?Signature=x");
    }

    private static JsonNode page(Map<String, String> query, String list, boolean outbound) {
        List<JsonNode> calls = CallArchive.tinetApi(outbound, number(query, "startTime"), number(query, "endTime"));
        int offset = (int) number(query, "offset");
        ObjectNode answer = CallJson.MAPPER.createObjectNode().put("totalCount", calls.size());
        answer.putArray(list)
                .addAll(calls.stream()
                        .skip(offset)
                        .limit(number(query, "limit"))
                        .toList());
        return answer;
    }

    private static long number(Map<String, String> query, String name) {
        return Long.parseLong(query.getOrDefault(name, ""));
    }

    /** As ccc.tencentcloudapi.com answers. */
    private static Answer tccc(HttpExchange asked, Map<String, String> query, String body) {
        ObjectNode answer = CallJson.MAPPER.createObjectNode();
        ObjectNode response = answer.putObject("Response").put("RequestId", "r-1");
        String expected = new TencentSignature(KEY_ID, KEY)
                .authorization(
                        asked.getRequestHeaders().getFirst("Host"),
                        "ccc",
                        asked.getRequestHeaders().getFirst("X-TC-Action"),
                        body,
                        Instant.ofEpochSecond(
                                Long.parseLong(asked.getRequestHeaders().getFirst("X-TC-Timestamp"))));
        if (!expected.equals(asked.getRequestHeaders().getFirst("Authorization"))
                || !"2020-02-10".equals(asked.getRequestHeaders().getFirst("X-TC-Version"))) {
            response.putObject("Error")
                    .put("Code", "AuthFailure.SignatureFailure")
                    .put("Message", "wrong signature");
            return new Answer(200, answer);
        }
        JsonNode request = PushText.json(body);
        List<JsonNode> calls = CallArchive.tcccApi(
                request.path("StartTimeStamp").asLong(),
                request.path("EndTimeStamp").asLong());
        int size = request.path("PageSize").asInt();
        response.put("TotalCount", calls.size())
                .putArray("TelCdrList")
                .addAll(calls.stream()
                        .skip((long) size * request.path("PageNumber").asInt())
                        .limit(size)
                        .toList());
        return new Answer(200, answer);
    }
}

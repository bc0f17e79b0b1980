package cn.topcentral.hub.connectors.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.FakeApi;
import cn.topcentral.hub.connectors.payload.Requests;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JinshujuReconciliationTest {
    private static final Instant FROM = Instant.parse("2024-06-13T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2024-06-16T00:00:00Z");
    private static final Map.Entry<String, String> BASIC = Map.entry("Authorization", "Basic azpz"); // k:s
    private static final String ENTRIES = "/api/v1/forms/Kx8Zq2/entries?per_page=50";

    private final JinshujuHook type = new JinshujuHook(new PhoneNumbers());

    @Test
    void missedAndEditedEntriesComeWithTheKeysOfThePush() throws Exception {
        String pushed = Requests.fixture("form/jinshuju__entry.json");
        String entry = pushed.substring(pushed.indexOf("\"entry\":") + 8, pushed.length() - 1);
        Map<String, String> answers = Map.of(
                "/api/v1/forms/Kx8Zq2",
                "{\"name\":\"官网询价\"}",
                ENTRIES,
                "{\"data\":[{\"serial_number\":1,\"field_1\":\"旧\",\"created_at\":\"2023-01-01T00:00:00Z\"},"
                        + "{\"field_1\":\"坏\",\"created_at\":\"2024-06-14T00:00:00Z\"}],\"next\":122}",
                ENTRIES + "&next=122",
                "{\"data\":[" + entry + "],\"next\":null}");
        try (FakeApi api = new FakeApi(BASIC, answers)) {
            List<CommunicationDraft> found = run(api, "s");
            HookSettings settings = settings(api, "s");
            assertThat(found)
                    .isEqualTo(type.connect(settings).decode(new HookDelivery(Map.of(), pushed, UNTIL)).stream()
                            .map(draft -> draft.but()
                                    .original(found.get(0).original())
                                    .build())
                            .toList());
        }
    }

    @Test
    void wrongSecretIsToldAsSuch() throws Exception {
        try (FakeApi api = new FakeApi(BASIC, Map.of())) {
            assertThatThrownBy(() -> run(api, "wrong"))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("api_secret");
        }
    }

    @Test
    void withoutApiKeysThereIsNone() {
        assertThat(type.reconciliation(
                        new HookSettings("inquiry", Map.of("key", "k", "form", "F")), HttpClient.newHttpClient()))
                .isEmpty();
    }

    private List<CommunicationDraft> run(FakeApi api, String secret) {
        List<CommunicationDraft> found = new ArrayList<>();
        type.reconciliation(settings(api, secret), HttpClient.newHttpClient())
                .orElseThrow()
                .run(FROM, UNTIL, found::addAll);
        return found;
    }

    private static HookSettings settings(FakeApi api, String secret) {
        return new HookSettings(
                "inquiry",
                Map.of(
                        "key", "k",
                        "fields", "field_1=name,field_2=mobile,field_6=message",
                        "form", "Kx8Zq2",
                        "api_key", "k",
                        "api_secret", secret,
                        "api_base", api.address().toString()));
    }
}

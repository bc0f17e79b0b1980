package cn.topcentral.hub.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.bot.wecom.FakeWeCom;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.connectors.wechat.contact.WeComApi;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContactsOfWeComTest {
    private static final String LIST = "/cgi-bin/externalcontact/get_follow_user_list";
    private static final String PEOPLE = "/cgi-bin/externalcontact/batch/get_by_user";

    private final FakeWeCom weCom = FakeWeCom.start();
    private final WeComClient client = new WeComClient(weCom.config());
    private final ContactsOfWeCom contacts = new ContactsOfWeCom(client);

    @AfterEach
    void close() {
        client.close();
        weCom.close();
    }

    @Test
    void bothKindsOfCallsAreAnsweredWithTheAppsToken() {
        assertThat(contacts.get(LIST, Map.of()).path("follow_user").path(0).asText())
                .isEqualTo("zhangsan");
        assertThat(contacts.post(PEOPLE, JsonNodeFactory.instance.objectNode().put("limit", 100))
                        .path("external_contact_list")
                        .path(0)
                        .path("external_contact")
                        .path("name")
                        .asText())
                .isEqualTo("李经理");
        assertThat(weCom.tokensHandedOut()).isEqualTo(1);
    }

    @Test
    void refusalCarriesItsCode() {
        contacts.get(LIST, Map.of());
        weCom.failNext(48002, "api forbidden");

        assertThatThrownBy(() -> contacts.get(LIST, Map.of()))
                .isInstanceOfSatisfying(WeComApi.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo(48002))
                .hasMessageContaining("get_follow_user_list")
                .hasMessageNotContaining("token-");
    }

    @Test
    void tooManyCallsAreTriedAgainAfterAMinute() {
        contacts.get(LIST, Map.of());
        weCom.failNext(45009, "api freq out of limit");

        assertThatThrownBy(() -> contacts.post(PEOPLE, JsonNodeFactory.instance.objectNode()))
                .isInstanceOfSatisfying(SourceUnavailable.class, failure -> assertThat(failure.after())
                        .contains(Duration.ofSeconds(60)));
    }
}

package cn.topcentral.hub.connectors.wechat.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.customer.SuggestedContacts;
import cn.topcentral.hub.storage.testing.TestDatabase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactPollTest {
    private static final String LI = "wmErxtDgAA9AW32YyyuYRimKr7D1KWlw";
    private static final String CHEN = "woErxtDgAAchenChenchenchenchenAA";
    private static final String LIST = "/cgi-bin/externalcontact/batch/get_by_user";
    private static final String GROUPS = "/cgi-bin/externalcontact/groupchat/list";

    private final Answers wecom = new Answers();
    private TestDatabase db;
    private ContactPointRepository points;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        points = new ContactPointRepository(db.database());
        wecom.say("/cgi-bin/externalcontact/get_follow_user_list", "{\"follow_user\":[\"zhangsan\",\"lisi\"]}");
        wecom.say(GROUPS, "{\"group_chat_list\":[]}");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void peopleAndGroupsGetTheirNamesPageByPage() {
        wecom.say(LIST, page("next", person(LI, "小李", "李经理", "", "")));
        wecom.say(LIST, page("", person(CHEN, "陈工", "", "", "")));
        wecom.say(GROUPS, "{\"group_chat_list\":[{\"chat_id\":\"wrA\"},{\"chat_id\":\"wrB\"}],\"next_cursor\":\"\"}");
        wecom.say(
                "/cgi-bin/externalcontact/groupchat/get", "{\"group_chat\":{\"chat_id\":\"wrA\",\"name\":\"奥克斯供料群\"}}");
        wecom.say("/cgi-bin/externalcontact/groupchat/get", "{\"group_chat\":{\"chat_id\":\"wrB\",\"name\":\"\"}}");

        assertThat(poll().run()).isEqualTo(3);

        assertThat(points.contactNames(Set.of(external(LI), external(CHEN), room("wrA"))))
                .isEqualTo(Map.of(external(LI), "李经理", external(CHEN), "陈工", room("wrA"), "奥克斯供料群"));
        assertThat(wecom.asked).anySatisfy(request -> assertThat(request)
                .contains("\"userid_list\":[\"zhangsan\",\"lisi\"]", "\"cursor\":\"next\""));
    }

    @Test
    void notedCompanyThatIsOneCustomersNameBindsThePerson() {
        CustomerId aux = customer("宁波奥克斯空调有限公司");
        wecom.say(LIST, page("", person(LI, "小李", "", "宁波奥克斯空调有限公司", "13812345678")));

        poll().run();

        assertThat(owner(external(LI))).contains(aux);
        assertThat(confidence(LI)).isEqualTo("0.70");
        assertThat(owner(phone("+8613812345678"))).contains(aux);
    }

    @Test
    void partOfANameBindsNobody() {
        customer("宁波奥克斯空调有限公司");
        wecom.say(LIST, page("", person(LI, "小李", "", "奥克斯", "")));

        poll().run();

        assertThat(owner(external(LI))).isEmpty();
    }

    @Test
    void notedNumberOfACustomerBindsThePerson() {
        CustomerId aux = customer("宁波奥克斯空调有限公司");
        points.bind(phone("+8613812345678"), aux, Optional.empty());
        wecom.say(LIST, page("", person(LI, "小李", "", "", "138 1234 5678")));

        poll().run();

        assertThat(owner(external(LI))).contains(aux);
        assertThat(confidence(LI)).isEqualTo("0.90");
    }

    @Test
    void numberAndCompanyOfDifferentCustomersAreLeftToAPerson() {
        CustomerId aux = customer("宁波奥克斯空调有限公司");
        customer("慈溪方太厨具有限公司");
        points.bind(phone("+8613812345678"), aux, Optional.empty());
        wecom.say(LIST, page("", person(LI, "小李", "", "慈溪方太厨具有限公司", "13812345678")));

        poll().run();

        assertThat(owner(external(LI))).isEmpty();
    }

    @Test
    void notesOfSeveralColleaguesCountTogether() {
        CustomerId aux = customer("宁波奥克斯空调有限公司");
        wecom.say(LIST, page("", person(LI, "小李", "", "", ""), person(LI, "小李", "李工", "宁波奥克斯空调有限公司", "")));

        assertThat(poll().run()).isEqualTo(1);

        assertThat(owner(external(LI))).contains(aux);
    }

    @Test
    void wordOfAPersonStands() {
        CustomerId fotile = customer("慈溪方太厨具有限公司");
        customer("宁波奥克斯空调有限公司");
        points.bind(external(LI), fotile, Optional.empty());
        wecom.say(LIST, page("", person(LI, "小李", "", "宁波奥克斯空调有限公司", "")));

        poll().run();

        assertThat(owner(external(LI))).contains(fotile);
        assertThat(confidence(LI)).isEqualTo("1.00");
    }

    @Test
    void whatWasLearntAlreadyIsNotNew() {
        customer("宁波奥克斯空调有限公司");
        wecom.say(LIST, page("", person(LI, "小李", "", "宁波奥克斯空调有限公司", "13812345678")));
        poll().run();
        wecom.say(LIST, page("", person(LI, "小李", "", "宁波奥克斯空调有限公司", "13812345678")));

        assertThat(poll().run()).isZero();
    }

    @Test
    void colleaguesWithoutCustomersAreNoError() {
        wecom.refuse(LIST, 84061);

        assertThat(poll().run()).isZero();
    }

    @Test
    void missingRightIsToldWithWhereToGiveIt() {
        wecom.refuse("/cgi-bin/externalcontact/get_follow_user_list", 48002);

        assertThatThrownBy(() -> poll().run())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("48002")
                .hasMessageContaining("可调用接口的应用");
    }

    private ContactPoll poll() {
        return new ContactPoll(wecom, new SuggestedContacts(db.database()), new PhoneNumbers(), Duration.ofHours(6));
    }

    private CustomerId customer(String name) {
        return new CustomerRepository(db.database()).save(NewCustomer.named(name));
    }

    private Optional<CustomerId> owner(ContactPoint.Key key) {
        return new SuggestedContacts(db.database()).customerOf(key);
    }

    private String confidence(String id) {
        return db.value("SELECT confidence FROM contact_points WHERE value = '" + id + "'");
    }

    private static ContactPoint.Key external(String id) {
        return new ContactPoint.Key(ContactPointKind.WECOM_EXTERNAL, id);
    }

    private static ContactPoint.Key room(String id) {
        return new ContactPoint.Key(ContactPointKind.WECOM_ROOM, id);
    }

    private static ContactPoint.Key phone(String number) {
        return new ContactPoint.Key(ContactPointKind.PHONE, number);
    }

    private static String page(String next, String... people) {
        return "{\"external_contact_list\":[" + String.join(",", people) + "],\"next_cursor\":\"" + next + "\"}";
    }

    private static String person(String id, String name, String remark, String company, String mobile) {
        return """
               {"external_contact":{"external_userid":"%s","name":"%s","type":1},
                "follow_info":{"userid":"zhangsan","remark":"%s","remark_corp_name":"%s","remark_mobiles":[%s]}}"""
                .formatted(id, name, remark, company, mobile.isEmpty() ? "" : "\"" + mobile + "\"");
    }

    /** WeCom's answers in the order they were prepared; the last one of a path is given again and again. */
    private static final class Answers implements WeComApi {
        private static final ObjectMapper JSON = new ObjectMapper();
        private final Map<String, Deque<JsonNode>> answers = new HashMap<>();
        private final Map<String, Integer> refusals = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        void say(String path, String answer) {
            try {
                Deque<JsonNode> queue = answers.computeIfAbsent(path, nothing -> new ArrayDeque<>());
                if (path.equals(GROUPS)) {
                    queue.clear();
                }
                queue.add(JSON.readTree(answer));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        void refuse(String path, int code) {
            refusals.put(path, code);
        }

        @Override
        public JsonNode get(String path, Map<String, String> query) {
            return answer(path);
        }

        @Override
        public JsonNode post(String path, JsonNode body) {
            asked.add(path + " " + body);
            return answer(path);
        }

        private JsonNode answer(String path) {
            Integer code = refusals.get(path);
            if (code != null) {
                throw new Refused(code, "WeCom refused " + path + " with " + code);
            }
            Deque<JsonNode> queue = Optional.ofNullable(answers.get(path)).orElseThrow();
            return queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
        }
    }
}

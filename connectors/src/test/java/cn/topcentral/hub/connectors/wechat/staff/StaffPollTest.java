package cn.topcentral.hub.connectors.wechat.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.connectors.wechat.contact.WeComApi;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.testing.TestDatabase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffPollTest {
    private final Map<String, String> answers = new HashMap<>();
    private TestDatabase db;
    private EmployeeRepository employees;
    private StaffPoll poll;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        employees = new EmployeeRepository(db.database());
        poll = new StaffPoll(new Answers(), employees, Duration.ofHours(6));
        answers.put(
                "department/list",
                """
                {"department":[{"id":1,"name":"公司","parentid":0},{"id":2,"name":"销售部","parentid":1},{"id":3,"name":"华东销售部","parentid":2}]}""");
        answers.put("user/simplelist1", "{\"userlist\":[{\"userid\":\"Boss\"}]}");
        answers.put("user/simplelist2", "{\"userlist\":[{\"userid\":\"wangqiang\"}]}");
        answers.put("user/simplelist3", "{\"userlist\":[{\"userid\":\"zhangwei\"},{\"userid\":\"gone\"}]}");
        answers.put("user/getboss", user("麻一明", 1, 1, 1));
        answers.put("user/getwangqiang", user("王强", 2, 1, 1));
        answers.put("user/getzhangwei", user("张伟", 3, 0, 1));
        answers.put("user/getgone", user("赵离", 3, 0, 5));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void departmentsTellWhoLeadsWhom() {
        assertThat(poll.run()).isEqualTo(4);

        assertThat(employee("zhangwei").role()).isEqualTo(Role.REP);
        assertThat(employee("zhangwei").manager()).contains("wangqiang");
        assertThat(employee("zhangwei").team()).contains("华东销售部");
        assertThat(employee("wangqiang").role()).isEqualTo(Role.MANAGER);
        assertThat(employee("wangqiang").manager()).contains("boss");
        assertThat(employee("boss").manager()).isEmpty();
        assertThat(employee("gone").active()).isFalse();
        assertThat(poll.run()).isZero();
    }

    @Test
    void whatTheListSaysWins() {
        employees.save(new Employee(
                "zhangwei",
                "张伟（华东）",
                Role.ADMIN,
                Optional.of("+8613800000001"),
                Optional.empty(),
                Optional.of("大客户部"),
                Optional.of("boss"),
                false));
        poll.run();

        assertThat(employee("zhangwei"))
                .isEqualTo(new Employee(
                        "zhangwei",
                        "张伟（华东）",
                        Role.ADMIN,
                        Optional.of("+8613800000001"),
                        Optional.empty(),
                        Optional.of("大客户部"),
                        Optional.of("boss"),
                        false));
    }

    @Test
    void aRefusalSaysWhatToAllow() {
        answers.clear();
        assertThatThrownBy(() -> poll.run())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("60011")
                .hasMessageContaining("可见范围");
    }

    private Employee employee(String userid) {
        return employees.byUserid(userid).orElseThrow();
    }

    private static String user(String name, int department, int leads, int status) {
        return "{\"name\":\"%s\",\"department\":[%d],\"main_department\":%2$d,\"is_leader_in_dept\":[%d],\"status\":%d}"
                .formatted(name, department, leads, status);
    }

    private final class Answers implements WeComApi {
        @Override
        public JsonNode get(String path, Map<String, String> query) {
            String key = path.replace("/cgi-bin/", "") + String.join("", query.values());
            String answer = answers.get(key);
            if (answer == null) {
                throw new Refused(60011, path + " answered 60011");
            }
            try {
                return Json.MAPPER.readTree(answer);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public JsonNode post(String path, JsonNode body) {
            throw new IllegalStateException("Nothing is posted here");
        }
    }
}

package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Two teams before their working pages: 赵强 leads 王伟 (who has 奥克斯) and 李娜; 钱进 leads 孙丽 (who has 格力); 周总 is administrator. */
final class Desk implements AutoCloseable {
    /** A session's token does not change. */
    private static final Map<Browser, String> TOKENS = new ConcurrentHashMap<>();

    final WebHub hub;
    final Customer aux;
    final Customer gree;

    Desk(Path folder) {
        hub = new WebHub(folder);
        employ("wangwei", "王伟", Role.REP, "zhaoqiang");
        employ("lina", "李娜", Role.REP, "zhaoqiang");
        employ("zhaoqiang", "赵强", Role.MANAGER, "boss");
        employ("sunli", "孙丽", Role.REP, "qianjin");
        employ("qianjin", "钱进", Role.MANAGER, "boss");
        employ("boss", "周总", Role.ADMIN, null);
        aux = customer("宁波奥克斯空调有限公司", "奥克斯", "wangwei");
        gree = customer("珠海格力电器股份有限公司", "格力", "sunli");
    }

    private void employ(String userid, String name, Role role, @Nullable String manager) {
        hub.data
                .employees()
                .save(new Employee(
                        userid,
                        name,
                        role,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("华东"),
                        Optional.ofNullable(manager),
                        true));
    }

    Customer customer(String name, String shortName, @Nullable String owner) {
        return hub.data
                .customers()
                .byId(hub.data
                        .customers()
                        .save(new NewCustomer(
                                Optional.empty(),
                                name,
                                Optional.of(shortName),
                                List.of(),
                                Optional.ofNullable(owner),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("A"),
                                List.of())))
                .orElseThrow();
    }

    /** An open task as an analysis makes it; {@code due} in Shanghai, or empty. */
    void task(String id, Customer customer, String title, String assignee, String due, String promisedBy) {
        hub.data
                .db()
                .execute(
                        """
                        INSERT INTO communication_tasks (task_id, tenant_id, customer_id, title, promised_by, assigned_to, due_at, created_by, created_at)
                        VALUES ('%s', 'T001', '%s', '%s', '%s', nullif('%s', ''), CAST(nullif('%s', '') AS timestamptz), 'A10', '2024-06-01Z')
                        """
                                .formatted(
                                        id,
                                        customer.id().value(),
                                        title,
                                        promisedBy,
                                        assignee,
                                        due.isEmpty() ? "" : due + "+08"));
    }

    String task(String id, String column) {
        return String.valueOf(
                hub.data.db().value("SELECT " + column + " FROM communication_tasks WHERE task_id = '" + id + "'"));
    }

    /** A risk that stands. @return its number */
    String alert(Customer customer, String type) {
        return hub.data
                .db()
                .value(
                        """
                        INSERT INTO alerts (tenant_id, group_key, alert_key, customer_id, risk_type, level, score, title, details, began_at, state,
                                            first_seen, last_seen, firing_since)
                        VALUES ('T001', '%1$s', '%2$s', '%1$s', '%2$s', 'high', 80, '竞品报价低三成 <b>急</b>',
                                '{"topic":"","indicators":[],"impact":"","actions":[]}', '2024-06-14Z', 'firing', '2024-06-14Z', '2024-06-14Z', '2024-06-14Z')
                        RETURNING id
                        """
                                .formatted(customer.id().value(), type));
    }

    static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    /** What forms of this person's pages send along. */
    static String csrf(Browser browser) {
        return TOKENS.computeIfAbsent(
                browser,
                asked -> page(asked.get("/")).select("input[name=csrf]").attr("value"));
    }

    static Map<String, String> fields(Browser browser, String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("csrf", csrf(browser)));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    long count(String sql) {
        return hub.data.db().count(sql);
    }

    @Override
    public void close() {
        hub.close();
    }
}

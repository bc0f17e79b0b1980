package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.testing.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;

/** Three reps and six customers in May and June 2024, in a database; a line per row. Times are those of Shanghai. */
final class SmallHouse {
    private static final String PEOPLE = """
            zhangwei | 张伟
            lina     | 李娜
            """;

    /** C5 was merged into C1. */
    private static final String CUSTOMERS =
            """
            C1 | 宁波奥克斯空调有限公司 | 奥克斯   | zhangwei |
            C2 | 佛山美的电器有限公司   | 美的     | lina     |
            C3 | 深圳鸿兴塑胶有限公司   | 鸿兴     | lina     |
            C4 | 东莞新联五金有限公司   | 新联     |          |
            C5 | 奥克斯空调             | 奥克斯旧 | zhangwei | C1
            C6 | 苏州旧友电子有限公司   | 旧友     | zhangwei |
            """;

    /** id, customer, type, direction, time, intent, sentiment, score, urgency, words. Not analysed where there is no intent. */
    private static final String RECORDS =
            """
            R01 | C6 | email  | inbound  | 2024-04-10 10:00 | inquiry     | neutral  | 0.50 | low    | 请报PCR-PC价格
            R02 | C6 | email  | outbound | 2024-04-20 10:00 | inquiry     | neutral  | 0.50 | low    | 报价单见附件
            R03 | C6 | phone  | inbound  | 2024-05-02 10:00 | order       | positive | 0.80 | medium | 要下10吨
            R04 | C1 | wechat | inbound  | 2024-05-20 09:00 | inquiry     | positive | 0.80 | medium | 最近PCR-ABS什么价
            R05 | C1 | wechat | outbound | 2024-05-20 09:40 | inquiry     | neutral  | 0.50 | low    | 15000元/吨
            R06 | C1 | visit  | outbound | 2024-06-04 14:00 | cooperation | positive | 0.90 | medium | 参观工厂，谈年度合作
            R07 | C2 | email  | inbound  | 2024-06-05 19:30 | technical   | neutral  | 0.50 | medium | 需要UL黄卡
            R08 | C2 | email  | outbound | 2024-06-06 09:30 | technical   | neutral  | 0.50 | low    | UL黄卡见附件
            R09 | C1 | phone  | inbound  | 2024-06-07 10:00 | order       | positive | 0.80 | medium | 确认50吨订单
            R10 | C2 | wechat | inbound  | 2024-06-11 16:00 | delivery    | neutral  | 0.50 | medium | 第二批什么时候发
            R11 | C2 | wechat | outbound | 2024-06-11 16:20 | delivery    | neutral  | 0.50 | low    | 周四发
            R12 | C1 | phone  | inbound  | 2024-06-14 09:30 | inquiry     | positive | 0.80 | high   | 询价PCR-ABS，月需求50吨，周一前要报价
            R13 | C5 | wechat | inbound  | 2024-06-14 10:00 | inquiry     | neutral  | 0.50 | medium | 报价单发我一份
            R14 | C1 | wechat | outbound | 2024-06-14 10:15 | inquiry     | neutral  | 0.50 | low    | 报价单见附件
            R15 | C2 | wechat | inbound  | 2024-06-14 14:00 | complaint   | negative | 0.10 | high   | 这批料有黑点[20包]，产线停了|马上给说法
            R16 | C2 | wechat | inbound  | 2024-06-14 14:05 | complaint   | negative | 0.20 | high   | 照片发你了
            R17 | C3 | form   | inbound  | 2024-06-14 15:30 | inquiry     | neutral  | 0.50 | medium | 想了解PCR-PP
            R18 | C1 | wechat | inbound  | 2024-06-14 17:00 | other       | positive | 0.70 | low    | 收到，谢谢
            R19 |    | phone  | inbound  | 2024-06-14 17:30 | inquiry     | neutral  | 0.50 | low    | 你们有再生尼龙吗
            R20 | C2 | wechat | internal | 2024-06-14 17:40 | other       | neutral  | 0.50 | low    | 内部：谁去看一下
            R21 | C1 | email  | outbound | 2024-06-14 18:00 |             |          |      |        | 技术参数见附件
            R22 | C3 | phone  | outbound | 2024-06-15 08:30 | inquiry     | positive | 0.70 | medium | 回电介绍PCR-PP
            """;

    /** id, record, customer, title, promised by, assigned to, due, status, created, done. */
    private static final String TASKS =
            """
            T1 | R12 | C1 | 报PCR-ABS价格       | us       | zhangwei | 2024-06-17 18:00 | open      | 2026-01-01 00:00 |
            T2 | R07 | C2 | 寄UL黄卡原件        | us       |          | 2024-06-13 18:00 | open      | 2026-01-01 00:00 |
            T3 | R09 | C1 | 付定金              | customer | zhangwei | 2024-06-12 18:00 | open      | 2026-01-01 00:00 |
            T4 | R11 | C2 | 安排周四发货        | us       | lina     | 2024-06-13 18:00 | done      | 2026-01-01 00:00 | 2024-06-14 11:00
            T5 |     | C3 | 建客户档案          | us       | lina     |                  | open      | 2024-06-14 16:00 |
            T6 | R15 | C2 | 查黑点原因          | us       | lina     | 2024-06-17 12:00 | done      | 2026-01-01 00:00 | 2024-06-18 10:00
            T7 | R12 | C1 | 被分析收回的        | us       | zhangwei | 2024-06-17 18:00 | cancelled | 2026-01-01 00:00 | 2026-01-01 00:00
            """;

    private static final String ORDERS =
            """
            SO-1 | C1 | 2023-05-10 10:00 | PCR-ABS-1000 | 30 | 450000 | 2023-06-10 10:00
            SO-2 | C6 | 2024-05-03 10:00 | PCR-PC-3000  | 10 | 260000 | 2024-06-03 10:00
            SO-3 | C5 | 2024-05-21 10:00 | PCR-ABS-1000 | 40 | 600000 | 2024-06-01 10:00
            SO-4 | C1 | 2024-06-07 11:00 | PCR-ABS-1000 | 50 | 750000 |
            """;

    /** id, customer, type, title, content, importance, status, handled, record time, data. */
    private static final String INSIGHTS =
            """
            I1 | C1 | opportunity | PCR-ABS月需求50吨，寻求替代供应商 | 建议：提供3个月试样合作 | 9 | new   |                  | 2024-06-14 09:30 | {"estimated_value": 9000000, "probability": 0.65, "stage": "询价", "expected_close_date": "2024-08-15"}
            I2 | C2 | opportunity | 第二条线切换PCR-ABS               | 建议：安排试模           | 6 | acted | 2024-06-12 10:00 | 2024-06-05 19:30 | {"estimated_value": 300000, "probability": 0.40, "stage": "试模"}
            I3 | C2 | risk        | 投诉升级：黑点，产线停了           | 建议：今天派人到现场     | 9 | new   |                  | 2024-06-14 14:00 | {"risk_level": "high"}
            I4 | C6 | risk        | 客户流失：43天没有联系             | 建议：打电话             | 5 | new   |                  | 2024-05-02 10:00 | {"risk_level": "medium"}
            I5 | C1 | suggestion  | 邀请参观新产线                     | 下周安排，电话           | 4 | acted | 2024-06-10 10:00 | 2024-06-04 14:00 | {}
            I6 | C3 | risk        | 误报                               |                          | 5 | dismissed | 2024-06-14 10:00 | 2024-06-12 10:00 | {"risk_level": "high"}
            """;

    private SmallHouse() {}

    static TestDatabase open() {
        TestDatabase db = TestDatabase.create();
        StringBuilder rows = new StringBuilder("SET timezone = 'Asia/Shanghai'; ");
        PEOPLE.lines()
                .map(line -> insert("employees", "userid, name, role", line, "'rep'"))
                .forEach(rows::append);
        CUSTOMERS
                .lines()
                .map(line -> insert("customers", "customer_id, name, short_name, owner_userid, merged_into", line))
                .forEach(rows::append);
        RECORDS.lines().map(SmallHouse::record).forEach(rows::append);
        TASKS.lines()
                .map(line -> insert(
                        "communication_tasks",
                        "task_id, record_id, customer_id, title, promised_by, assigned_to, due_at, status, created_at, done_at",
                        line))
                .forEach(rows::append);
        ORDERS.lines()
                .map(line -> insert(
                        "customer_orders",
                        "order_id, customer_id, ordered_at, product, quantity, amount, due_at, quantity_unit",
                        line,
                        "'吨'"))
                .forEach(rows::append);
        INSIGHTS.lines().map(SmallHouse::insight).forEach(rows::append);
        rows.append("UPDATE customer_orders SET paid_at = due_at WHERE order_id IN ('SO-1', 'SO-2', 'SO-3')");
        db.execute(rows.toString());
        return db;
    }

    /** Adds some hundred records, tasks and orders with whatever comes together by chance, the same at every run. */
    static void crowd(TestDatabase db) {
        db.execute(
                """
                CREATE FUNCTION pick(n integer, salt text, choices text[]) RETURNS text IMMUTABLE LANGUAGE sql
                    RETURN nullif(choices[1 + ('x' || left(md5(salt || n), 6))::bit(24)::integer % cardinality(choices)], '');
                INSERT INTO customer_communications (tenant_id, record_id, customer_id, communication_type, direction, communication_time,
                    intent_category, sentiment, sentiment_score, urgency_level, content)
                SELECT 'T001', 'X' || n, pick(n, 'customer', '{C1,C2,C3,C4,C5,C6,""}'),
                       pick(n, 'type', '{phone,mobile,wechat,email,meeting,visit,video,form,webchat}'),
                       pick(n, 'direction', '{inbound,outbound,internal,""}'),
                       timestamptz '2024-03-01 00:00+08' + ('x' || left(md5('at' || n), 7))::bit(28)::integer % (120 * 86400) * interval '1 second',
                       CASE WHEN n % 7 > 0 THEN pick(n, 'intent', '{inquiry,complaint,technical,cooperation,order,payment,delivery,after_sales,other}') END,
                       CASE WHEN n % 7 > 0 THEN pick(n, 'mood', '{positive,neutral,negative}') END, CASE WHEN n % 7 > 0 THEN 0.4 END,
                       CASE WHEN n % 7 > 0 THEN pick(n, 'urgency', '{high,medium,low}') END, 'x'
                FROM generate_series(1, 400) n;
                INSERT INTO communication_tasks (tenant_id, task_id, record_id, customer_id, title, promised_by, due_at, status, created_at, done_at)
                SELECT 'T001', 'XT' || n, CASE WHEN n % 3 > 0 THEN 'X' || n END, pick(n, 'task', '{C1,C2,C5,""}'), 'x', pick(n, 'side', '{us,customer,""}'),
                       timestamptz '2024-05-20 18:00+08' + n * interval '7 hours', pick(n, 'status', '{open,done,open}'),
                       timestamptz '2024-05-01 18:00+08' + n * interval '7 hours',
                       CASE WHEN pick(n, 'status', '{open,done,open}') = 'done' THEN timestamptz '2024-05-25 18:00+08' + n * interval '7 hours' END
                FROM generate_series(1, 150) n;
                INSERT INTO customer_orders (tenant_id, order_id, customer_id, ordered_at, amount)
                SELECT 'T001', 'XO' || n, pick(n, 'buyer', '{C1,C3,C5,C6}'), timestamptz '2024-02-01 00:00+08' + n * interval '61 hours',
                       CASE WHEN n % 5 > 0 THEN n * 1000 END
                FROM generate_series(1, 60) n;
                """);
    }

    /** Adds a record in a line as above. */
    static void add(TestDatabase db, String line) {
        db.execute("SET timezone = 'Asia/Shanghai'; " + record(line));
    }

    private static String record(String line) {
        return insert(
                "customer_communications",
                "record_id, customer_id, communication_type, direction, communication_time, intent_category, sentiment, sentiment_score,"
                        + " urgency_level, content",
                line);
    }

    private static String insight(String line) {
        return insert(
                "communication_insights",
                "insight_id, customer_id, insight_type, insight_title, insight_content, importance_score, status, handled_at, created_at,"
                        + " insight_data, time_range, related_records",
                line,
                "jsonb_build_object('to', CAST('" + cells(line).get(8) + "+08' AS timestamptz))",
                "'[]'");
    }

    private static String insert(String table, String columns, String line, String... more) {
        String values = cells(line).stream().map(SmallHouse::literal).collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (tenant_id, " + columns + ") VALUES ('T001', " + values
                + (more.length == 0 ? "" : ", " + String.join(", ", more)) + ");";
    }

    /** A bar without spaces around it is part of the words. */
    private static List<String> cells(String line) {
        return List.of((line + " ").split(" +\\|", -1)).stream()
                .map(String::strip)
                .toList();
    }

    private static String literal(String cell) {
        return cell.isEmpty() ? "NULL" : "'" + cell.replace("'", "''") + "'";
    }
}

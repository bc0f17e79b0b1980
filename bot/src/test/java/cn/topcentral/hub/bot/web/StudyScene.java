package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.alert.AlertBatch;
import cn.topcentral.hub.storage.alert.AlertFinding;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.alert.NewAlert;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.insight.NewInsight;
import cn.topcentral.hub.storage.insight.Quote;
import cn.topcentral.hub.storage.task.NewTask;
import cn.topcentral.hub.storage.task.TaskChanges;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Two teams: 李娜 leads 王伟, who looks after 奥克斯 (a third of a year of talk) and a customer that went quiet; 张三 has a manager of his own and one
 * customer. 赵敏 is the administrator.
 */
final class StudyScene {
    static final String SECRET = "对手专属客户";
    private static final Instant NOON = HubData.NOON;

    final WebHub hub;
    final Customer aux;
    final Customer quiet;
    final Customer others;
    final String risk;
    final long alert;
    final long othersAlert;

    StudyScene(WebHub hub) {
        this.hub = hub;
        employee("wangwei", "王伟", Role.REP, Optional.of("lina"));
        employee("lina", "李娜", Role.MANAGER, Optional.empty());
        employee("sunli", "孙丽", Role.MANAGER, Optional.empty());
        employee("zhangsan", "张三", Role.REP, Optional.of("sunli"));
        employee("zhaomin", "赵敏", Role.ADMIN, Optional.empty());
        aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        quiet = hub.data.customer("沉默电器", "quiet.example");
        others = hub.data.customer(SECRET, "others.example");
        hub.data
                .db()
                .execute("UPDATE customers SET owner_userid = 'zhangsan' WHERE customer_id = '" + others.id() + "'");
        hub.data.contact(aux, ContactPointKind.WECOM_EXTERNAL, "wm_li", "李工");
        hub.data.contact(aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        hub.data.take(talk());
        label();
        prices();
        new InsightRepository(hub.data.db().database()).save(aux.id(), found(), NOON);
        risk = id(InsightType.RISK, "RISK-1");
        alert = alert(aux.id(), "complaint_escalation", AlertLevel.HIGH, Optional.of(risk));
        othersAlert = alert(others.id(), "churn_risk", AlertLevel.MEDIUM, Optional.empty());
        task("催回样品检测结果", NOON.minus(Duration.ofDays(2)));
        task("准备下周的报价", NOON.plus(Duration.ofDays(4)));
    }

    private void employee(String userid, String name, Role role, Optional<String> manager) {
        hub.data
                .employees()
                .save(new Employee(
                        userid, name, role, Optional.empty(), Optional.empty(), Optional.of("华东"), manager, true));
    }

    /** In every week a mail, a call, and three questions in chat which we answer after some hours; the same each time it is made. */
    private List<CommunicationDraft> talk() {
        Random random = new Random(7);
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int day = 112; day >= 1; day--) {
            Instant morning = NOON.minus(Duration.ofDays(day)).minus(Duration.ofHours(2));
            if (day % 7 == 5) {
                drafts.add(hub.data.mail(
                        morning, "zhang@auxgroup.com", "Re: PCR-ABS 报价", "第" + day + "天：价格请再考虑一下，什么时候能回复？"));
            } else if (day % 7 == 4) {
                drafts.add(hub.data.call(morning, "+8613800138000", "电话沟通交期，第" + day + "天"));
            } else if (day % 7 < 3) {
                drafts.add(hub.data.chat(morning, "wm_li", "李工", "第" + day + "天：PCR-ABS 还有货吗？"));
                if (random.nextInt(5) > 0) {
                    drafts.add(hub.data.reply(
                            morning.plus(Duration.ofMinutes(20 + random.nextInt(300))),
                            "wm_li",
                            "李工",
                            "有的，第" + day + "天"));
                }
            }
        }
        drafts.add(hub.data.mail(NOON.minus(Duration.ofDays(45)), "a@quiet.example", "询价", "请报价"));
        drafts.add(hub.data.mail(NOON.minus(Duration.ofDays(1)), "b@others.example", "询价", "请报价"));
        return drafts;
    }

    /** As A10 would label them. */
    private void label() {
        hub.data
                .db()
                .execute(
                        """
                UPDATE customer_communications SET analysis_status = 'done', intent_category = 'inquiry', sentiment = 'positive', sentiment_score = 0.8,
                    urgency_level = 'low', products_mentioned = '["PCR-ABS-1000"]' WHERE communication_type = 'phone' OR direction = 'inbound'
                """);
        hub.data
                .db()
                .execute(
                        """
                UPDATE customer_communications SET intent_category = 'complaint', sentiment = 'negative', sentiment_score = 0.2,
                    products_mentioned = '["PCR-ABS-1000", "PCR-PC-3000"]'
                WHERE communication_type = 'email' AND communication_time > timestamptz '2024-05-01'
                """);
        hub.data
                .db()
                .execute(
                        """
                UPDATE customer_communications SET intent_category = 'delivery', sentiment = 'neutral', sentiment_score = 0.5
                WHERE communication_type = 'phone'
                """);
    }

    private void prices() {
        hub.data
                .db()
                .execute(
                        """
                INSERT INTO stated_prices (tenant_id, record_id, position, customer_id, said_at, said_by, product, per_tonne, quote)
                SELECT tenant_id, record_id, 0, customer_id, communication_time, 'customer', 'PCR-ABS-1000',
                       15500 - 20 * (extract(epoch FROM timestamptz '2024-06-15' - communication_time) / 604800), '价格'
                FROM customer_communications WHERE customer_id = '%1$s' AND communication_type = 'email'
                UNION ALL
                SELECT tenant_id, record_id, 1, customer_id, communication_time, 'us', 'PCR-ABS-1000',
                       15900 + 30 * (extract(epoch FROM timestamptz '2024-06-15' - communication_time) / 604800), '价格'
                FROM customer_communications WHERE customer_id = '%1$s' AND communication_type = 'email'
                """
                                .formatted(aux.id().value()));
    }

    /** What the agents found, in their own words. */
    List<NewInsight> found() {
        return List.of(
                insight(
                        InsightType.OPPORTUNITY,
                        "OPP-1",
                        "客户有明确的PCR-ABS采购意向，预计月订单50吨",
                        "建议：本周送样；请技术同事一起回访",
                        "{\"stage\":\"样品\",\"estimated_value\":9000000,\"probability\":0.65,\"recommended_actions\":[\"本周送PCR-ABS样品\"]}",
                        "0.65",
                        9,
                        "A12"),
                insight(
                        InsightType.OPPORTUNITY,
                        "OPP-2",
                        "询问 PCR-PC 新牌号",
                        "",
                        "{\"stage\":\"询价\",\"estimated_value\":300000,\"probability\":0.2,\"recommended_actions\":[]}",
                        "0.20",
                        5,
                        "A12"),
                insight(
                        InsightType.RISK,
                        "RISK-1",
                        "投诉升级：客户提到竞争对手价格更低15%",
                        "建议：两天内给出书面答复",
                        "{\"recommended_actions\":[\"两天内给出书面答复\"]}",
                        "0.90",
                        8,
                        "A14"),
                insight(
                        InsightType.SUGGESTION,
                        "white-paper",
                        "提供3个月试样合作方案",
                        "周二上午，企业微信（方案）",
                        "{\"topic\":\"试样\"}",
                        "0.70",
                        4,
                        "A13"),
                insight(
                        InsightType.RELATIONSHIP,
                        "relationship",
                        "关系健康度 58/100",
                        "近期投诉增多",
                        "{\"relationship_health\":{\"score\":58,\"trend\":\"downward\",\"assessment\":\"近期投诉增多\",\"components\":[]},"
                                + "\"key_contacts\":[],\"risks\":[],\"opportunities\":[]}",
                        "0.75",
                        7,
                        "A11"),
                insight(
                        InsightType.SUMMARY,
                        "summary:2024-06",
                        "综合分析",
                        "准备样品",
                        "{\"action_plan\":{\"immediate\":[{\"action\":\"准备PCR-ABS样品\",\"owner\":\"wangwei\",\"due\":\"2024-06-17\","
                                + "\"urgency\":\"high\",\"reason\":\"客户等样品\"}],\"short_term\":[],\"long_term\":[]},\"missing\":[]}",
                        "0.90",
                        6,
                        "A16"));
    }

    private NewInsight insight(
            InsightType type,
            String key,
            String title,
            String content,
            String data,
            String confidence,
            int importance,
            String agent) {
        RecordId record = new RecordId(hub.data
                .db()
                .value(
                        "SELECT record_id FROM customer_communications WHERE communication_type = 'email' AND customer_id = '"
                                + aux.id() + "' ORDER BY communication_time DESC LIMIT 1"));
        return new NewInsight(
                type,
                key,
                title,
                content,
                data,
                List.of(record),
                1,
                Optional.empty(),
                Optional.empty(),
                new BigDecimal(confidence),
                importance,
                agent,
                List.of(new Quote(record, "价格请再考虑一下")),
                "local rules");
    }

    String id(InsightType type, String key) {
        return new InsightRepository(hub.data.db().database()).id(aux.id(), type, key);
    }

    private long alert(CustomerId customer, String type, AlertLevel level, Optional<String> insight) {
        new AlertRepository(hub.data.db().database())
                .apply(new AlertBatch()
                        .open(new NewAlert(
                                AlertSubject.risk(customer, type),
                                new AlertFinding(
                                        level,
                                        80,
                                        "",
                                        "近30天投诉3次",
                                        List.of("近30天投诉3次"),
                                        "可能流失订单",
                                        List.of("上门拜访"),
                                        insight,
                                        NOON.minus(Duration.ofHours(5))),
                                NOON.minus(Duration.ofHours(5)))));
        return hub.data.db().count("SELECT max(id) FROM alerts");
    }

    private void task(String title, Instant due) {
        new TaskChanges(hub.data.db().database(), hub.clock)
                .create(
                        new NewTask(
                                "TASK-" + title.hashCode(),
                                title,
                                Optional.of(aux.id()),
                                "wangwei",
                                Optional.of(due),
                                Optional.empty()),
                        "lina",
                        task -> Optional.empty());
    }

    Browser as(String userid) {
        Browser browser = hub.phone();
        browser.signIn("/", hub.wecom.codeOf(userid));
        return browser;
    }
}

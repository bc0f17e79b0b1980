package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;

import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.callback.CallbackEntry;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import cn.topcentral.hub.storage.callback.ParkedDeliveries;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import cn.topcentral.hub.storage.website.FormRejection;
import cn.topcentral.hub.storage.website.FormRejectionRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills a hub with a month of records and with everything that can go wrong. */
final class Troubled {
    static final String ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private final HubData data;

    Troubled(HubData data) {
        this.data = data;
    }

    /** Calls every working hour for four weeks until three days ago, mail until now. */
    Customer sources() {
        Customer customer = data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
        data.contact(customer, ContactPointKind.PHONE, "+8613800138000", "张经理");
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int day = 28; day >= 0; day--) {
            for (int hour = 0; hour < 4; hour++) {
                Instant time = NOON.minus(Duration.ofDays(day)).minus(Duration.ofHours(hour));
                if (day > 2) {
                    drafts.add(data.call(time, "+8613800138000", "询价PCR-ABS"));
                }
                drafts.add(data.mail(time, "zhang@auxgroup.com", "报价 " + day + "-" + hour, "收到"));
            }
        }
        data.take(drafts);
        SourceStateRepository states = new SourceStateRepository(data.db().database());
        states.succeeded("mail.sales", NOON.minus(Duration.ofMinutes(2)));
        states.succeeded("wecom.staff", NOON.minus(Duration.ofHours(3)));
        states.failed(
                "wecom.staff",
                "wecom.staff: 60011 no privilege to access https://internal.example/secret-host",
                NOON.minus(Duration.ofMinutes(1)),
                NOON.plus(Duration.ofMinutes(59)));
        return customer;
    }

    /** A delivery of a hook that was given up; gives its number. */
    long delivery(String key, String payload, String reason) {
        CallbackRepository ledger = new CallbackRepository(data.db().database());
        ledger.add(new CallbackEntry("hook", "hotline:" + key, "hotline:" + key, payload, NOON.minusSeconds(600)));
        ClaimedCallback claimed = ledger.claim("hook", 100, Duration.ofMinutes(1), NOON).stream()
                .filter(one -> one.sender().equals("hotline:" + key))
                .findFirst()
                .orElseThrow();
        ledger.failed(claimed, reason, NOON);
        return claimed.id();
    }

    void parked(int seq) {
        new ParkedDeliveries(data.db().database())
                .park(
                        "wecom.archive",
                        "seq:" + seq,
                        "{}",
                        "archive record seq " + seq + ": no private key for key version 2",
                        NOON.minusSeconds(60));
    }

    void failedAnalyses(int count) {
        data.db()
                .execute("UPDATE customer_communications SET analysis_status = 'failed', analysis_attempts = 5,"
                        + " analysis_error = 'the model timed out after ' || id || ' ms' WHERE id IN"
                        + " (SELECT id FROM customer_communications ORDER BY id DESC LIMIT " + count + ")");
    }

    void attachments() {
        data.db()
                .execute(
                        "INSERT INTO communication_attachments (attachment_id, tenant_id, record_id, file_name, file_url,"
                                + " fetch_status, fetch_error, text_status) SELECT 'a1', 'T001', record_id, '合同"
                                + ATTACK
                                + ".pdf', 'https://files.example/1', 'gone', '404 Not Found', 'none'"
                                + " FROM customer_communications ORDER BY id LIMIT 1");
        data.db()
                .execute(
                        "INSERT INTO communication_attachments (attachment_id, tenant_id, record_id, file_name, file_hash,"
                                + " text_status, text_error) SELECT 'a2', 'T001', record_id, '扫描件.pdf', 'abc', 'failed',"
                                + " 'the file is damaged' FROM customer_communications ORDER BY id LIMIT 1");
    }

    void push(String key) {
        new Outbox(data.db().database())
                .add(new NewNotification(
                        key,
                        "member:wangwei",
                        NotificationKind.ALERT,
                        "{}",
                        "奥克斯的风险",
                        NOON.minusSeconds(60),
                        Optional.of(NOON.minusSeconds(30))));
        data.db()
                .execute("UPDATE notifications SET status = 'failed', attempts = 3,"
                        + " error = '81013 user not in the app visible range' WHERE dedupe_key = '" + key + "'");
    }

    void form() {
        new FormRejectionRepository(data.db().database())
                .add(new FormRejection(
                        "inquiry",
                        "links",
                        Map.of(
                                "name",
                                "张经理" + ATTACK,
                                "mobile",
                                "13800138000",
                                "message",
                                "看 www.a.cn www.b.cn www.c.cn"),
                        "198.51.100.7",
                        NOON.minusSeconds(900)));
    }
}

package cn.topcentral.hub.bot.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.storage.customer.Customer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @TempDir
    Path folder;

    private ChatHub hub;
    private Customer aux;

    @BeforeEach
    void open() {
        hub = new ChatHub(folder);
        aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private String record(String columns) {
        return hub.data.db().value("SELECT concat_ws('|', " + columns + ") FROM customer_communications");
    }

    private static String text(RecordingContext context) {
        return String.join("\n", context.said);
    }

    @Test
    void aCallIsARecordWithItsFollowUp() {
        RecordingContext card = hub.type("/call 奥克斯 13800001111 来电问PCR-ABS交期，周五前寄样品 5分钟");

        assertThat(text(card))
                .contains("📱 通话记录", "奥克斯", "5分钟", "寄样品 6-21 周五前", "作废")
                .doesNotContain("确认");
        assertThat(record("communication_type, direction, duration, handled_by, source_system, customer_id, subject"))
                .isEqualTo("mobile|inbound|300|wangwei|bot_call|" + aux.id() + "|呼入 13800001111 通话 5分钟");
        assertThat(hub.data.db().value("SELECT title || assigned_to FROM communication_tasks"))
                .isEqualTo("寄样品wangwei");
    }

    @Test
    void theSameLineDeliveredTwiceIsOneCall() {
        RecordingContext first = hub.send("wangwei", new Incoming.Text("/通话 奥克斯 打给张经理催款"), "r1");
        hub.pass(java.time.Duration.ofSeconds(40));
        RecordingContext again = hub.send("wangwei", new Incoming.Text("/通话 奥克斯 打给张经理催款"), "r1");

        assertThat(again.said).isEqualTo(first.said);
        assertThat(record("count(*), min(direction)")).isEqualTo("1|outbound");
    }

    @Test
    void theCallThatThePlatformToldIsTheSame() {
        hub.data.take(hub.data.call(hub.now().minusSeconds(900), "+8613800001111", "自动录音"));
        RecordingContext card = hub.type("/call 奥克斯 13800001111 来电谈价格 15分钟");
        assertThat(record("count(*), min(communication_type)")).isEqualTo("1|phone");

        hub.tap(card, "作废");
        assertThat(
                        hub.data
                                .db()
                                .value(
                                        "SELECT string_agg(communication_type || '|' || (customer_id IS NULL) || '|' || left(content, 5), ',' ORDER BY communication_type) FROM customer_communications"))
                .startsWith("mobile|true|【已撤回】,phone|")
                .contains("自动录音");
    }

    @Test
    void aNoteIsInternal() {
        RecordingContext card = hub.type("/note 奥克斯 年底前会换供应商，多跟进");
        assertThat(text(card)).contains("📝 内部备注", "奥克斯", "年底前会换供应商");
        assertThat(record("direction, channel, customer_id, source_system"))
                .isEqualTo("internal|内部备注|" + aux.id() + "|bot_note");

        RecordingContext withdrawn = hub.tap(card, "作废");
        hub.tap(card, "作废");
        assertThat(text(withdrawn)).contains("已作废");
        assertThat(record("coalesce(customer_id, 'none')")).isEqualTo("none");
    }

    @Test
    void aLongNoteIsStoredWhole() {
        hub.type("/备注 奥克斯 " + "长".repeat(20_000));
        assertThat(hub.data.db().count("SELECT length(content) FROM customer_communications"))
                .isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/call", "/note", "/call 奥克斯", "/note 奥克斯", "/call 奥克斯 13800001111"})
    void whatIsMissingIsAskedForWithAnExample(String line) {
        assertThat(hub.type(line).said).singleElement().asString().contains("例如：/");
        assertThat(record("count(*)")).isEqualTo("0");
    }

    @Test
    void aCustomerNobodyKnowsIsRefusedUnlessMeantSo() {
        assertThat(text(hub.type("/call 绍兴宏达 来电问价格"))).contains("+绍兴宏达");
        assertThat(text(hub.type("/call +绍兴宏达 来电问价格"))).contains("待认领");
        assertThat(text(hub.type("/note +绍兴宏达 问价格"))).contains("名单里");
        assertThat(record("coalesce(customer_id, 'none')")).isEqualTo("none");
    }

    @Test
    void aLongLineIsNeverCutByAChoice() {
        hub.data.customer("宁波奥克斯电气有限公司", Optional.of("奥克斯"), "auxelectric.com");
        assertThat(text(hub.type("/call 奥克斯 " + "谈".repeat(2_000)))).contains("写客户全名");
        RecordingContext choice = hub.type("/call 奥克斯 来电谈价格");
        assertThat(text(hub.tap(choice, "1."))).contains("来电谈价格");
        assertThat(record("count(*)")).isEqualTo("1");
        assertThat(List.of(choice.cards)).isNotEmpty();
    }
}

package cn.topcentral.hub.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.HubCommandLine;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that say who is who, called as a person calls them, on PostgreSQL. */
class CustomerCommandsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HubData data;
    private Customer aux;
    private Customer branch;

    @BeforeEach
    void open() {
        data = new HubData(folder.resolve("files"));
        aux = data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        branch = data.customer("奥克斯宁波分公司", "aux-nb.com");
        data.take(
                data.call(HubData.NOON, "+8613800138000", "询价"),
                data.mail(HubData.NOON, "li@auxgroup.com", "甲", "甲"),
                data.mail(HubData.NOON, "wu@aux-nb.com", "乙", "乙"));
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void whatWaitsIsListedAndBoundByName() {
        assertThat(run("claims")).isZero();
        assertThat(output()).contains("phone", "+8613800138000");

        assertThat(run("bind", "phone", "138 0013 8000", "奥克斯", "--person", "张经理", "--as", "WangWei"))
                .as(errors())
                .isZero();

        assertThat(output()).contains("phone +8613800138000 → 宁波奥克斯空调有限公司", "records moved: 1");
        assertThat(timeline(aux)).isEqualTo(2);
        assertThat(run("claims")).isZero();
        assertThat(output()).isEqualTo("Nothing waits to be claimed.\n");
        assertThat(new AuditLog(data.db().database()).newest(Optional.empty(), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("wangwei"));

        assertThat(run("bind", "phone", "13800138000", "--undo")).isZero();
        assertThat(json("claims", "--json").path("contact_points")).hasSize(1);
    }

    @Test
    void aNewCustomerIsMadeWhenAskedFor() {
        assertThat(run("bind", "phone", "13800138000", "宁波新客户", "--new"))
                .as(errors())
                .isZero();
        assertThat(output()).contains("宁波新客户 (C");

        assertThat(run("bind", "phone", "13900139000", "宁波新客户", "--new")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("there is a customer called '宁波新客户' already");
    }

    @Test
    void aRecordIsClaimedIgnoredAndGivenBack() {
        String record = data.db().value("SELECT record_id FROM customer_communications WHERE customer_id IS NULL");

        assertThat(json("claim", record, aux.id().value(), "--json")
                        .path("moved_records")
                        .asInt())
                .isEqualTo(1);
        assertThat(timeline(aux)).isEqualTo(2);
        assertThat(run("ignore", record)).isZero();
        assertThat(output()).contains("nobody's, was " + aux.id());
        assertThat(run("ignore", record, "--undo")).isZero();
        assertThat(run("ignore", "phone", "13800138000")).isZero();
        assertThat(run("claims")).isZero();
        assertThat(output()).contains("Nothing waits");
        assertThat(run("claim", record, "--undo")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("nobody has claimed " + record, "./hub bind");
        assertThat(new AuditLog(data.db().database()).newest(Optional.empty(), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("os:" + System.getProperty("user.name")));
    }

    @Test
    void mergeShowsWhatMovesAndSplitGivesItBack() {
        assertThat(run("merge", "奥克斯宁波分公司", "奥克斯", "--dry-run")).as(errors()).isZero();
        assertThat(output())
                .contains("Would merge 奥克斯宁波分公司 (" + branch.id() + ") into 宁波奥克斯空调有限公司")
                .contains("domain aux-nb.com, email wu@aux-nb.com", "records         1 (email 1)", "2024-06-15")
                .contains("Nothing was changed.");
        assertThat(timeline(aux)).isEqualTo(1);

        assertThat(run("merge", "奥克斯宁波分公司", "奥克斯")).isZero();
        assertThat(timeline(aux)).isEqualTo(2);
        assertThat(run("timeline", "奥克斯宁波分公司")).isZero();
        assertThat(output()).contains("客户: 宁波奥克斯空调有限公司", "2 条");
        assertThat(run("merge", "奥克斯宁波分公司", "奥克斯")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("is merged into " + aux.id() + " already", "./hub split " + branch.id());

        JsonNode split = json("split", "奥克斯宁波分公司", "--json");
        assertThat(split.path("from").path("customer_id").asText())
                .isEqualTo(branch.id().value());
        assertThat(split.path("record_count").asInt()).isEqualTo(1);
        assertThat(timeline(aux)).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidWithItsRemedy() {
        assertThat(run("bind", "phone", "12345", "奥克斯")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("phone '12345' is no complete telephone number");
        assertThat(run("bind", "fax", "12345", "奥克斯")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("kind 'fax' is none of email, domain, phone");
        assertThat(run("bind", "domain", "qq.com", "奥克斯")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("free-mail");
        assertThat(run("bind", "phone", "13800138000", "格力")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("'格力'");
        assertThat(run("bind", "phone", "13800138000")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("CUSTOMER is missing", "--undo");
        assertThat(run("bind", "phone", "13800138000", "奥克斯", "--as", "nobody")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("--as nobody is nobody who works here");
        assertThat(run("claim", "CALL-1", "奥克斯")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("there is no record CALL-1");
        assertThat(run("split", "奥克斯")).isEqualTo(ExitCode.FAILED);
        assertThat(errors()).contains("is not merged into another customer");
        assertThat(run("claims", "--limit", "0")).isEqualTo(ExitCode.FAILED);
        assertThat(data.db().count("SELECT count(*) FROM audit_log")).isZero();
    }

    @Test
    void helpSaysHowToUseThem() {
        for (String command : List.of("claims", "bind", "claim", "ignore", "merge", "split")) {
            assertThat(run(command, "--help")).isZero();
            assertThat(output()).contains("hub " + command, "--json");
        }
    }

    @Test
    void ordersAreImported() throws IOException {
        Path file =
                Files.writeString(folder.resolve("orders.csv"), "订单号,客户,日期\nSO-1,奥克斯,2024-06-05\nSO-2,无名,2024-06-05\n");

        assertThat(run("import", "orders", file.toString())).isEqualTo(ExitCode.FAILED);

        assertThat(output()).contains("line 3", "'无名' is unknown", "stored 1", "rejected 1");
        assertThat(data.db().value("SELECT customer_id FROM customer_orders"))
                .isEqualTo(aux.id().value());
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        CommandContext context = new CommandContext(
                Map.of(
                        "HUB_DATABASE_URL", data.db().config().url(),
                        "HUB_DATABASE_USER", data.db().config().user(),
                        "HUB_DATA_DIR", folder.resolve("data").toString()),
                folder,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        return new HubCommandLine(context, Main.commands(context)).run(arguments);
    }

    private JsonNode json(String... arguments) {
        assertThat(run(arguments)).as(errors()).isZero();
        try {
            return Json.MAPPER.readTree(output());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(output(), e);
        }
    }

    private int timeline(Customer customer) {
        return new TimelineRepository(data.db().database())
                .page(TimelineQuery.newest(data.customers().group(customer.id()), 100))
                .size();
    }

    private String output() {
        return out.toString(UTF_8);
    }

    private String errors() {
        return err.toString(UTF_8);
    }
}

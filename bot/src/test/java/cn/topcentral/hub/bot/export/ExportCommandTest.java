package cn.topcentral.hub.bot.export;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.command.Guess;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.bot.command.RecordingContext;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCommandTest {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneId.of("Asia/Shanghai"));

    private HubData data;
    private Customer customer;
    private Customer unowned;
    private int asked;

    @BeforeAll
    void start(@TempDir Path files) {
        data = new HubData(files);
        data.employees().save(employee("boss", Role.MANAGER));
        data.employees().save(employee("root", Role.ADMIN));
        data.employees().save(HubData.employee("lisi", "李四", true));
        customer = data.customer("导出客户/华东", "export.example");
        unowned = data.customer("无主客户", "nobody.example");
        data.db().execute("UPDATE customers SET owner_userid = NULL WHERE customer_id = '" + unowned.id() + "'");
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            drafts.add(data.mail(NOON.minus(Duration.ofHours(i)), "a@export.example", "主题" + i, "第一行\n\"引号\"，" + i));
        }
        drafts.add(data.mail(NOON.minus(Duration.ofDays(60)), "a@export.example", "=1+1", "@SUM(A1) 恶意"));
        drafts.add(data.mail(NOON, "a@nobody.example", "x", "y"));
        data.take(drafts);
    }

    @AfterAll
    void stop() {
        data.close();
    }

    private static Employee employee(String userid, Role role) {
        return new Employee(
                userid, userid, role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private RecordingContext typed(String user, String line, int mostBytes) {
        Access access = new Access(data.employees());
        AuditLog audit = new AuditLog(data.db().database());
        ExportCommand command = new ExportCommand(
                new CustomerChoice(new CustomerLookup(data.db().database()), data.customers(), access, audit, CLOCK),
                data.customers(),
                new TimelineRepository(data.db().database()),
                data.employees(),
                access,
                audit,
                CLOCK,
                mostBytes);
        RecordingContext context = RecordingContext.alone("x" + asked++);
        new CommandDispatcher(
                        new CommandRegistry(List.of(command)),
                        command,
                        data.employees()::byUserid,
                        List.of(),
                        Guess.NONE,
                        new RateLimit(1000, Duration.ofMinutes(1), CLOCK))
                .received(user, new Incoming.Text(line), context);
        return context;
    }

    private RecordingContext typed(String user, String line) {
        return typed(user, line, 20 << 20);
    }

    @Test
    void theOwnerGetsAFileAndItIsWrittenDown() {
        RecordingContext context = typed("wangwei", "/导出 导出客户");

        assertThat(context.files).containsExactly("沟通记录_导出客户_华东_2024-06-15.csv");
        assertThat(context.said).singleElement().asString().contains("502 条", "请勿外传");
        assertThat(new AuditLog(data.db().database()).newest(Optional.of("customer " + customer.id()), 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("customer.export");
                    assertThat(entry.actor()).isEqualTo("wangwei");
                    assertThat(entry.details()).containsEntry("records", 502);
                });
    }

    @Test
    void aPeriodNarrowsIt() {
        assertThat(typed("root", "/export 导出客户 昨天").said)
                .singleElement()
                .asString()
                .contains("24 条", "昨天");
        assertThat(typed("root", "/export 导出客户 2020年").said)
                .singleElement()
                .asString()
                .contains("没有沟通记录");
    }

    @Test
    void whoeverMerelySeesACustomerTakesNothingAway() {
        assertThat(typed("lisi", "/导出 导出客户").said).singleElement().asString().contains("不在您负责的范围内");
        RecordingContext seen = typed("lisi", "/导出 无主客户");
        assertThat(seen.said).singleElement().asString().contains("负责人和主管");
        assertThat(seen.files).isEmpty();
        assertThat(typed("boss", "/导出 无主客户").files).hasSize(1);
        assertThat(typed("boss", "/导出 导出客户").said).singleElement().asString().contains("不在您负责的范围内");
    }

    @Test
    void whatWeComWouldNotTakeIsNotSent() {
        RecordingContext context = typed("wangwei", "/导出 导出客户", 10_000);

        assertThat(context.files).isEmpty();
        assertThat(context.said).singleElement().asString().contains("20MB", "近90天");
    }

    @Test
    void theFileOpensInASpreadsheetAndRunsNothing() throws IOException {
        byte[] bytes = new TimelineCsv(new TimelineRepository(data.db().database()), id -> "王伟")
                .write(TimelineQuery.newest(List.of(customer.id()), 100), 20 << 20)
                .orElseThrow()
                .content()
                .toByteArray();
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<CSVRecord> rows =
                CSVFormat.EXCEL.parse(new StringReader(text.substring(1))).getRecords();

        assertThat(text).startsWith("\uFEFF时间,渠道");
        assertThat(rows).hasSize(503);
        assertThat(rows.get(1).get(0)).isEqualTo("2024-06-15 12:00");
        assertThat(rows.get(1).get(8)).isEqualTo("第一行\n\"引号\"，0");
        assertThat(rows.get(502).get(6)).isEqualTo("'=1+1");
        assertThat(rows.get(502).get(8)).isEqualTo("'@SUM(A1) 恶意");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+86 139", "-1", "@x", "\t=1", " =1", "＝1", "\r=cmd"})
    void formulasAreMadeText(String cell) {
        assertThat(CsvText.safe(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "普通", "15,200 - 14,800", "a=b"})
    void otherTextStaysAsItIs(String cell) {
        assertThat(CsvText.safe(cell)).isEqualTo(cell);
    }
}

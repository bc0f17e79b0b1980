package cn.topcentral.hub.connectors.directory;

import static cn.topcentral.hub.connectors.importing.Archive.LI;
import static cn.topcentral.hub.connectors.importing.Archive.ZHANG;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.importing.Archive;
import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.importing.ImportReport.Reject;
import cn.topcentral.hub.connectors.importing.ImportRun;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.wechat.ArchiveDecoder;
import cn.topcentral.hub.connectors.wechat.ArchiveFileConnector;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    private Path folder;

    private final TestDatabase db = TestDatabase.create();
    private final CustomerRepository customers = new CustomerRepository(db.database());
    private final ContactPointRepository points = new ContactPointRepository(db.database());
    private final EmployeeRepository employees = new EmployeeRepository(db.database());

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void customersComeWithAllTheirColumnsWhateverTheHeadersLanguageAndTheEncoding() throws IOException {
        String chinese =
                """
                客户编号,客户名称,简称,别名,负责人,地区,行业,级别,邮箱域名,电话,邮箱,联系人,职务,外部联系人ID
                C001,宁波奥克斯空调有限公司,奥克斯,AUX、宁波奥克斯,WangWei,宁波,家电,A,@auxgroup.com,0574-88001234,zhang@AUXgroup.com,张经理,采购经理,wmErxtDgAA9AW32YyyuYRimKr7D1KWlw
                """;
        String english =
                """
                id,name,short_name,aliases,owner,region,industry,level,domains,phones,emails,contact,title,external_userid
                C001,宁波奥克斯空调有限公司,奥克斯,AUX、宁波奥克斯,wangwei,宁波,家电,A,auxgroup.com,+86 574 8800 1234,zhang@auxgroup.com,张经理,采购经理,wmErxtDgAA9AW32YyyuYRimKr7D1KWlw
                """;
        for (Path file : List.of(
                list("gbk.csv", chinese, GBK),
                list("bom.csv", "\ufeff" + english, UTF_8),
                list("excel.csv", chinese, UTF_16))) {
            ImportReport report = customers(file);
            assertThat(report.stored() + report.updated()).isEqualTo(1);
            assertThat(report.clean()).isTrue();
            Customer customer = customers.byId(new CustomerId("C001")).orElseThrow();
            assertThat(customer.name()).isEqualTo("宁波奥克斯空调有限公司");
            assertThat(customer.shortName()).contains("奥克斯");
            assertThat(customer.aliases()).containsExactly("AUX", "宁波奥克斯");
            assertThat(customer.owner()).contains("wangwei");
            assertThat(boundPoints())
                    .isEqualTo("domain auxgroup.com; email zhang@auxgroup.com; phone +8657488001234; wecom_external "
                            + ZHANG);
            assertThat(points.contacts(List.of(customer.id())))
                    .extracting(ContactPointRepository.Contact::name, ContactPointRepository.Contact::title)
                    .containsExactly(tuple("张经理", Optional.of("采购经理")));
        }
        assertThat(customers.count()).isEqualTo(1);
    }

    @Test
    void aLinePerContactGathersUnderOneCustomer() throws IOException {
        Path file = list(
                "contacts.csv",
                """
                客户名称,联系人,手机
                宁波奥克斯空调有限公司,张经理,13800138000
                宁波奥克斯空调有限公司,李工,13900139000、0574-88001234
                """,
                UTF_8);

        customers(file);
        customers(file);

        assertThat(customers.count()).isEqualTo(1);
        CustomerId customer = new CustomerId(db.value("SELECT customer_id FROM customers"));
        assertThat(points.contacts(List.of(customer)))
                .extracting(ContactPointRepository.Contact::name)
                .containsExactlyInAnyOrder("张经理", "李工");
        assertThat(boundPoints()).isEqualTo("phone +8613800138000; phone +8613900139000; phone +8657488001234");
    }

    @Test
    void aListImportedAgainBringsTheCustomerUpToDate() throws IOException {
        customers(list("old.csv", "id,name,owner,level\nC001,宁波奥克斯空调有限公司,wangwei,B\n", UTF_8));
        customers(list("new.csv", "id,name,owner,level\nC001,奥克斯空调股份有限公司,lina,A\n", UTF_8));

        Customer customer = customers.byId(new CustomerId("C001")).orElseThrow();
        assertThat(customer.name()).isEqualTo("奥克斯空调股份有限公司");
        assertThat(customer.owner()).contains("lina");
        assertThat(customer.level()).contains("A");
    }

    @Test
    void whatALineLeavesBlankStaysAndTheReportTellsNewFromUpdated() throws IOException {
        customers(list("full.csv", "name,short_name,aliases,owner,level\n宁波奥克斯空调有限公司,奥克斯,AUX,wangwei,A\n", UTF_8));

        ImportReport report =
                customers(list("contacts.csv", "name,contact,phones\n宁波奥克斯空调有限公司,李工,13900139000\n美的集团,,\n", UTF_8));

        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.stored()).isEqualTo(1);
        Customer customer = new CustomerLookup(db.database()).named("奥克斯").get(0);
        assertThat(customer.aliases()).containsExactly("AUX");
        assertThat(customer.owner()).contains("wangwei");
        assertThat(customer.level()).contains("A");

        employees(list("staff.csv", "userid,name,role,phone\nlina,李娜,manager,13800138000\n", UTF_8));
        assertThat(employees(list("teams.csv", "userid,team\nlina,华东\n", UTF_8)).updated())
                .isEqualTo(1);
        assertThat(employees(list("teams.csv", "userid,team\nlina,华东\n", UTF_8)).duplicate())
                .isEqualTo(1);
        assertThat(employees.byUserid("lina").orElseThrow().role()).isEqualTo(Role.MANAGER);
        assertThat(employees.byUserid("lina").orElseThrow().phone()).contains("+8613800138000");
    }

    @Test
    void aListWithoutIdsKnowsItsCustomersAfterTheyWereMerged() throws IOException {
        Path file = list("customers.csv", "name\n宁波奥克斯空调有限公司\n奥克斯宁波分公司\n", UTF_8);
        customers(file);
        CustomerOperations operations = new CustomerOperations(db.database(), Clock.systemUTC());
        CustomerLookup lookup = new CustomerLookup(db.database());
        operations.merge(
                lookup.named("奥克斯宁波分公司").get(0).id(),
                lookup.named("宁波奥克斯空调有限公司").get(0).id(),
                "wangwei");

        assertThat(customers(file).updated()).isEqualTo(2);

        assertThat(db.count("SELECT count(*) FROM customers")).isEqualTo(2);
        assertThat(customers.count()).isEqualTo(1);
    }

    @Test
    void aContactPointOfAnotherCustomerIsNotTakenAwayByAList() throws IOException {
        customers(list("first.csv", "id,name,phones\nC001,甲公司,13800138000\n", UTF_8));

        ImportReport report = customers(list("second.csv", "id,name,phones\nC002,乙公司,13800138000\n", UTF_8));

        assertThat(report.rejects()).singleElement().satisfies(reject -> assertThat(reject.reason())
                .contains("phone +8613800138000 belongs to customer C001", "./hub bind phone +8613800138000"));
        assertThat(customers.byId(new CustomerId("C002"))).as("refused whole").isEmpty();
    }

    @Test
    void aReportThatNamedTheCompanyBeforeTheListDidFindsIt() throws IOException {
        db.execute(
                "INSERT INTO contact_points (tenant_id, kind, value, name) VALUES ('T001', 'company', '甲公司', '甲公司')");

        customers(list("customers.csv", "id,name\nC001,甲公司\n", UTF_8));

        assertThat(db.value("SELECT customer_id FROM contact_points WHERE kind = 'company'"))
                .isEqualTo("C001");
    }

    @Test
    void badLinesAreNamedAndTheirNeighboursStored() throws IOException {
        Path file = list(
                "customers.csv",
                """
                name,phones,emails,domains
                第一,13800138000,,
                第二,12345,,
                第三,,no-address,
                第四,,,QQ.com

                ,13900139000,,
                "第五
                分公司",,,@example-five.com
                第六,乱写,,
                """,
                UTF_8);

        ImportReport report = customers(file);

        assertThat(report.rejects())
                .extracting(Reject::file, Reject::position)
                .containsExactly(
                        tuple(file.toString(), "line 3"),
                        tuple(file.toString(), "line 4"),
                        tuple(file.toString(), "line 5"),
                        tuple(file.toString(), "line 7"),
                        tuple(file.toString(), "line 10"));
        assertThat(report.rejects())
                .extracting(Reject::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("12345", "write it with its area code"),
                        reason -> assertThat(reason).contains("no-address"),
                        reason -> assertThat(reason).contains("qq.com", "free-mail", "give the addresses instead"),
                        reason -> assertThat(reason).contains("no name"),
                        reason -> assertThat(reason).contains("乱写"));
        assertThat(report.read()).isEqualTo(7);
        assertThat(report.stored()).isEqualTo(2);
        assertThat(db.value("SELECT string_agg(name, '|' ORDER BY name COLLATE \"C\") FROM customers"))
                .isEqualTo("第一|第五\n分公司");
        assertThat(db.count("SELECT count(*) FROM contact_points WHERE value = 'qq.com'"))
                .isZero();
    }

    @Test
    void aFileThatIsNoSuchListIsNamedAndTheNextOneRead() throws IOException {
        Path wrong = list("wrong.csv", "日期,金额\n2024-06-15,1\n", GBK);
        Path picture =
                Files.write(folder.resolve("picture.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0});
        Path missing = folder.resolve("missing.csv");
        Path good = list("good.csv", "name\n美的集团\n", UTF_8);

        ImportReport report = customers(wrong, picture, missing, good);

        assertThat(report.rejects())
                .satisfiesExactly(
                        reject -> {
                            assertThat(reject.position()).isEqualTo("line 1");
                            assertThat(reject.reason()).contains("日期, 金额", "needed is at least name", "客户名称");
                        },
                        reject -> assertThat(reject.reason()).contains("not text in UTF-8"),
                        reject -> assertThat(reject.reason()).contains("cannot be read", "missing.csv"));
        assertThat(report.stored()).isEqualTo(1);
    }

    @Test
    void recordsThatWaitedForTheirCustomerAreHis() throws IOException {
        AggregationEngine engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(folder.resolve("files")),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of(), Set.of(), List.of()),
                Clock.systemUTC());
        Path chats =
                Files.writeString(folder.resolve("chats.jsonl"), Archive.lines(0, 3, ZHANG) + Archive.lines(3, 2, LI));
        ArchiveFileConnector connector = new ArchiveFileConnector(new ArchiveDecoder(Archive.EMPLOYEE::equals));
        assertThat(new ImportRun(connector, engine::accept, report -> {})
                        .run(List.of(chats))
                        .unclaimed())
                .isEqualTo(5);

        customers(list("customers.csv", "客户编号,名称,企业微信ID\nC001,宁波奥克斯空调有限公司," + ZHANG + "\n", GBK));

        assertThat(new TimelineRepository(db.database())
                        .page(TimelineQuery.newest(List.of(new CustomerId("C001")), 10)))
                .hasSize(3);
        assertThat(points.unclaimed(10)).singleElement().asString().contains(LI);
    }

    @Test
    void employeesComeInBothLanguagesAndAreBroughtUpToDate() throws IOException {
        employees(list("old.csv", "userid,name,role\nWangWei,王伟,rep\nlina,李娜,rep\n", UTF_8));
        ImportReport report = employees(list(
                "new.csv",
                """
                账号,姓名,角色,手机,邮箱,部门,上级,在职
                WANGWEI,王伟,经理,138 0013 8000,WangWei@topcentral.cn,华东,MaYiMing,是
                lina,李娜,业务员,,,,,离职
                """,
                GBK));

        assertThat(report.clean()).isTrue();
        assertThat(employees.byUserid("wangwei"))
                .contains(new Employee(
                        "wangwei",
                        "王伟",
                        Role.MANAGER,
                        Optional.of("+8613800138000"),
                        Optional.of("wangwei@topcentral.cn"),
                        Optional.of("华东"),
                        Optional.of("mayiming"),
                        true));
        assertThat(employees.byUserid("lina").orElseThrow().active()).isFalse();
        assertThat(employees.all()).hasSize(2);
    }

    @Test
    void badEmployeesAreNamedAndTheirNeighboursStored() throws IOException {
        ImportReport report = employees(list(
                "employees.csv",
                "userid,name,role,phone,email\na,甲,boss,,\nb,乙,rep,123,\nc,丙,rep,,nowhere\n,丁,rep,,\ne,戊,admin,,\n",
                UTF_8));

        assertThat(report.rejects())
                .extracting(Reject::position, Reject::reason)
                .satisfiesExactly(
                        reject -> assertThat(reject.toString())
                                .contains("line 2", "'boss' is none of rep, manager, admin"),
                        reject -> assertThat(reject.toString()).contains("line 3", "'123'"),
                        reject -> assertThat(reject.toString()).contains("line 4", "'nowhere'"),
                        reject -> assertThat(reject.toString()).contains("line 5", "no userid"));
        assertThat(employees.all()).extracting(Employee::userid).containsExactly("e");
    }

    private Path list(String name, String content, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), content, charset);
    }

    private ImportReport customers(Path... files) {
        return new CustomerList(
                        customers, new CustomerLookup(db.database()), points, new PhoneNumbers(Optional.of("0574")))
                .read(List.of(files));
    }

    private ImportReport employees(Path... files) {
        return new EmployeeList(employees, new PhoneNumbers(Optional.empty())).read(List.of(files));
    }

    private String boundPoints() {
        return db.value(
                """
                SELECT string_agg(kind || ' ' || value, '; ' ORDER BY kind, value) FROM contact_points
                WHERE customer_id IS NOT NULL
                """);
    }
}

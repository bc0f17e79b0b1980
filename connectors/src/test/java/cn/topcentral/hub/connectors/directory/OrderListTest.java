package cn.topcentral.hub.connectors.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.importing.ImportReport.Reject;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.order.Order;
import cn.topcentral.hub.storage.order.OrderRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderListTest {
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    private Path folder;

    private final TestDatabase db = TestDatabase.create();
    private final CustomerRepository customers = new CustomerRepository(db.database());
    private final CustomerLookup lookup = new CustomerLookup(db.database());
    private final OrderRepository orders = new OrderRepository(db.database());
    private CustomerId aux = new CustomerId("C0");
    private CustomerId midea = new CustomerId("C0");

    @BeforeEach
    void customers() {
        aux = customers.save(NewCustomer.named("宁波奥克斯空调有限公司"));
        midea = customers.save(NewCustomer.named("美的集团"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void ordersComeWithAllTheirColumnsWhateverTheHeadersLanguageAndTheEncoding() throws IOException {
        String chinese =
                """
                订单号,客户名称,下单日期,产品型号,数量,单位,单价,金额,状态,到期日,回款日期,回款金额
                SO-2406-17,宁波奥克斯空调有限公司,2024/6/5,PCR-ABS-1000,50,吨,"￥9,800.00",49万元,已发货,2024年7月5日,20240701,"490,000"
                """;
        String english =
                """
                order_id,customer_id,date,product,quantity,unit_price,amount,status,due_date,paid_date,paid_amount
                SO-2406-17,%s,2024-06-05,PCR-ABS-1000,50吨,9800,490000,已发货,2024-07-05,2024-07-01,490000
                """
                        .formatted(aux);
        assertThat(read("gbk.csv", chinese, GBK).stored()).isEqualTo(1);
        ImportReport again = read("utf8.csv", english, UTF_8);

        assertThat(again.duplicate()).as("both say the same").isEqualTo(1);
        assertThat(orders.byId("SO-2406-17"))
                .contains(new Order(
                        "SO-2406-17",
                        aux,
                        Instant.parse("2024-06-04T16:00:00Z"),
                        Optional.of("PCR-ABS-1000"),
                        number("50"),
                        Optional.of("吨"),
                        number("9800"),
                        number("490000"),
                        Optional.of("已发货"),
                        Optional.of(Instant.parse("2024-07-04T16:00:00Z")),
                        Optional.of(Instant.parse("2024-06-30T16:00:00Z")),
                        number("490000"),
                        "orders.csv"));
    }

    @Test
    void anOrderImportedAgainIsBroughtUpToDateAndLosesNothing() throws IOException {
        read("june.csv", "订单号,客户,日期,产品,数量,单价,状态\nSO-1,美的集团,2024-06-05,PC,5吨,100,生产中\n", UTF_8);
        ImportReport july =
                read("july.csv", "订单号,客户,日期,状态,回款日期,回款金额\nSO-1,美的集团,2024-06-05,已回款,2024-07-01,500\n", UTF_8);

        assertThat(july.updated()).isEqualTo(1);
        assertThat(orders.ofCustomers(List.of(midea))).singleElement().satisfies(order -> {
            assertThat(order.status()).contains("已回款");
            assertThat(order.product()).contains("PC");
            assertThat(order.amount()).as("quantity × price").isEqualTo(number("500"));
            assertThat(order.paidAmount()).isEqualTo(number("500"));
        });
    }

    @Test
    void damagedAndUnknownLinesAreNamedAndTheirNeighboursStored() throws IOException {
        ImportReport report = read(
                "orders.csv",
                """
                订单号,客户,日期,数量,金额
                2.02406E+11,美的集团,2024-06-05,1,1
                A2,不认识的公司,2024-06-05,1,1
                A3,美的集团,45448,1,1
                A4,美的集团,########,1,1
                A5,美的集团,2024-02-30,1,1
                A6,美的集团,2024-06-05,许多,1
                A7,美的集团,2024-06-05,1,1.2E+10
                A8,美的集团,,1,1
                ,美的集团,2024-06-05,1,1
                A10,,2024-06-05,1,1
                A11,美的集团,2024-06-05,1,1
                A11,美的集团,2024-06-05,2,2
                """,
                UTF_8);

        assertThat(report.rejects())
                .extracting(Reject::position, Reject::reason)
                .satisfiesExactly(
                        line -> assertThat(line.toString()).contains("line 2", "rounded", "format the column as text"),
                        line -> assertThat(line.toString()).contains("line 3", "不认识的公司", "import customers"),
                        line -> assertThat(line.toString()).contains("line 4", "45448", "Excel turned into a number"),
                        line -> assertThat(line.toString()).contains("line 5", "too narrow"),
                        line -> assertThat(line.toString()).contains("line 6", "2024-02-30", "does not exist"),
                        line -> assertThat(line.toString()).contains("line 7", "许多", "no number"),
                        line -> assertThat(line.toString()).contains("line 8", "rounded"),
                        line -> assertThat(line.toString()).contains("line 9", "has no date"),
                        line -> assertThat(line.toString()).contains("line 10", "has no order_id"),
                        line -> assertThat(line.toString()).contains("line 11", "names no customer"),
                        line -> assertThat(line.toString()).contains("line 13", "stood on line 12", "行号"));
        assertThat(report.read()).isEqualTo(12);
        assertThat(db.value("SELECT string_agg(order_id, ' ') FROM customer_orders"))
                .isEqualTo("A11");
    }

    @Test
    void linesOfAnOrderAreKeptApart() throws IOException {
        read("orders.csv", "订单号,行号,客户,日期,产品\nSO-1,1,美的集团,2024-06-05,PC\nSO-1,2,美的集团,2024-06-05,ABS\n", UTF_8);

        assertThat(orders.ofCustomers(List.of(midea))).extracting(Order::id).containsExactly("SO-1/1", "SO-1/2");
    }

    @Test
    void ordersOfAMergedCustomerComeBackWithASplit() throws IOException {
        CustomerOperations operations = new CustomerOperations(db.database(), Clock.systemUTC());
        operations.merge(aux, midea, "wangwei");
        read("orders.csv", "订单号,客户,日期\nSO-1,宁波奥克斯空调有限公司,2024-06-05\n", UTF_8);
        assertThat(orders.ofCustomers(customers.group(midea))).hasSize(1);

        assertThat(operations.split(aux, "wangwei").orders()).isEqualTo(1);
        assertThat(orders.ofCustomers(customers.group(midea))).isEmpty();
        assertThat(orders.ofCustomers(customers.group(aux))).hasSize(1);
    }

    @Test
    void aNameOfTwoCustomersIsNotGuessed() throws IOException {
        CustomerId other = customers.save(NewCustomer.named("美的 集团"));

        assertThat(read("orders.csv", "订单号,客户,日期\nSO-1,美的集团,2024-06-05\n", UTF_8)
                        .rejects())
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).contains(midea + " or " + other, "give customer_id"));
    }

    private ImportReport read(String name, String content, Charset charset) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content, charset);
        return new OrderList(orders, customers, lookup).read(List.of(file));
    }

    private static Optional<BigDecimal> number(String text) {
        return Optional.of(new BigDecimal(text).stripTrailingZeros());
    }
}

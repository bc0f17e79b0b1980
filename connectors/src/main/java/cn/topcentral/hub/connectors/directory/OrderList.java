package cn.topcentral.hub.connectors.directory;

import cn.topcentral.hub.connectors.directory.Cells.Quantity;
import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.order.Order;
import cn.topcentral.hub.storage.order.OrderRepository;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Orders and payments from a CSV file, a line per order or per order line. An order that is there already is brought up to date, so the ERP's
 * export can be imported every night. A customer is named by id or by exactly one of its names; a near miss would put money on a stranger.
 */
public final class OrderList {
    private static final ListFile FILE = new ListFile(
            "order_id",
            Map.ofEntries(
                    Map.entry("order_id", List.of("order", "order_no", "order_number", "订单号", "订单编号", "单号", "销售订单号")),
                    Map.entry("line", List.of("line_no", "行号", "项次", "序号")),
                    Map.entry("customer_id", List.of("客户编号", "客户编码", "客户代码")),
                    Map.entry("customer", List.of("customer_name", "company", "客户", "客户名称", "购货单位", "公司名称")),
                    Map.entry("date", List.of("ordered_at", "order_date", "日期", "下单日期", "订单日期", "签订日期")),
                    Map.entry("product", List.of("item", "material", "产品", "产品名称", "品名", "物料", "型号", "产品型号")),
                    Map.entry("quantity", List.of("qty", "数量", "订单数量")),
                    Map.entry("unit", List.of("quantity_unit", "uom", "单位", "计量单位")),
                    Map.entry("unit_price", List.of("price", "单价", "含税单价")),
                    Map.entry("amount", List.of("total", "金额", "订单金额", "总金额", "价税合计", "含税金额")),
                    Map.entry("status", List.of("state", "状态", "订单状态")),
                    Map.entry("due_date", List.of("due_at", "due", "应收日期", "到期日", "付款期限", "应付日期", "账期到期日")),
                    Map.entry("paid_date", List.of("paid_at", "payment_date", "付款日期", "回款日期", "收款日期")),
                    Map.entry("paid_amount", List.of("paid", "已付金额", "回款金额", "已收金额", "收款金额"))));

    private final OrderRepository orders;
    private final CustomerRepository customers;
    private final CustomerLookup lookup;

    public OrderList(OrderRepository orders, CustomerRepository customers, CustomerLookup lookup) {
        this.orders = orders;
        this.customers = customers;
        this.lookup = lookup;
    }

    public ImportReport read(List<Path> files) {
        Map<String, Long> seen = new HashMap<>();
        return FILE.read(files, row -> save(row, seen));
    }

    private Outcome save(Row row, Map<String, Long> seen) {
        Order order = order(row);
        Long before = seen.putIfAbsent(order.id(), row.line());
        if (before != null) {
            throw new IllegalArgumentException("order " + order.id() + " stood on line " + before
                    + " already; where an order has several lines, number them in a column 'line' (行号)");
        }
        return switch (orders.save(order)) {
            case NEW -> Outcome.STORED;
            case UPDATED -> Outcome.UPDATED;
            case UNCHANGED -> Outcome.UNCHANGED;
        };
    }

    private Order order(Row row) {
        String number = row.text("order_id")
                .map(cell -> Cells.id("order_id", cell))
                .orElseThrow(() -> new IllegalArgumentException("has no order_id (订单号)"));
        String id = row.text("line")
                .map(line -> Cells.id("order_id", number + "/" + line))
                .orElse(number);
        Optional<Quantity> quantity = row.text("quantity").map(cell -> Cells.quantity("quantity", cell));
        Optional<BigDecimal> price = row.text("unit_price").map(cell -> Cells.money("unit_price", cell));
        return new Order(
                id,
                customer(row),
                row.text("date")
                        .map(cell -> Cells.day("date", cell))
                        .orElseThrow(() -> new IllegalArgumentException("has no date (下单日期)")),
                row.text("product"),
                quantity.map(Quantity::number),
                row.text("unit").or(() -> quantity.flatMap(Quantity::unit)),
                price,
                row.text("amount")
                        .map(cell -> Cells.money("amount", cell))
                        .or(() -> quantity.flatMap(ordered -> price.map(each -> each.multiply(ordered.number())))),
                row.text("status"),
                day(row, "due_date"),
                day(row, "paid_date"),
                row.text("paid_amount").map(cell -> Cells.money("paid_amount", cell)),
                "orders.csv");
    }

    private static Optional<Instant> day(Row row, String column) {
        return row.text(column).map(cell -> Cells.day(column, cell));
    }

    /** As the list names it, also when that customer was merged into another since: a split gives the orders back, too. */
    private CustomerId customer(Row row) {
        Optional<String> id = row.text("customer_id").map(cell -> Cells.id("customer_id", cell));
        if (id.isPresent()) {
            return customers
                    .byId(new CustomerId(id.get()))
                    .map(Customer::id)
                    .orElseThrow(() -> new IllegalArgumentException("customer_id '" + id.get()
                            + "' is unknown; import the customer first: ./hub import customers FILE.csv"));
        }
        String name = row.text("customer")
                .orElseThrow(() -> new IllegalArgumentException("names no customer (客户编号 or 客户名称)"));
        List<Customer> named = lookup.named(name);
        if (named.size() > 1) {
            throw new IllegalArgumentException("customer '" + name + "' may be "
                    + named.stream().map(customer -> customer.id().value()).collect(Collectors.joining(" or "))
                    + "; give customer_id (客户编号)");
        }
        return named.stream()
                .map(Customer::id)
                .findFirst()
                .or(() -> Optional.of(name)
                        .filter(text -> text.matches("[A-Za-z]\\w{1,63}"))
                        .flatMap(text -> customers.byId(new CustomerId(text)))
                        .map(Customer::id))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "customer '" + name
                                        + "' is unknown; check the name, or import the customer first: ./hub import customers FILE.csv"));
    }
}

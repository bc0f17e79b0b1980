package cn.topcentral.hub.bench.sample;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Factories with different names that share places, trades and forms, as real ones do. */
public final class SampleCustomers {
    private static final List<String> PLACES = List.of("宁波", "余姚", "慈溪", "佛山", "顺德", "东莞", "苏州", "昆山", "青岛", "合肥");
    private static final List<String> TRADES = List.of("电器", "塑胶", "家电", "模具", "汽配", "电子", "注塑", "卫浴", "照明", "新材料");
    private static final List<String> SYLLABLES = List.of(
            "奥", "克", "斯", "海", "信", "华", "盛", "恒", "达", "联", "创", "鑫", "源", "宏", "泰", "嘉", "德", "美", "瑞", "丰", "凯",
            "通");

    private SampleCustomers() {}

    /** Stores so many customers; at most 10,000 have names of their own. */
    public static List<CustomerId> save(Database database, int count) {
        CustomerRepository customers = new CustomerRepository(database);
        return IntStream.range(0, count)
                .mapToObj(i -> customers.save(customer(i)))
                .toList();
    }

    /** What people call the customer of a number. */
    public static String shortName(int number) {
        int size = SYLLABLES.size();
        return SYLLABLES.get(number % size)
                + SYLLABLES.get(number / size % size)
                + SYLLABLES.get((number / size / size + number) % size);
    }

    private static NewCustomer customer(int number) {
        String name = PLACES.get(number % PLACES.size()) + shortName(number) + TRADES.get(number / 7 % TRADES.size())
                + "有限公司";
        NewCustomer named = NewCustomer.named(name);
        return new NewCustomer(
                named.id(),
                name,
                Optional.of(shortName(number)),
                named.aliases(),
                named.owner(),
                named.region(),
                named.industry(),
                named.level(),
                named.labels());
    }
}

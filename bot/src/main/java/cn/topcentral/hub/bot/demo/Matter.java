package cn.topcentral.hub.bot.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The facts of one matter: product, quantity, price, dates. They are drawn once, so that what the call asks, the mail offers and the chat
 * confirms are the same tons at the same price.
 */
final class Matter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final List<String> RIVALS = List.of("华塑新材", "恒骏改性", "瑞泽再生", "东莞永昌那家", "台州一家", "锦源塑胶");
    private static final List<String> CARRIERS = List.of("德顺物流", "安捷专线", "宏运货运", "顺路达", "我们自己的车");
    private static final List<String> PLATES = List.of("浙B·D", "粤S·K", "苏E·H", "皖A·F", "渝C·M");

    /** What goes wrong, why, and how the retained sample shows it: these three belong together. */
    private static final List<List<String>> DEFECTS = List.of(
            List.of("黑点", "换网周期过长，碳化料落了进去", "黑点超内控"),
            List.of("色差", "染料换批没有做对色", "b 值超内控 0.9"),
            List.of("银丝", "包装线真空没抽足，料返潮", "含水超内控"),
            List.of("发脆", "原料里混进少量阻燃料", "冲击只有 9.6，灰分偏高"));

    /** Yuan per ton, of the price list the demo goes by. */
    private static final Map<String, Integer> PRICES = Map.of(
            "PCR-ABS-1000", 15_200,
            "PCR-ABS-1210", 14_600,
            "PCR-PC-3000", 16_800,
            "PC/ABS-8020", 19_500,
            "PCR-PP-2200", 8_600,
            "PCR-HIPS", 10_400,
            "PA66-GF30", 23_500);

    private final Map<String, String> slots = new HashMap<>();

    Matter(DemoCustomer customer, LocalDate start, WorkCalendar calendar, RandomGenerator random) {
        List<Person> people = customer.persons();
        Person rep = DemoPeople.person(customer.owner());
        put("客户", customer.shownName());
        put("全称", customer.name());
        put("对方", people.get(0).call());
        put("技术", people.get(people.size() - 1).call());
        put("我", rep.name());
        put("我称", pick(random, List.of(rep.call(), rep.call(), "小" + rep.name().charAt(0))));
        put("零件", customer.part());
        put("颜色", customer.colour());
        put("地点", customer.place());
        put("行业", customer.industry());
        goods(customer, random);
        dates(start, calendar, random);
        put("账期", customer.credit() + "天");
        // The customer's number makes it unlike every other customer's of that day.
        put(
                "订单号",
                "SO" + COMPACT.format(start)
                        + customer.id().substring(customer.id().lastIndexOf('-') + 1));
        put("批号", COMPACT.format(start.minusDays(9)) + pick(random, List.of("A1", "A2", "B1", "B3", "C2")));
        put("竞品", pick(random, RIVALS));
        put("物流", pick(random, CARRIERS));
        put("车牌", pick(random, PLATES) + random.nextInt(10_000, 99_999));
        put("试样", pick(random, List.of("25公斤", "50公斤", "25公斤", "100公斤")));
        put("比例", pick(random, List.of("千分之三", "百分之一", "百分之二", "3%左右", "5%", "每百件七八件")));
        List<String> defect = pick(random, DEFECTS);
        put("缺陷", defect.get(0));
        put("原因", defect.get(1));
        put("超标", defect.get(2));
        put("熔指", random.nextInt(14, 27) + "." + random.nextInt(10));
        put("冲击", random.nextInt(11, 21) + "." + random.nextInt(10));
        put("含水", "0." + random.nextInt(12, 32) + "%");
        put("模号", pick(random, List.of("3号", "7号", "12号", "5号", "新开的那副")) + "模");
    }

    private void goods(DemoCustomer customer, RandomGenerator random) {
        // The usual grade most of the time, something else of theirs now and then.
        String product = random.nextInt(3) > 0 ? customer.products().get(0) : pick(random, customer.products());
        int tons = Math.max(1, customer.tons() + random.nextInt(-customer.tons() / 3, customer.tons() / 3 + 2));
        int list = PRICES.getOrDefault(product, 12_000);
        int price = list + Math.floorMod(customer.id().hashCode(), 9) * 50 - 200 + random.nextInt(-3, 4) * 50;
        put("产品", product);
        put("产品二", customer.products().get(customer.products().size() - 1));
        put("新料", product.startsWith("PCR-ABS") ? "PC/ABS-8020" : "PCR-ABS-1000");
        put("数量", tons + "吨");
        put("数量二", Math.max(1, tons / 2) + "吨");
        put("包", tons * 40 + "包"); // bags of 25 kg
        put("短少", pick(random, List.of("2包", "3包", "1包", "4包")));
        put("单价", money(price));
        put("旧价", money(price - 100 * random.nextInt(2, 5)));
        put("目标价", money(price - 100 * random.nextInt(3, 9)));
        put("让价", money(price - 50 * random.nextInt(1, 4)));
        put("竞品价", money(price - 100 * random.nextInt(4, 14)));
        put("涨幅", 100 * random.nextInt(2, 5) + "");
        put("金额", money(price * tons));
    }

    private void dates(LocalDate start, WorkCalendar calendar, RandomGenerator random) {
        LocalDate delivery = calendar.plus(start, random.nextInt(4, 7));
        LocalDate late = calendar.plus(delivery, random.nextInt(2, 4));
        put("今天", DAY.format(start));
        put("交期", DAY.format(delivery));
        put("交期周", weekday(delivery));
        put("改期", DAY.format(late));
        put("改期周", weekday(late));
        LocalDate visit = calendar.plus(start, 5);
        put("来访", weekday(visit) + (random.nextBoolean() ? "上午" : "下午"));
        put("付款日", DAY.format(calendar.plus(start, random.nextInt(6, 12))));
        put("到期日", DAY.format(start.minusDays(random.nextInt(5, 24))));
        put("本月", start.getMonthValue() + "月");
        put("上月", start.minusMonths(1).getMonthValue() + "月");
        put("下月", start.plusMonths(1).getMonthValue() + "月");
        put("年", String.valueOf(start.getYear()));
    }

    Map<String, String> slots() {
        return Map.copyOf(slots);
    }

    private void put(String slot, String value) {
        slots.put(slot, value);
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
    }

    private static String money(int yuan) {
        return String.format(Locale.ROOT, "%,d", yuan);
    }

    private static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

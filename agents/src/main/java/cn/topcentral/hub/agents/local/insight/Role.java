package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.statistics.Person;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody's say is worth, by their title, or else by what they write about. Listed in the order in which titles are looked for. */
enum Role {
    FINANCE("付款对账", 0.40, "财务", "会计", "出纳"),
    QUALITY("质量评估", 0.60, "品质", "质量", "品管", "质检", "QC", "QA", "SQE"),
    ENGINEERING("技术评估", 0.60, "技术", "研发", "工程", "工艺", "材料"),
    HEAD_OF_PURCHASING("采购决策", 0.80, "采购总监", "采购经理", "采购部长", "采购主管", "采购部经理"),
    PURCHASING("采购执行", 0.60, "采购", "跟单", "买手", "buyer"),
    PRODUCTION("生产使用", 0.60, "厂长", "生产", "车间", "注塑"),
    LOGISTICS("收货物流", 0.30, "仓库", "物流", "收货", "船务"),
    BOSS("经营决策", 0.90, "董事长", "总经理", "总裁", "老板", "厂主", "法人", "CEO", "总监"),
    MANAGER("部门负责", 0.70, "经理", "主任", "部长", "主管", "科长"),
    CONTACT("联系人", 0.30);

    /** So many records tell what somebody deals with. */
    private static final int TELLING = 3;

    private static final Set<IntentCategory> BUYING =
            Set.of(IntentCategory.INQUIRY, IntentCategory.ORDER, IntentCategory.PAYMENT, IntentCategory.DELIVERY);

    private final String label;
    private final double weight;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> titles;

    Role(String label, double weight, String... titles) {
        this.label = label;
        this.weight = weight;
        this.titles = List.of(titles);
    }

    String label() {
        return label;
    }

    /** What it adds to the influence, 0 to 1. */
    double weight() {
        return weight;
    }

    /** The role a title or a form of address tells: 采购经理, 王总, 李工. */
    static Optional<Role> ofTitle(String title) {
        Optional<Role> found = Stream.of(values())
                .filter(role -> role.titles.stream().anyMatch(title::contains))
                .findFirst();
        if (found.isPresent()) {
            return found;
        }
        if (title.endsWith("总")) {
            return Optional.of(BOSS);
        }
        return title.endsWith("工") ? Optional.of(ENGINEERING) : Optional.empty();
    }

    static Role of(Person person) {
        return person.title()
                .flatMap(Role::ofTitle)
                .or(() -> ofTitle(person.name()))
                .orElseGet(() -> byTopics(person));
    }

    private static Role byTopics(Person person) {
        int all = person.records().size();
        if (all < TELLING) {
            return CONTACT;
        }
        if (2 * person.about(BUYING) >= all) {
            return PURCHASING;
        }
        return 2 * person.about(Set.of(IntentCategory.TECHNICAL)) >= all ? ENGINEERING : CONTACT;
    }
}

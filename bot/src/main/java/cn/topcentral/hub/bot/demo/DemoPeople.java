package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Our own people in the demo; userids and phones are those of the sandbox's members. */
public final class DemoPeople {
    /** Where they all live. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Our mail domain. */
    public static final String DOMAIN = "topcentral.cn";

    /** Our 400 line, E.164. */
    public static final String HOTLINE = "+864008001234";

    private static final List<Employee> ALL = List.of(
            employee("zhangwei", "张伟", Role.REP, "1", "华东销售部", Optional.of("wangqiang")),
            employee("lina", "李娜", Role.REP, "2", "华南销售部", Optional.of("wangqiang")),
            employee("chenjie", "陈杰", Role.REP, "5", "中西部销售部", Optional.of("wangqiang")),
            employee("wangqiang", "王强", Role.MANAGER, "3", "销售管理部", Optional.of("mayiming")),
            employee("mayiming", "麻一明", Role.ADMIN, "4", "信息部", Optional.empty()));

    private DemoPeople() {}

    /** Everybody. */
    public static List<Employee> all() {
        return ALL;
    }

    static boolean isUserid(String userid) {
        return ALL.stream().anyMatch(employee -> employee.userid().equals(userid));
    }

    static Person person(String userid) {
        return ALL.stream()
                .filter(employee -> employee.userid().equals(userid))
                .map(DemoPeople::person)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The demo has no colleague '" + userid + "'"));
    }

    private static Person person(Employee employee) {
        String title =
                switch (employee.role()) {
                    case REP -> "TopcentralMall 销售工程师";
                    case MANAGER -> "TopcentralMall 销售总监";
                    case ADMIN -> "TopcentralMall 总经理";
                };
        String call = employee.name().charAt(0)
                + switch (employee.role()) {
                    case REP -> "工";
                    case MANAGER, ADMIN -> "总";
                };
        return new Person(
                employee.name(),
                call,
                Side.OURS,
                Optional.of(title),
                employee.phone(),
                employee.email(),
                Optional.of(employee.userid()));
    }

    private static Employee employee(
            String userid, String name, Role role, String phoneEnd, String team, Optional<String> manager) {
        return new Employee(
                userid,
                name,
                role,
                Optional.of("+861380000000" + phoneEnd),
                Optional.of(userid + "@" + DOMAIN),
                Optional.of(team),
                manager,
                true);
    }
}

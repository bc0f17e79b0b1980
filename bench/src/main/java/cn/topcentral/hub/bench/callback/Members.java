package cn.topcentral.hub.bench.callback;

import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import cn.topcentral.hub.sandbox.corp.Role;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A firm with so many members that none of them is sent more than WeCom's 30 messages a minute. */
final class Members {
    private static final int MESSAGES_EACH = 10;

    private Members() {}

    static Corp corpOf(int messages) {
        Corp demo = Corp.demo();
        return new Corp(
                demo.corpId(),
                demo.agentId(),
                demo.agentName(),
                demo.secret(),
                demo.token(),
                demo.encodingAesKey(),
                demo.webhooks(),
                IntStream.rangeClosed(0, messages / MESSAGES_EACH)
                        .mapToObj(i -> new Member("rep" + i, "销售" + i, Role.REP, "销售部", "13800000000"))
                        .toList(),
                demo.trustedHost());
    }

    static List<String> userids(Corp corp) {
        return corp.members().stream().map(Member::userid).toList();
    }

    /** Gives everybody the right to ask. */
    static void save(Corp corp, Database database) {
        EmployeeRepository employees = new EmployeeRepository(database);
        corp.members()
                .forEach(member -> employees.save(new Employee(
                        member.userid(),
                        member.name(),
                        Employee.Role.REP,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true)));
    }

    static WeComAppConfig app(Corp corp, URI api) {
        return new WeComAppConfig(
                api,
                corp.corpId(),
                corp.agentId(),
                corp.secret(),
                corp.token(),
                corp.encodingAesKey(),
                Duration.ofSeconds(5));
    }
}

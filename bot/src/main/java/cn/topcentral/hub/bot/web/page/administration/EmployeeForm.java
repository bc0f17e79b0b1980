package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.connectors.party.NormalisedPhone;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was filled into the form of an employee.
 *
 * @param values by field
 */
record EmployeeForm(Map<String, String> values) {
    private static final List<String> FIELDS =
            List.of("userid", "name", "role", "manager", "team", "phone", "email", "active");
    /** WeCom's rule (page 90195). */
    private static final Pattern USERID = Pattern.compile("[a-z0-9][a-z0-9_.@-]{0,63}");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");
    private static final int MOST_CHARS = 100;

    EmployeeForm {
        values = Map.copyOf(values);
    }

    static EmployeeForm of(Context context) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value =
                    CleanText.line(Optional.ofNullable(context.formParam(field)).orElse(""));
            values.put(field, value.substring(0, Math.min(value.length(), MOST_CHARS)));
        }
        return new EmployeeForm(values);
    }

    /** The form as it is before anybody changes it. */
    static EmployeeForm of(Employee employee) {
        return new EmployeeForm(Map.of(
                "userid", employee.userid(),
                "name", employee.name(),
                "role", RoleWords.code(employee.role()),
                "manager", employee.manager().orElse(""),
                "team", employee.team().orElse(""),
                "phone", employee.phone().orElse(""),
                "email", employee.email().orElse(""),
                "active", employee.active() ? "yes" : ""));
    }

    /** What is wrong, by field. */
    Map<String, String> problems(PhoneNumbers numbers) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!USERID.matcher(userid()).matches()) {
            problems.put("userid", "写企业微信通讯录里的账号：字母、数字和 _ - @ . ，最多64个字符。");
        }
        if (value("name").isEmpty()) {
            problems.put("name", "请写姓名。");
        }
        if (!value("phone").isEmpty() && phone(numbers).isEmpty()) {
            problems.put("phone", "这个号码看不懂，请写手机号，或带区号的座机号。");
        }
        if (!value("email").isEmpty() && !EMAIL.matcher(email()).matches()) {
            problems.put("email", "这不是邮箱地址，应像 wangwei@example.com。");
        }
        if (RoleWords.ofCode(value("role")).isEmpty()) {
            problems.put("role", "请选一个角色。");
        }
        return problems;
    }

    String userid() {
        return value("userid").toLowerCase(Locale.ROOT);
    }

    /** The employee; only for a form without problems. */
    Employee employee(String userid, PhoneNumbers numbers) {
        return new Employee(
                userid,
                value("name"),
                RoleWords.ofCode(value("role")).orElse(Role.REP),
                phone(numbers),
                Optional.of(email()).filter(email -> !email.isEmpty()),
                Optional.of(value("team")).filter(team -> !team.isEmpty()),
                Optional.of(value("manager").toLowerCase(Locale.ROOT)).filter(manager -> !manager.isEmpty()),
                value("active").equals("yes"));
    }

    private Optional<String> phone(PhoneNumbers numbers) {
        return Optional.of(value("phone"))
                .filter(raw -> !raw.isEmpty())
                .map(numbers::normalise)
                .flatMap(NormalisedPhone::e164);
    }

    private String email() {
        return value("email").toLowerCase(Locale.ROOT);
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }
}

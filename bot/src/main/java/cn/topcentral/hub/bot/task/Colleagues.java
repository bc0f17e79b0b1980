package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds one of us by what a person types. Thread-safe. */
public final class Colleagues {
    private static final int OFFERED = 5;
    private static final int LONGEST = 20;

    private final EmployeeRepository employees;

    public Colleagues(EmployeeRepository employees) {
        this.employees = employees;
    }

    /** Those who work here and are called exactly so, by name or userid. */
    public List<Employee> called(String typed) {
        return employees.all().stream()
                .filter(Employee::active)
                .filter(employee ->
                        employee.name().equals(typed) || employee.userid().equalsIgnoreCase(typed))
                .toList();
    }

    /**
     * The one who is called so.
     *
     * @param before what to type before the name, to show how it is written
     * @throws CommandRefused when there is none, or more than one
     */
    public Employee one(String typed, String before) {
        List<Employee> called = called(typed);
        if (called.size() == 1) {
            return called.get(0);
        }
        String shown = "“" + Shortening.chars(CleanText.line(typed), LONGEST) + "”";
        if (called.isEmpty()) {
            List<Employee> near = near(typed);
            throw new CommandRefused("没有找到叫" + shown + "的同事。"
                    + (near.isEmpty() ? "请写全名，例如：" + before + " 李娜（不要用 @）。" : "您是不是要找：" + named(near) + "？请写全名再发一次。"));
        }
        throw new CommandRefused("有 " + called.size() + " 位同事叫" + shown + "：" + named(called) + "。请写账号，例如：" + before
                + " " + called.get(0).userid());
    }

    /** What somebody is called; the userid of who is not known. */
    public String name(String userid) {
        return employees.byUserid(userid).map(Colleagues::name).orElse(userid);
    }

    public Optional<Employee> active(String userid) {
        return employees.byUserid(userid).filter(Employee::active);
    }

    private static String name(Employee employee) {
        String clean = CleanText.line(employee.name());
        String name = clean.isEmpty() ? employee.userid() : clean;
        return employee.active() ? name : name + "（已离职）";
    }

    /** Names that hold what was typed, that it holds, or that share two characters with it, the surname alone being too little. */
    private List<Employee> near(String typed) {
        if (typed.isBlank() || typed.length() > LONGEST) {
            return List.of();
        }
        return employees.all().stream()
                .filter(Employee::active)
                .filter(employee -> !employee.name().isBlank())
                .filter(employee -> employee.name().contains(typed)
                        || typed.contains(employee.name())
                        || shares(typed, employee.name()))
                .limit(OFFERED)
                .toList();
    }

    /** Of a name of two characters one may be mistyped, if the surname is right. */
    private static boolean shares(String typed, String name) {
        long shared = typed.chars()
                .distinct()
                .filter(character -> name.indexOf(character) >= 0)
                .count();
        return shared >= 2 || (shared == 1 && typed.charAt(0) == name.charAt(0) && name.length() <= 3);
    }

    private static String named(List<Employee> employees) {
        return employees.stream()
                .map(employee -> CleanText.line(employee.name()) + "（"
                        + employee.team()
                                .map(CleanText::line)
                                .map(team -> team + "，")
                                .orElse("") + employee.userid() + "）")
                .collect(Collectors.joining("、"));
    }
}

package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/**
 * Lets active employees through, and of them those whose role is enough; others are sent to log in or told that they may not. The one place where a
 * page's session, role and origin are checked; whose customers they may see is {@code bot.access.Access}'s to say. Thread-safe.
 */
public final class MembersOnly {
    private final Sessions sessions;
    private final EmployeeRepository employees;
    private final SignIn signIn;
    private final Csrf csrf;

    MembersOnly(Sessions sessions, EmployeeRepository employees, SignIn signIn, Csrf csrf) {
        this.sessions = sessions;
        this.employees = employees;
        this.signIn = signIn;
        this.csrf = csrf;
    }

    /** Answers a request of an employee. */
    @FunctionalInterface
    public interface MemberHandler {
        void handle(Context context, Employee employee) throws Exception;
    }

    /** A page for employees. */
    public Handler page(MemberHandler handler) {
        return page(Role.REP, handler);
    }

    /** A page for employees with at least a role. */
    public Handler page(Role least, MemberHandler handler) {
        return context -> {
            Optional<String> userid = sessions.userid(context);
            if (userid.isPresent()) {
                Employee employee = atLeast(least, active(userid.get()));
                sessions.renew(context);
                handler.handle(context, employee);
            } else if (ProblemAnswers.forScript(context) || ProblemAnswers.forProgram(context)) {
                context.header("HX-Refresh", "true"); // the page is loaded anew, and that leads to the log-in and back
                throw new ProblemException(
                        new Problem(HttpStatus.UNAUTHORIZED, "Sign in at /login first.", "请先登录", "登录已过期，请刷新页面重新登录。"));
            } else {
                signIn.begin(context, LocalPath.of(asked(context)), 1);
            }
        };
    }

    /** A change by an employee, asked for on one of our pages. */
    public Handler action(MemberHandler handler) {
        return action(Role.REP, handler);
    }

    /** A change by an employee with at least a role, asked for on one of our pages. */
    public Handler action(Role least, MemberHandler handler) {
        return context -> {
            if (sessions.userid(context).isEmpty()) {
                context.header("HX-Refresh", "true");
                throw new ProblemException(new Problem(
                        HttpStatus.UNAUTHORIZED, "Sign in at /login first.", "登录已过期", "没有做任何改动。请回到刚才的页面，刷新后再操作一次。"));
            }
            csrf.check(context);
            page(least, handler).handle(context);
        };
    }

    /** @throws ProblemException when what somebody signed in sends does not come from a page of their session */
    void checkOrigin(Context context) {
        csrf.check(context);
    }

    /** What the pages of this session must carry so that {@link #action} takes what they send. */
    public String csrf(Context context) {
        return csrf.token(context);
    }

    private static Employee atLeast(Role least, Employee employee) {
        if (employee.role().compareTo(least) < 0) {
            throw new ProblemException(new Problem(
                    HttpStatus.FORBIDDEN,
                    "This page is for the role " + least + ".",
                    "您没有查看权限",
                    (least == Role.ADMIN ? "这里只给系统管理员使用。" : "这里只给主管和系统管理员使用。") + "工作需要的话，请联系您的主管或系统管理员。"));
        }
        return employee;
    }

    /**
     * The employee behind a userid.
     *
     * @throws ProblemException for those who left and those never heard of; both read the same, so nobody learns who works here
     */
    Employee active(String userid) {
        return employees.byUserid(userid).filter(Employee::active).orElseThrow(MembersOnly::notAllowed);
    }

    static ProblemException notAllowed() {
        return new ProblemException(new Problem(
                HttpStatus.FORBIDDEN,
                "This account may not use the hub.",
                "您没有访问权限",
                "当前企业微信账号没有开通。如果工作需要，请联系系统管理员把您加入员工名单。"));
    }

    private static String asked(Context context) {
        return context.path()
                + Optional.ofNullable(context.queryString()).map("?"::concat).orElse("");
    }
}

package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Lets active employees through; others are sent to log in or told that they may not. Thread-safe. */
public final class MembersOnly {
    private final Sessions sessions;
    private final EmployeeRepository employees;
    private final SignIn signIn;

    MembersOnly(Sessions sessions, EmployeeRepository employees, SignIn signIn) {
        this.sessions = sessions;
        this.employees = employees;
        this.signIn = signIn;
    }

    /** Answers a request of an employee. */
    @FunctionalInterface
    public interface MemberHandler {
        void handle(Context context, Employee employee) throws Exception;
    }

    /** A page for employees. */
    public Handler page(MemberHandler handler) {
        return context -> {
            Optional<String> userid = sessions.userid(context);
            if (userid.isPresent()) {
                handler.handle(context, active(userid.get()));
            } else if (ProblemAnswers.forProgram(context)) {
                throw new ProblemException(
                        new Problem(HttpStatus.UNAUTHORIZED, "Sign in at /login first.", "请先登录", "请在企业微信里打开。"));
            } else {
                signIn.begin(context, LocalPath.of(asked(context)), 1);
            }
        };
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

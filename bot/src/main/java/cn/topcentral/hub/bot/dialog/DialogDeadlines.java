package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Question;
import cn.topcentral.hub.storage.dialog.Dialog.Status;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of reports that nobody goes on with: after ten quiet minutes one that says enough is filed, one that does not is reminded of, once, and
 * after a day put away. To be run every minute, on any number of hubs. Thread-safe.
 */
public final class DialogDeadlines {
    private static final Logger log = LoggerFactory.getLogger(DialogDeadlines.class);

    static final Duration QUIET = Duration.ofMinutes(10);
    static final Duration LEFT = Duration.ofHours(24);
    private static final int AT_ONCE = 200;

    private final DialogRepository dialogs;
    private final VisitFiling filing;
    private final EmployeeRepository employees;
    private final Clock clock;

    DialogDeadlines(DialogRepository dialogs, VisitFiling filing, EmployeeRepository employees, Clock clock) {
        this.dialogs = dialogs;
        this.filing = filing;
        this.employees = employees;
        this.clock = clock;
    }

    /** Looks at all that are quiet. One that fails is tried again the next time and holds up none of the others. */
    public void run() {
        Instant now = clock.instant();
        for (Dialog dialog : dialogs.quiet(now.minus(QUIET), AT_ONCE)) {
            try {
                quiet(dialog, now);
            } catch (CommandRefused | IllegalStateException | IllegalArgumentException failed) {
                log.warn("Quiet dialog not dealt with dialog={} reason={}", dialog.id(), failed.getMessage());
            }
        }
    }

    private void quiet(Dialog dialog, Instant now) {
        Optional<Employee> writer = employees.byUserid(dialog.userid());
        VisitReport report = filing.report(dialog);
        if (dialog.asked(Question.REPORT)) {
            dialogs.move(dialog.id(), Status.OPEN, Status.DROPPED, now);
        } else if (dialog.amending() && dialog.revision() == dialog.filedRevision()) {
            dialogs.leaveAsFiled(dialog, now);
        } else if (writer.isPresent() && dialog.hasCustomer() && report.hasContent() && !dialog.asked(Question.DROP)) {
            filing.file(dialog.id(), writer.get(), true);
        } else if (!dialog.quietSince().isAfter(now.minus(LEFT))) {
            dialogs.move(dialog.id(), Status.OPEN, Status.EXPIRED, now);
        } else if (dialog.remindedAt().isEmpty()) {
            dialogs.reminded(
                    dialog,
                    VisitFiling.notification(
                            dialog, "reminder", Message.text(reminder(dialog, report)), "拜访报告还没提交", now),
                    now);
        }
    }

    private static String reminder(Dialog dialog, VisitReport report) {
        String missing = dialog.asked(Question.DROP)
                ? "还等您决定要不要。回复“提交”或“取消”。"
                : !dialog.hasCustomer() ? "还差客户名，发客户名就行。" : report.hasContent() ? "还没提交，回复“提交”就行。" : "还差内容，聊了什么发一句话就行。";
        return "🤝 您的拜访报告" + missing + "\n24小时内没有补充会先收起来，7天内发送 /拜访 继续 可以接着写。";
    }
}

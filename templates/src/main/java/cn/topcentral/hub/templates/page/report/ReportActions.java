package cn.topcentral.hub.templates.page.report;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The buttons of a report (seed 6.2): 导出报告, 分享团队, 创建任务, 设置提醒.
 *
 * @param report its page; the others lie below
 * @param share to whom the card would go; empty where no group is configured
 * @param task the form of a new task
 * @param reminder the form of a reminder
 * @param once makes sending a form twice harmless
 */
public record ReportActions(
        URI report, URI pdf, URI markdown, Optional<Share> share, TaskForm task, ReminderForm reminder, String once) {

    /**
     * What sharing does.
     *
     * @param to 销售群
     * @param what is shown there, in a sentence
     */
    public record Share(String to, String what) {}

    /**
     * What the form of a new task is filled with.
     *
     * @param open whether it stands open, because an action of the report is to be made a task
     * @param due yyyy-mm-dd; may be blank
     * @param least the first day that may be chosen
     */
    public record TaskForm(boolean open, String title, String due, String least, List<Person> people, String chosen) {
        public TaskForm {
            people = List.copyOf(people);
        }
    }

    /** Somebody who can be given a task. */
    public record Person(String userid, String name) {}

    /**
     * What the form of a reminder is filled with.
     *
     * @param day yyyy-mm-dd
     */
    public record ReminderForm(String title, String day, String clock, String least) {}
}

package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.task.TaskItem;
import cn.topcentral.hub.templates.task.TaskNotice;
import cn.topcentral.hub.templates.task.TaskNoticeCard;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The pushes about single tasks. */
final class TaskPushes {
    private static final int SUMMARY = 60;
    private static final Duration WANTED = Duration.ofDays(1);

    private TaskPushes() {}

    /** Tells somebody that a task is theirs now; nobody is told of what they gave themselves. */
    static Optional<NewNotification> assigned(Task task, TaskItem item, Employee giver, String reference, Instant now) {
        return task.assignedTo()
                .filter(assignee -> !assignee.equals(giver.userid()))
                .map(assignee -> push(
                        "task-assigned:" + task.id() + ":" + assignee + ":" + reference,
                        assignee,
                        new TaskNotice(
                                "📋 新待办",
                                Optional.of(CleanText.line(giver.name()) + " 交给您"),
                                item,
                                Optional.empty(),
                                List.of(TaskNotice.done(item), TaskNotice.later(item, "明天上午9点"), TaskNotice.rest()),
                                now),
                        now,
                        now.plus(Duration.ofDays(3))));
    }

    /** Tells somebody that a customer is theirs now. */
    static Optional<NewNotification> handedOver(
            Customer customer, Employee owner, Employee giver, int tasks, String reference, Instant now) {
        if (owner.userid().equals(giver.userid())) {
            return Optional.empty();
        }
        String name = MarkdownMessage.escape(CleanText.line(customer.displayName()));
        String text = "**🤝 新客户 " + name + "**\n" + MarkdownMessage.escape(CleanText.line(giver.name())) + " 请您负责这位客户"
                + (tasks > 0 ? "，有 " + tasks + " 项待办一起转给您" : "") + "。\n看沟通记录请发：/时间轴 " + name
                + (tasks > 0 ? "，看待办请发：/待办 " + name : "");
        return Optional.of(new NewNotification(
                "customer-owner:" + customer.id().value() + ":" + owner.userid() + ":" + reference,
                new Address.Member(owner.userid()).audience(),
                NotificationKind.REMINDER,
                Message.of(MarkdownMessage.shortened(text, MarkdownMessage.Room.APP))
                        .json(),
                Shortening.chars("新客户 " + CleanText.line(customer.displayName()), SUMMARY),
                now,
                Optional.empty()));
    }

    /** @param key the same for the same reminder, whoever finds that it is due */
    static NewNotification reminder(
            String key, String assignee, TaskItem item, Optional<String> note, Instant notBefore, Instant now) {
        return push(
                key,
                assignee,
                new TaskNotice(
                        "⏰ 提醒",
                        note,
                        item,
                        Optional.empty(),
                        List.of(
                                TaskNotice.done(item),
                                TaskNotice.later(item, "1小时后"),
                                TaskNotice.later(item, "明天上午9点")),
                        now),
                notBefore,
                notBefore.plus(WANTED));
    }

    private static NewNotification push(
            String key, String assignee, TaskNotice notice, Instant notBefore, Instant expires) {
        String cardId = Shortening.headBytes(key.replaceAll("[^A-Za-z0-9_@-]", "-"), 128);
        return new NewNotification(
                key,
                new Address.Member(assignee).audience(),
                NotificationKind.REMINDER,
                Message.of(TaskNoticeCard.render(notice, new TaskId(cardId)), TaskNoticeCard.markdown(notice))
                        .json(),
                Shortening.chars(
                        notice.headline() + " #" + notice.item().number() + " "
                                + CleanText.line(notice.item().title()),
                        SUMMARY),
                notBefore,
                Optional.of(expires));
    }
}

package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.dialog.Dialog;
import cn.topcentral.hub.storage.dialog.Dialog.Status;
import cn.topcentral.hub.storage.dialog.DialogPart;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.visit.FiledReport;
import cn.topcentral.hub.templates.visit.FiledReportCard;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the buttons of a report do. Each looks at how the report stands now, not at what its card showed: the same tap twice, an old card, and two
 * phones at once come to the same. Only who wrote a report may do anything with it.
 */
final class VisitActions {
    static final String HOW_TO_AMEND = "要改什么直接发：以“时间：”“地点：”“客户：”“补充：”开头的话会改那一项，“内容改为：”重写内容，照片也可以接着发。改完说“提交”，不改了说“取消”。";

    private static final int GIST = 100;

    private final DialogRepository dialogs;
    private final VisitDesk desk;
    private final VisitFiling filing;
    private final Withdrawals withdrawals;
    private final TimelineRepository timeline;
    private final Clock clock;

    VisitActions(
            DialogRepository dialogs,
            VisitDesk desk,
            VisitFiling filing,
            Withdrawals withdrawals,
            TimelineRepository timeline,
            Clock clock) {
        this.dialogs = dialogs;
        this.desk = desk;
        this.filing = filing;
        this.withdrawals = withdrawals;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The dialog of a button. @throws CommandRefused when there is none, or it is somebody else's */
    Dialog own(String id, Employee sender) {
        Dialog dialog = dialogs.byId(id).orElseThrow(() -> new CommandRefused("这张卡片已经失效了，请发送 /拜访 重新开始。"));
        if (!dialog.userid().equals(sender.userid())) {
            throw new CommandRefused("这份报告是同事写的，只有本人可以操作。");
        }
        return dialog;
    }

    void confirm(Dialog dialog, Employee sender, CommandContext context) {
        if (dialog.is(Status.OPEN)) {
            throw new CommandRefused("这份报告还在修改，请先说“提交”。");
        }
        dialogs.move(dialog.id(), Status.FILED, Status.CONFIRMED, clock.instant());
        showClosed(dialog.id(), sender, context);
    }

    void amend(Dialog dialog, Employee sender, CommandContext context) {
        if (dialog.is(Status.CONFIRMED)) {
            throw new CommandRefused("这份报告已经确认归档。还要更正的话，请发送 /备注 客户名 更正的内容。");
        } else if (dialog.is(Status.FILED)) {
            if (!dialogs.reopen(dialog, Status.FILED, clock.instant())
                    && dialogs.open(sender.userid())
                            .filter(open -> !open.id().equals(dialog.id()))
                            .isPresent()) {
                throw new CommandRefused("您正在写另一份拜访报告，请先说“提交”或“取消”，再来修改这份。");
            }
            context.respond(HOW_TO_AMEND);
        } else if (dialog.is(Status.OPEN)) {
            context.respond(HOW_TO_AMEND);
        } else {
            showClosed(dialog.id(), sender, context);
        }
    }

    /** The state comes first: whoever taps again finds it taken back, or has the rest of it done. */
    void withdraw(Dialog dialog, Employee sender, CommandContext context) {
        if (dialog.is(Status.CONFIRMED)) {
            throw new CommandRefused("这份报告已经确认归档，不能作废了。确实记错的话，请联系管理员。");
        }
        if (dialog.amending()) {
            dialogs.leaveAsFiled(dialog, clock.instant());
        }
        dialogs.move(dialog.id(), Status.FILED, Status.WITHDRAWN, clock.instant());
        boolean withdrawn = dialogs.byId(dialog.id())
                .filter(now -> now.is(Status.WITHDRAWN))
                .isPresent();
        if (withdrawn && stillThere(dialog)) {
            withdrawals.withdraw(DialogIds.source(dialog), sender.userid());
        }
        showClosed(dialog.id(), sender, context);
    }

    private boolean stillThere(Dialog dialog) {
        return dialog.record()
                .flatMap(timeline::byId)
                .filter(record ->
                        record.customer().isPresent() || !record.content().startsWith("【已撤回】"))
                .isPresent();
    }

    /** Yes, it is a report. */
    void accept(Dialog dialog, Employee sender, CommandContext context, VisitConversation conversation) {
        if (!dialog.is(Status.OPEN)) {
            showClosed(dialog.id(), sender, context);
            return;
        }
        String words = dialogs.parts(dialog.id()).stream()
                .filter(part -> part.kind() == DialogPart.Kind.TEXT)
                .map(DialogPart::text)
                .collect(Collectors.joining("\n"));
        conversation.oneShot(dialog, words, sender, context);
    }

    /** No, it is none; nothing else is lost by that. */
    void refuse(Dialog dialog, Employee sender, CommandContext context) {
        if (dialogs.move(dialog.id(), Status.OPEN, Status.DROPPED, clock.instant()) || dialog.is(Status.DROPPED)) {
            context.respond("好，没有记。");
        } else {
            showClosed(dialog.id(), sender, context);
        }
    }

    /** For a dialog that must be open: what it is otherwise is shown. @return whether it is open */
    boolean isOpen(Dialog dialog, Employee sender, CommandContext context) {
        if (!dialog.is(Status.OPEN)) {
            showClosed(dialog.id(), sender, context);
        }
        return dialog.is(Status.OPEN);
    }

    /** Shows how a closed one stands, in place of the card that was tapped. */
    private void showClosed(String id, Employee sender, CommandContext context) {
        Dialog now = dialogs.byId(id).orElseThrow();
        switch (now.status()) {
            case CONFIRMED -> context.replace(FiledReportCard.confirmed(shown(now, sender)));
            case WITHDRAWN -> context.replace(FiledReportCard.withdrawn(shown(now, sender)));
            case FILED -> context.replace(FiledReportCard.toConfirm(shown(now, sender)));
            case OPEN -> context.replace(desk.collecting(now));
            case DROPPED, EXPIRED -> context.respond("这份报告没有提交。7天内发送 /拜访 继续 可以接着写。");
        }
    }

    private FiledReport shown(Dialog dialog, Employee sender) {
        return dialog.kind() == Dialog.Kind.VISIT
                ? filing.shown(dialog, filing.report(dialog), sender)
                : oneLine(dialog, dialog.record().flatMap(timeline::byId));
    }

    private FiledReport oneLine(Dialog dialog, Optional<TimelineRecord> record) {
        return new FiledReport(
                dialog.id(),
                dialog.revision(),
                dialog.kind() == Dialog.Kind.CALL ? FiledReport.Kind.CALL : FiledReport.Kind.NOTE,
                dialog.customerName().orElse(dialog.kind() == Dialog.Kind.CALL ? "这次通话" : "这条备注"),
                true,
                record.map(TimelineRecord::time).orElse(dialog.openedAt()),
                true,
                record.flatMap(TimelineRecord::duration),
                Optional.empty(),
                List.of(),
                record.map(TimelineRecord::content)
                        .map(content -> Shortening.chars(content, GIST))
                        .orElse(""),
                0,
                0,
                List.of(),
                filing.page(record.flatMap(TimelineRecord::customer)),
                clock.instant());
    }
}

package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.storage.dialog.Dialog.Kind;

/** Logs a call in one line. */
final class CallCommand implements Command {
    private final OneLineFiling filing;

    CallCommand(OneLineFiling filing) {
        this.filing = filing;
    }

    @Override
    public String name() {
        return "call";
    }

    @Override
    public String chineseName() {
        return "通话";
    }

    @Override
    public String arguments() {
        return "客户名 [号码] 内容 [N分钟]";
    }

    @Override
    public String help() {
        return "一句话记一个电话，约好的事会变成待办";
    }

    @Override
    public String example() {
        return "/通话 奥克斯 来电问PCR-ABS交期，周五前寄样品 5分钟";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        filing.file(Kind.CALL, name(), example(), request, context);
    }
}

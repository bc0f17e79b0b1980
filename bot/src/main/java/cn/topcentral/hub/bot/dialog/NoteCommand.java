package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.storage.dialog.Dialog.Kind;

/** Writes a note on a customer that only we see. */
final class NoteCommand implements Command {
    private final OneLineFiling filing;

    NoteCommand(OneLineFiling filing) {
        this.filing = filing;
    }

    @Override
    public String name() {
        return "note";
    }

    @Override
    public String chineseName() {
        return "备注";
    }

    @Override
    public String arguments() {
        return "客户名 内容";
    }

    @Override
    public String help() {
        return "给客户记一条内部备注，只有我们自己看得到";
    }

    @Override
    public String example() {
        return "/备注 奥克斯 年底前会换供应商，多跟进";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        filing.file(Kind.NOTE, name(), example(), request, context);
    }
}

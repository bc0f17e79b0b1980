package cn.topcentral.hub.templates.timeline;

import java.util.List;
import java.util.stream.Collectors;

/** All commands as text, the same at every door. */
public final class HelpText {
    private HelpText() {}

    public static String render(List<CommandDescription> commands) {
        return "可用命令（中英文名都可以）：\n\n" + commands.stream().map(HelpText::described).collect(Collectors.joining("\n\n"));
    }

    /** One command, for {@code /help name}. */
    public static String render(CommandDescription command) {
        return described(command);
    }

    private static String described(CommandDescription command) {
        String arguments = command.arguments().isEmpty() ? "" : " " + command.arguments();
        return "/" + command.name() + " 或 /" + command.chineseName() + arguments + "\n" + command.what() + "\n例："
                + command.example();
    }
}

package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import java.util.stream.Collectors;

/** The commands as text, the same at every door: all with a line each, or one with all there is to know. */
public final class HelpText {
    /** With the name before it a line fills a phone's width or little more. */
    private static final int GIST = 16;

    private HelpText() {}

    /** Every command by group. */
    public static String render(List<HelpGroup> groups) {
        return "直接发客户名就能看沟通记录，也可以直接说：奥克斯最近怎么样\n\n"
                + groups.stream().map(HelpText::group).collect(Collectors.joining("\n\n"))
                + "\n\n写法和例子请发：/帮助 命令名";
    }

    /** One command, for {@code /help name}. */
    public static String render(CommandDescription command) {
        String arguments = command.arguments().isEmpty() ? "" : " " + command.arguments();
        return "/" + command.chineseName() + arguments + "\n" + command.what() + "\n例：" + command.example() + "\n英文名：/"
                + command.name();
    }

    private static String group(HelpGroup group) {
        return "【" + group.title() + "】\n"
                + group.commands().stream().map(HelpText::line).collect(Collectors.joining("\n"));
    }

    private static String line(CommandDescription command) {
        return "/" + command.chineseName() + " " + gist(command.what());
    }

    /** The first clause says what it is for; what follows says how. */
    private static String gist(String what) {
        return Shortening.chars(what.split("[，,；;。]", 2)[0], GIST);
    }
}

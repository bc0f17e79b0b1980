package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import java.util.stream.Collectors;

/** The answer to a command that does not exist. */
public final class UnknownCommandText {
    private UnknownCommandText() {}

    /**
     * Names what was typed and the nearest commands.
     *
     * @param typed the word after the slash
     * @param nearest names without slash, the nearest first; may be empty
     */
    public static String render(String typed, List<String> nearest) {
        String unknown = "没有 /" + Shortening.chars(CleanText.line(typed), 20) + " 这个命令。";
        String suggestion = nearest.isEmpty()
                ? ""
                : "您是不是要：" + nearest.stream().map(name -> "/" + name).collect(Collectors.joining("、")) + "\n";
        return unknown + "\n" + suggestion + "发送 /help 查看全部命令。";
    }
}

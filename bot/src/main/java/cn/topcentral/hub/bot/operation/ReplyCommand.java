package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.web.chat.WidgetConversations;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Answers a visitor of the website. */
final class ReplyCommand implements Command {
    private static final Pattern CONVERSATION = Pattern.compile("(?i)W\\d{1,18}");
    /** The widget shows no more at once. */
    private static final int LONGEST = 2000;

    private final WidgetConversations conversations;

    ReplyCommand(WidgetConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public String name() {
        return "reply";
    }

    @Override
    public String chineseName() {
        return "回复";
    }

    @Override
    public String arguments() {
        return "会话号 文字";
    }

    @Override
    public String help() {
        return "回复官网访客，对方在网页上马上看到";
    }

    @Override
    public String example() {
        return "/回复 W17 您好，ABS 现货有 20 吨";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public boolean confidential() {
        return false;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        String[] parts = request.arguments().split(" ", 2);
        if (!CONVERSATION.matcher(parts[0]).matches()) {
            throw new CommandRefused("请先写会话号（通知里的 W 加数字），再写要说的话，例如：" + example());
        }
        String text = parts.length == 2 ? CleanText.lines(parts[1]) : "";
        if (text.isEmpty()) {
            throw new CommandRefused("请写上要回复的话，例如：/回复 " + parts[0] + " 您好，稍后把报价发给您");
        } else if (Shortening.countChars(text) > LONGEST) {
            throw new CommandRefused("回复太长了（" + Shortening.countChars(text) + " 字），请分成几条，每条不超过 " + LONGEST + " 字。");
        }
        // Tried again the same request is the same message, so the visitor never reads it twice.
        String messageId = UUID.nameUUIDFromBytes(
                        (context.reference() + "\n" + parts[0]).getBytes(StandardCharsets.UTF_8))
                .toString();
        if (conversations.reply(parts[0], request.sender(), text, messageId).isEmpty()) {
            throw new CommandRefused("没有会话 " + parts[0] + "，请看官网咨询通知里的会话号。");
        }
        context.respond("✅ 已回复 " + parts[0] + "：" + Shortening.chars(CleanText.line(text), 60));
    }
}

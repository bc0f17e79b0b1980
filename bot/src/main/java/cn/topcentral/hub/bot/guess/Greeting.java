package cn.topcentral.hub.bot.guess;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Conversation;
import cn.topcentral.hub.bot.command.Incoming;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.Locale;
import java.util.regex.Pattern;

/** Answers who says hello or thanks, instead of looking for a customer of that name. */
public final class Greeting implements Conversation {
    private static final Pattern END = Pattern.compile("[\\s!！。.~～,，?？呀啊哦呢吧嘛哈啦]+$");
    private static final Pattern HELLO =
            Pattern.compile("(hi|hello|hey|您?好|你好|大家好|嗨|哈喽|在吗?|在不在|早|早上好|上午好|中午好|下午好|晚上好|测试|test)+");
    private static final Pattern THANKS = Pattern.compile("(非常|太|多)?(谢谢|感谢|谢了|多谢|thanks|thankyou|thx)(你|您|助手)?(了)?");
    private static final Pattern FINE =
            Pattern.compile("(好的?|收到|ok|okay|嗯+|知道了|明白了?|可以|行|不错|辛苦了?|厉害|赞|哈+|再见|拜拜|bye|没事了?|不用了?|算了)");
    private static final Pattern WHAT =
            Pattern.compile(".{0,4}(你|您)?(会|能|可以|都能)(做|干|帮我做|帮我干)?(什么|啥|些什么)|怎么用|(有)?(什么|哪些)功能|你是谁|使用说明|帮帮我");

    private static final String HOW =
            "直接发客户名看沟通记录，或者说：\n· 奥克斯最近怎么样\n· 奥克斯账期谈到哪了？\n· 我今天要做什么\n· 提醒我明天下午给奥克斯寄样品\n发送 /帮助 看全部命令。";

    @Override
    public boolean take(Employee sender, Incoming incoming, CommandContext context) {
        if (!(incoming instanceof Incoming.Text text) || text.text().length() > 30) {
            return false;
        }
        String plain = END.matcher(
                        text.text().replaceAll("[@＠]\\S+", "").strip().toLowerCase(Locale.ROOT))
                .replaceFirst("");
        String together = plain.replace(" ", "");
        if (HELLO.matcher(together).matches()) {
            context.respond("您好！" + HOW);
        } else if (THANKS.matcher(together).matches()) {
            context.respond("不客气 😊 有需要随时找我。");
        } else if (FINE.matcher(together).matches()) {
            context.respond("👌");
        } else if (WHAT.matcher(together).matches()) {
            context.respond("我把各渠道的客户沟通放在一起。" + HOW);
        } else {
            return false;
        }
        return true;
    }
}

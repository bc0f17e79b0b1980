package cn.topcentral.hub.bot.web.page.source;

import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.health.SourceHealth.Week;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Duration;
import java.util.Map;

/** How a source is said to be. */
final class SourceWords {
    private static final Map<String, String> POLLS = Map.of(
            "wecom.archive", "企业微信会话存档",
            "wecom.contacts", "企业微信客户联系",
            "wecom.staff", "企业微信通讯录");

    private SourceWords() {}

    /** 平时每天约12条，已经3小时没有新记录（通常该有7条）. */
    static String rhythm(Week week) {
        SourceHealth.Source source = week.source();
        String now = source.state() == SourceHealth.State.QUIET
                ? "已经" + ChineseTime.length(source.silence()) + "没有新记录（通常该有" + Math.round(source.usual()) + "条）"
                : "今天" + week.days().get(week.days().size() - 1) + "条";
        return usual(week.perDay()) + "，" + now;
    }

    private static String usual(double perDay) {
        if (perDay >= 1) {
            return "平时每天约" + Math.round(perDay) + "条";
        }
        return perDay > 0 ? "平时每周约" + Math.max(1, Math.round(perDay * 7)) + "条" : "最近四周没有记录";
    }

    static String lag(Duration lag) {
        return lag.compareTo(Duration.ofMinutes(1)) < 0 ? "几乎同时收到" : "晚" + ChineseTime.length(lag) + "收到";
    }

    /** What to do about a silence. */
    static String remedy(CommunicationType type) {
        return switch (type) {
            case EMAIL -> "看看邮箱的授权码是否过期、收信规则有没有改；也可能真的没有来信。";
            case WECHAT -> "看看会话存档的席位、可信IP和客户是否同意存档；也可能大家都没有聊。";
            case PHONE, MOBILE, VIDEO -> "看看对方系统的推送设置和余额；漏掉的会在夜里对账时补回来。";
            case FORM, WEBCHAT -> "打开网站自己提交一次试试；收得到就是真的没有人来。";
            case MEETING, VISIT -> "提醒同事用机器人登记拜访和会议。";
        };
    }

    /** What is asked, by the name of its job or state. */
    static String pollLabel(String name) {
        if (name.startsWith("mail.")) {
            return "邮箱收信";
        }
        return name.startsWith("reconcile ") ? "夜间对账" : POLLS.getOrDefault(name, "定时读取");
    }

    /** Whether what cannot be asked is where a source's records come from. */
    static boolean feeds(String poll, SourceHealth.Source source) {
        if (poll.startsWith("mail.")) {
            return source.type() == CommunicationType.EMAIL;
        }
        if (poll.equals("wecom.archive")) {
            return source.type() == CommunicationType.WECHAT;
        }
        String hook = poll.startsWith("reconcile ") ? poll.substring("reconcile ".length()) : poll;
        return source.system().equals(hook) || source.system().startsWith(hook + ":");
    }
}

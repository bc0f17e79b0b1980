package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.config.HookConfig;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.MailAccountConfig;
import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.bot.config.WecomGroup;
import cn.topcentral.hub.bot.config.WecomRobot;
import cn.topcentral.hub.templates.page.administration.ChannelsPage.Group;
import cn.topcentral.hub.templates.page.administration.ChannelsPage.Row;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a configuration connects, in words, secrets left out: of each only whether it is there. */
final class ChannelRows {
    private ChannelRows() {}

    static List<Group> of(HubConfig config) {
        return List.of(
                new Group("企业微信", wecom(config.wecom())),
                new Group("渠道", channels(config)),
                new Group("智能与对外", services(config)));
    }

    private static List<Row> wecom(WecomConfig wecom) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                "💬", "应用", "wecom.app", wecom.app().map(app -> "AgentId " + app.agentId()), "没有它，没人能登录页面或给系统发消息。"));
        rows.add(row("🤖", "智能机器人", "wecom.robot", wecom.robot().map(ChannelRows::robot), "在群里@它提问、推送带按钮的卡片。"));
        rows.add(row(
                "🗄️",
                "会话存档",
                "wecom.archive",
                wecom.archive()
                        .map(archive -> "每" + ChineseTime.length(archive.interval()) + "读取，密钥版本"
                                + archive.keys().keySet().stream()
                                        .sorted()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining("、"))),
                "读取和客户的聊天记录。"));
        rows.add(row(
                "👥",
                "客户联系",
                "wecom.contacts",
                wecom.contacts().map(contacts -> "每" + ChineseTime.length(contacts.interval()) + "读取"),
                "认出聊天里的外部联系人是哪家客户。"));
        rows.add(row(
                "🏢",
                "通讯录同步",
                "wecom.staff",
                wecom.staff().map(staff -> "每" + ChineseTime.length(staff.interval()) + "读取"),
                "员工名单自动跟着企业微信走。"));
        new TreeMap<>(wecom.groups())
                .forEach((name, group) ->
                        rows.add(new Row("👪", "群 " + name, "wecom.groups." + name, true, ways(group))));
        return rows;
    }

    private static String robot(WecomRobot robot) {
        return (robot.way() instanceof WecomRobot.Way.Socket ? "长连接" : "回调") + "，"
                + (robot.names().isEmpty()
                        ? "没有写名字"
                        : robot.names().stream().sorted().collect(Collectors.joining("、")));
    }

    private static String ways(WecomGroup group) {
        List<String> ways = new ArrayList<>();
        group.robotChatId().ifPresent(id -> ways.add("智能机器人"));
        group.webhookKey().ifPresent(key -> ways.add("群机器人"));
        group.chatId().ifPresent(id -> ways.add("应用群"));
        return String.join("、", ways) + (group.fullCards() ? "；群里显示完整内容" : "；群里不显示客户详情");
    }

    private static List<Row> channels(HubConfig config) {
        List<Row> rows = new ArrayList<>();
        Map<String, MailAccountConfig> mail = new TreeMap<>(config.mail().accounts());
        mail.forEach((name, account) -> rows.add(new Row(
                "📧",
                "邮箱 " + name,
                "mail.accounts." + name,
                true,
                account.user() + "，" + account.host() + "，每" + ChineseTime.length(account.interval()) + "读取")));
        if (mail.isEmpty()) {
            rows.add(row("📧", "邮箱", "mail.accounts", Optional.empty(), "往来邮件自动进时间轴。"));
        }
        Map<String, HookConfig> hooks = new TreeMap<>(config.hooks());
        hooks.forEach((name, hook) ->
                rows.add(new Row("📡", name, "hooks." + name, true, "类型 " + hook.type() + "，推送到 /hooks/" + name)));
        if (hooks.isEmpty()) {
            rows.add(row("📡", "电话、视频会议、表单和客服系统", "hooks", Optional.empty(), "对方系统推送到 /hooks/名称。"));
        }
        new TreeMap<>(config.website().forms())
                .forEach((name, form) ->
                        rows.add(new Row("📝", "表单页 " + form.title(), "forms." + name, true, "/forms/" + name)));
        new TreeMap<>(config.website().chats())
                .forEach((name, chat) -> rows.add(new Row("🌐", "官网聊天 " + name, "chats." + name, true, "网站上的聊天小窗")));
        return rows;
    }

    private static List<Row> services(HubConfig config) {
        return List.of(
                row(
                        "🧠",
                        "大模型",
                        "llm",
                        config.llm()
                                .map(llm -> llm.model() + "，" + llm.baseUrl().getHost() + "，每天最多" + llm.dailyBudget()
                                        + "元"),
                        "没有它，分析由内置规则完成。"),
                row("🎙️", "语音转写", "speech", config.speech().map(speech -> speech.model()), "录音会标为待转写。"),
                row(
                        "📤",
                        "发邮件",
                        "mail.smtp",
                        config.mail().smtp().map(smtp -> smtp.host() + "，" + smtp.from()),
                        "导出的文件可以发到邮箱。"),
                row(
                        "🔌",
                        "接口令牌",
                        "api.tokens",
                        Optional.of(config.api().tokens().keySet().stream()
                                        .sorted()
                                        .collect(Collectors.joining("、")))
                                .filter(names -> !names.isEmpty()),
                        "别的系统用 /api/v1 写入和读取。"));
    }

    private static Row row(String icon, String label, String key, Optional<String> connected, String otherwise) {
        return new Row(icon, label, key, connected.isPresent(), connected.orElse(otherwise));
    }
}

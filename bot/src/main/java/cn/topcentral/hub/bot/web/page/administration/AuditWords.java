package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.templates.text.CleanText;
import java.util.Map;
import java.util.stream.Collectors;

/** What the audit trail says, in Chinese. */
final class AuditWords {
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("customer.view", "查看客户"),
            Map.entry("customer.export", "导出客户记录"),
            Map.entry("customer.merge", "合并客户"),
            Map.entry("customer.split", "拆分客户"),
            Map.entry("customer.owner", "更换负责人"),
            Map.entry("record.claim", "认领记录"),
            Map.entry("record.ignore", "标为不是客户"),
            Map.entry("record.forget", "撤销认领"),
            Map.entry("record.withdraw", "撤回登记"),
            Map.entry("point.bind", "绑定联系方式"),
            Map.entry("point.ignore", "忽略联系方式"),
            Map.entry("report.view", "查看报告"),
            Map.entry("task.create", "新建待办"),
            Map.entry("task.assign", "分派待办"),
            Map.entry("task.done", "完成待办"),
            Map.entry("task.reopen", "重开待办"),
            Map.entry("task.remind", "设置提醒"),
            Map.entry("alert.acknowledge", "处理预警"),
            Map.entry("alert.dismiss", "忽略预警"),
            Map.entry("alert.silence", "静默一类预警"),
            Map.entry("alert.assign", "转交预警"),
            Map.entry("silence.make", "静默客户"),
            Map.entry("silence.lift", "解除静默"),
            Map.entry("employee.add", "添加员工"),
            Map.entry("employee.change", "修改员工"),
            Map.entry("job.run", "立即运行任务"),
            Map.entry("trouble.retry", "重试失败的条目"),
            Map.entry("trouble.dismiss", "放弃失败的条目"),
            Map.entry("trouble.download", "下载原文"),
            Map.entry("form.accept", "收下被拦的表单"),
            Map.entry("form.drop", "丢弃被拦的表单"),
            Map.entry("audit.export", "导出操作记录"));

    private static final Map<String, String> DETAILS = Map.ofEntries(
            Map.entry("page", "页面"),
            Map.entry("count", "数量"),
            Map.entry("records", "记录数"),
            Map.entry("days", "天数"),
            Map.entry("reason", "原因"),
            Map.entry("id", "编号"),
            Map.entry("role", "角色"),
            Map.entry("active", "在职"),
            Map.entry("manager", "上级"),
            Map.entry("team", "团队"),
            Map.entry("name", "姓名"),
            Map.entry("phone", "手机"),
            Map.entry("email", "邮箱"),
            Map.entry("customer", "客户"),
            Map.entry("into", "并入"),
            Map.entry("silences", "静默数"));

    private AuditWords() {}

    static String action(String code) {
        return ACTIONS.getOrDefault(code, code);
    }

    static String details(Map<String, Object> details) {
        return details.entrySet().stream()
                .map(entry -> DETAILS.getOrDefault(entry.getKey(), entry.getKey()) + "：" + entry.getValue())
                .map(CleanText::line)
                .collect(Collectors.joining("；"));
    }
}

package cn.topcentral.hub.templates.push;

import java.net.URI;
import java.util.List;

/**
 * Pushes that were too many to be shown one by one.
 *
 * @param lines one per push, the most pressing first
 * @param page where a tap leads
 */
public record StormSummary(List<Line> lines, URI page) {
    public StormSummary {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A summary of no pushes");
        }
    }

    /** What one push says in a few words; may be empty. */
    public record Line(PushKind kind, String text) {}

    /** What pushes are about, in the order of urgency, and where people see the rest. */
    public enum PushKind {
        URGENT("🔥", "紧急沟通", "/timeline 客户名"),
        ALERT("⚠️", "风险预警", "/risks"),
        WEBCHAT("🌐", "官网咨询", "/search 官网"),
        REMINDER("📋", "待办提醒", "/tasks"),
        REPORT("📊", "报告", "/report"),
        OPERATION("🔧", "系统通知", "/status");

        private final String icon;
        private final String label;
        private final String command;

        PushKind(String icon, String label, String command) {
            this.icon = icon;
            this.label = label;
            this.command = command;
        }

        String icon() {
            return icon;
        }

        String label() {
            return label;
        }

        /** Shows what a summary could only count. */
        String command() {
            return command;
        }
    }
}

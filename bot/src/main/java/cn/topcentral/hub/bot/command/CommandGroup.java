package cn.topcentral.hub.bot.command;

/** How {@code /help} sorts the commands: by what somebody is about to do. */
public enum CommandGroup {
    LOOK("看客户"),
    RECORD("记录"),
    TASK("待办"),
    ANALYSIS("分析"),
    IDENTITY("客户管理"),
    OTHER("其他");

    private final String title;

    CommandGroup(String title) {
        this.title = title;
    }

    /** In Chinese, as the heading. */
    public String title() {
        return title;
    }

    /** The group that a command of this English name belongs to unless it says otherwise. */
    static CommandGroup of(String name) {
        return switch (name) {
            case "timeline", "customer", "search", "ask" -> LOOK;
            case "visit", "call", "note" -> RECORD;
            case "tasks", "done", "assign", "remind" -> TASK;
            case "insight", "opps", "advice", "risks", "price", "report", "export" -> ANALYSIS;
            case "claim", "bind", "merge", "split" -> IDENTITY;
            default -> OTHER;
        };
    }
}

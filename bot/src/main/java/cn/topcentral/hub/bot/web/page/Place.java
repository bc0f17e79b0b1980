package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.storage.employee.Employee.Role;

/** The places of the hub that the navigation leads to, in its order; whoever has the role sees them there. */
public enum Place {
    DAY("我的一天", "📋", "/day", Role.REP),
    SEARCH("搜索", "🔍", "/search", Role.REP),
    CLAIMS("认领", "📥", "/claims", Role.REP),
    BOARD("看板", "📊", "/board", Role.MANAGER),
    REPORTS("报告", "📄", "/reports", Role.MANAGER),
    SOURCES("来源", "📡", "/sources", Role.MANAGER),
    ADMINISTRATION("管理", "⚙️", "/administration", Role.ADMIN);

    private final String label;
    private final String icon;
    private final String path;
    private final Role least;

    Place(String label, String icon, String path, Role least) {
        this.label = label;
        this.icon = icon;
        this.path = path;
        this.least = least;
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }

    /** Where it is; what lies below belongs to it. */
    public String path() {
        return path;
    }

    /** The least role that may go there. */
    public Role least() {
        return least;
    }
}

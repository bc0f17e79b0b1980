package cn.topcentral.hub.bot.web.page.customer;

/** The ways to look at a customer. */
public enum CustomerView {
    TIMELINE("时间轴", "📅", ""),
    LIST("列表", "📋", "/list"),
    ANALYSIS("分析", "📊", "/analysis");

    private final String label;
    private final String icon;
    private final String suffix;

    CustomerView(String label, String icon, String suffix) {
        this.label = label;
        this.icon = icon;
        this.suffix = suffix;
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }

    /** What follows {@code /c/{customerId}} in the address. */
    public String suffix() {
        return suffix;
    }
}

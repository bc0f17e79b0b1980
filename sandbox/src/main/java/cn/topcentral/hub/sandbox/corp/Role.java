package cn.topcentral.hub.sandbox.corp;

/** What a member does in the sales team; WeCom shows it as the member's position. */
public enum Role {
    REP("销售代表"),
    MANAGER("销售经理"),
    ADMIN("管理员");

    private final String position;

    Role(String position) {
        this.position = position;
    }

    public String position() {
        return position;
    }
}

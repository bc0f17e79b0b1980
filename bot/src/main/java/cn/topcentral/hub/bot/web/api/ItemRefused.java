package cn.topcentral.hub.bot.web.api;

/** An item that cannot be stored as it is; the others can. */
final class ItemRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    /**
     * @param field where in the item, e.g. {@code parties[0].kind}
     * @param detail what is wrong, and what would be right
     */
    ItemRefused(String field, String detail) {
        super(detail);
        this.field = field;
    }

    String field() {
        return field;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

package cn.topcentral.hub.bot.web.page.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The numbers of the board that open their rows. */
enum Figure {
    CUSTOMERS("客户"),
    QUIET("超过30天没联系的客户"),
    CONTACTS("沟通"),
    ANSWERS("我方的回复"),
    TASKS("未完成的待办"),
    OVERDUE("逾期的待办"),
    SALES("商机");

    private final String label;

    Figure(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Figure> of(String code) {
        return Arrays.stream(values())
                .filter(figure -> figure.code().equals(code))
                .findFirst();
    }
}

package cn.topcentral.hub.bot.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which tasks {@code /tasks} is to list: {@code 团队 逾期}, {@code 奥克斯 本周}, in any order.
 *
 * @param name a customer's or a colleague's; empty for none
 */
record TaskView(Whose whose, Span span, String name) {
    static final TaskView MINE = new TaskView(Whose.MINE, Span.ALL, "");

    enum Whose {
        MINE,
        TEAM,
        /** Of the one who is named. */
        NAMED
    }

    enum Span {
        ALL(""),
        OVERDUE("逾期"),
        TODAY("今天"),
        WEEK("本周");

        private final String word;

        Span(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static TaskView parse(String arguments) {
        Whose whose = Whose.MINE;
        Span span = Span.ALL;
        List<String> name = new ArrayList<>();
        for (String word : arguments.split(" ", -1)) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "", "我的", "全部", "mine", "all" -> {}
                case "团队", "我们", "team" -> whose = Whose.TEAM;
                case "逾期", "过期", "超期", "overdue" -> span = Span.OVERDUE;
                case "今天", "今日", "today" -> span = Span.TODAY;
                case "本周", "这周", "week" -> span = Span.WEEK;
                default -> name.add(word);
            }
        }
        String named = String.join(" ", name);
        return new TaskView(named.isEmpty() ? whose : Whose.NAMED, span, named);
    }

    TaskView named(String id) {
        return new TaskView(Whose.NAMED, span, id);
    }

    /** What {@link #parse} reads it from; never empty, as a button has to tell a list from a single task. */
    String words() {
        String who =
                switch (whose) {
                    case MINE -> "我的";
                    case TEAM -> "团队";
                    case NAMED -> name;
                };
        return String.join(
                " ", Stream.of(who, span.word()).filter(word -> !word.isEmpty()).toList());
    }
}

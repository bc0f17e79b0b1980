package cn.topcentral.hub.bot.dialog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headed lines as people type them ({@code 客户：…}), also several on one line. */
final class FieldLines {
    private static final String LABELS =
            "客户(?:名称|公司|方|方人员)?|拜访客户|时间|日期|拜访时间|拜访日期|地点|拜访地点|地址|内容|拜访内容|拜访情况|沟通内容|参与人|参会人?|参加人员|拜访对象|对方|同行人?|我方|时长|待办(?:事项)?|跟进(?:事项)?|后续跟进|下一步(?:计划)?|主题|总结";
    private static final Pattern HEADED =
            Pattern.compile("(?:^|[\\n，,；;。])\\s*(?:[-*]\\s+|【)?(?<label>" + LABELS + ")】?\\s*[:：]");
    private static final Pattern INLINE = Pattern.compile("[，,；;。]\\s*(?=(?:" + LABELS + ")\\s*[:：])");

    private FieldLines() {}

    /** How many headings the text has. */
    static int count(String text) {
        return (int) HEADED.matcher(text).results().count();
    }

    static boolean namesCustomer(String text) {
        Matcher heading = HEADED.matcher(text);
        while (heading.find()) {
            if (heading.group("label").matches("客户(?:名称|公司)?|拜访客户")) {
                return true;
            }
        }
        return false;
    }

    /** Each heading on a line of its own. */
    static String apart(String text) {
        return count(text) == 0 ? text : INLINE.matcher(text).replaceAll("\n");
    }
}

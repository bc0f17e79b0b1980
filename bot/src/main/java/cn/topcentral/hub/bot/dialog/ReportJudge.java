package cn.topcentral.hub.bot.dialog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a message without a slash is a visit report. To ask once too often costs a tap, to file what is none costs trust, so only what
 * tells of a visit that was made and of what was said there is taken for one.
 */
final class ReportJudge {
    /** In characters; below it nobody reports anything. */
    private static final int SHORTEST = 8;

    /** From here on a visit and what was said fit in. */
    private static final int FULL = 18;

    private static final int LONG_QUESTION = 80;

    private static final Pattern VISIT =
            Pattern.compile("(?:拜访|走访|回访|登门|拜会)(?!计划|安排|记录|报告|过吗|了吗|没有|次数|量|率|客户数)|出差(?!申请|补贴|报销|费)"
                    + "|(?<![过下出上回失寄发拿送进])去(?!年|掉|除|世|找|问|查).{0,20}?(?:公司|工厂|厂|车间|客户|总部|那边|现场|见|谈|聊|开会|看|交流|一趟)|去了|跑了趟|跑了一趟"
                    + "|(?<![货品寄发送款等收找拿提做直感看遇得没料])到(?:了)?.{1,20}?(?:公司|工厂|厂里|车间|总部|现场|拜访|谈|聊|开会)"
                    + "|见了|见到了|会见|面谈|刚从.{1,20}(?:回来|出来)|在.{2,20}(?:开了个?会|谈了|聊了|见面)");
    private static final Pattern DONE =
            Pattern.compile("了|过(?!年|来|去)|刚|今天|昨天|前天|今早|上午|下午|上周|周[一二三四五六日]|\\d{1,2}月\\d{1,2}[日号]");
    private static final Pattern SAID = Pattern.compile(
            "聊|谈|沟通|交流|讨论|介绍|反馈|表示|提出|要求|希望|了解|看了|参观|试样|试模|样品|报价|价格|单价|订单|合同|账期|交期|投诉|问题|合作|需求|打样|认可|满意|同意|答应|说[了,，:：]?");
    private static final Pattern TO_COME =
            Pattern.compile("明天|明日|后天|下周|下个?月|打算|准备|计划|想去|要去|约了|预约|安排|将要|可以去|能去|去不去|记得|提醒");
    private static final Pattern ASKS =
            Pattern.compile("[?？]\\s*$|(?:吗|呢|没有|怎么样|什么时候|多少|几次|哪些|是谁|如何)[。.!！]?\\s*$|^(?:谁|什么时候|哪|怎么|为什么|有没有)");
    private static final Pattern WANTS =
            Pattern.compile("^(?:帮我|帮忙|看看|看一下|查|给我|请|麻烦|提醒|列出|统计|总结|搜|找|谢谢|感谢|多谢|辛苦|收到|您好|你好|大家好|各位|转发)");

    /** What it seems to be. */
    enum Verdict {
        /** Plainly a report. */
        REPORT,
        /** Perhaps: to be asked. */
        MAYBE,
        NO
    }

    private ReportJudge() {}

    static Verdict judge(String text) {
        String plain = text.strip();
        int length = plain.codePointCount(0, plain.length());
        int headings = FieldLines.count(plain);
        if (headings >= 2 && FieldLines.namesCustomer(plain)) {
            return plain.contains("会议") && !VISIT.matcher(plain).find() ? Verdict.MAYBE : Verdict.REPORT;
        }
        Matcher visit = VISIT.matcher(plain);
        if (length < SHORTEST || !visit.find() || WANTS.matcher(plain).find()) {
            return Verdict.NO;
        }
        if (ASKS.matcher(plain).find() && length < LONG_QUESTION) {
            return Verdict.NO;
        }
        boolean done = DONE.matcher(plain).find();
        if (!done || TO_COME.matcher(clause(plain, visit.start(), visit.end())).find()) {
            return length >= LONG_QUESTION ? Verdict.MAYBE : Verdict.NO;
        }
        return SAID.matcher(plain).find() && length >= FULL ? Verdict.REPORT : Verdict.MAYBE;
    }

    /** From the beginning of the clause of the visit to its end. */
    private static String clause(String text, int start, int end) {
        int from = start;
        while (from > 0 && "，,。；;！!？?\n".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return text.substring(from, end);
    }
}

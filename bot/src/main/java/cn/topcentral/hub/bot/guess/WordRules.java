package cn.topcentral.hub.bot.guess;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that stand for a command that only looks; the first rule that fits decides. */
final class WordRules {
    private record Rule(Pattern words, String command) {
        static Rule of(String words, String command) {
            return new Rule(Pattern.compile(words), command);
        }
    }

    /** What is asked of one customer. How something goes is a question of what was said, even where a price is meant. */
    private static final List<Rule> ABOUT_CUSTOMER = List.of(
            Rule.of("谈到哪|谈得|谈的怎|怎么说|为什么|为啥|说过|说了什么|说什么|答应|同意|什么时候|啥时候|哪一步|到哪了|有没有提|提到|多少天|原因", "ask"),
            Rule.of("报价|价格|多少钱|什么价|单价|价位", "price"),
            Rule.of("风险|预警|流失|危险", "risks"),
            Rule.of("商机|机会|需求|想买|要买", "opps"),
            Rule.of("建议|怎么跟|如何跟|下一步|怎么办|该怎么", "advice"),
            Rule.of("洞察|画像|关系|分析", "insight"),
            Rule.of("待办|要做|没做|任务|欠.{0,4}什么|承诺", "tasks"),
            Rule.of("谁负责|负责人|谁在跟|谁跟|谁的客户|联系人|客户资料|对接人", "customer"),
            Rule.of("报告|周报|月报|日报", "report"),
            Rule.of("最近|近况|怎么样|怎样|如何|情况|动态|聊了|沟通|时间轴|看看|看一下|看下|查一下|查下|联系过|进展|往来|记录", "timeline"));

    private static final Pattern QUESTION = Pattern.compile("[？?]$|吗$|呢$|几|多少|哪|谁|是否|是不是|有没有");

    private static final Pattern PERIOD =
            Pattern.compile("今天|昨天|前天|本周|这周|上周|本月|这个月|上个月|上月|今年|去年|[近过去最]{0,2}\\d{1,3}个?(?:天|周|月)|半年");

    private static final Pattern TASKS = Pattern.compile(
            "待办|(?:我|今天|明天|本周|这周|现在).{0,6}(?:要做|该做|做什么|干什么|干啥|做啥|忙什么)|(?:我|今天|本周).{0,6}(?:有什么事|有啥事|有哪些事|任务)|我.{0,4}(?:没做完|没完成|逾期)");
    private static final Pattern REPORT = Pattern.compile(
            "^(?:请|帮我|给我|我要|我想)?(?:看看|看一下|看下|看|发一下|发|来|生成|出)?(?:一[份下个])?(今天|昨天|本周|这周|上周|本月|上月|上个月)?的?(日报|周报|月报)(?:呢|吧|给我)?$");
    private static final Pattern RISKS =
            Pattern.compile("(?:有|哪些|什么|哪个|看看|多少).{0,6}风险|风险.{0,4}(?:客户|有哪些|怎么样)|(?:哪些|哪个|什么)客户.{0,6}(?:流失|危险)");
    private static final Pattern STATUS =
            Pattern.compile("系统.{0,4}(?:正常|状态|怎么样)|(?:渠道|数据|邮件|电话).{0,4}(?:正常吗|收得到吗|有没有进来|断了)|(?:哪个|哪些)渠道");

    private WordRules() {}

    /** The line for a sentence about a customer; empty when nothing is asked. */
    static Optional<String> aboutCustomer(Sentence sentence, String customer) {
        for (Rule rule : ABOUT_CUSTOMER) {
            if (sentence.says(rule.words())) {
                return Optional.of(line(rule.command(), customer, sentence));
            }
        }
        return sentence.says(QUESTION) ? Optional.of(line("ask", customer, sentence)) : Optional.empty();
    }

    /** The line for a sentence that names no customer. */
    static Optional<String> ownOrAll(Sentence sentence) {
        Matcher report = REPORT.matcher(Sentence.trimmed(sentence.rest()).replaceAll("[？?！!]+$", ""));
        if (report.matches()) {
            return Optional.of("/report " + report.group(2));
        } else if (sentence.says(TASKS)) {
            return Optional.of(("/tasks " + tasks(sentence.rest())).strip());
        } else if (sentence.says(RISKS)) {
            return Optional.of("/risks");
        }
        return sentence.says(STATUS) ? Optional.of("/status") : Optional.empty();
    }

    private static String line(String command, String customer, Sentence sentence) {
        return switch (command) {
            case "ask" -> "/ask " + customer + " " + Sentence.trimmed(sentence.rest());
            case "timeline" -> ("/timeline " + customer + " " + period(sentence.rest())).strip();
            case "tasks" -> ("/tasks " + customer + " " + span(sentence.rest())).strip();
            default -> "/" + command + " " + customer;
        };
    }

    private static String period(String words) {
        Matcher period = PERIOD.matcher(words);
        return period.find() ? period.group() : "";
    }

    private static String tasks(String words) {
        return ((words.contains("团队") ? "团队 " : "") + span(words)).strip();
    }

    private static String span(String words) {
        if (words.contains("逾期") || words.contains("过期")) {
            return "逾期";
        } else if (words.contains("今天")) {
            return "今天";
        }
        return words.contains("本周") || words.contains("这周") ? "本周" : "";
    }
}

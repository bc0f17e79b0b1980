package cn.topcentral.hub.bot.web.page.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a technical reason means and what to do about it, in Chinese. The reasons are written in English, for the log, by many hands; what is common to
 * them are a few words.
 */
final class ReasonWords {
    private ReasonWords() {}

    /**
     * A meaning.
     *
     * @param words what happened
     * @param remedy what to do
     */
    record Meaning(String words, String remedy) {}

    private record Rule(Pattern pattern, Meaning meaning) {
        static Rule of(String pattern, String words, String remedy) {
            return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), new Meaning(words, remedy));
        }
    }

    /** The first that fits counts. */
    private static final List<Rule> RULES = List.of(
            Rule.of("not configured|no source serves|unserved", "配置里没有这个来源", "在配置文件里把它加回来并重启，再点重试；确实不用了就不再处理。"),
            Rule.of(
                    "\\b401\\b|\\b403\\b|unauthori[sz]ed|forbidden|authenticat|password|credential|login|secret|access_token|4000[14]|42001|60020",
                    "对方不认账号或密钥",
                    "检查配置里的账号、密码、密钥和可信IP，改好后重试。"),
            Rule.of("\\b404\\b|\\b410\\b|not found|expired|gone|no longer", "文件或链接已经失效", "让对方重新发一次；多半取不回来了。"),
            Rule.of("\\b429\\b|rate limit|too many|45009|45033", "调用太频繁，被对方限流", "等几分钟再重试。"),
            Rule.of(
                    "timed? ?out|timeout|connect|unreachable|refused to|unknown ?host|reset|no answer|\\b50[0234]\\b|unavailable",
                    "连不上对方服务器",
                    "检查网络和对方服务状态，恢复后重试。"),
            Rule.of("too large|too big|larger than|exceed|limit of", "内容太大", "在配置 extraction 里放宽大小限制后重试，或到来源系统里看原件。"),
            Rule.of("key version|decrypt|private key|signature", "解不开：缺少对应的密钥", "补上会话存档对应版本的私钥并重启，再点重试。"),
            Rule.of("unreadable|decod|malformed|parse|json|unexpected|corrupt|damaged", "内容看不懂", "下载原文看看；升级系统后可以重试。"),
            Rule.of("refused|reject|missing|invalid", "内容不完整，被拒收", "下载原文看看缺什么；在来源系统里补齐后会再推送。"),
            Rule.of("model|llm|budget|token", "模型没有给出可用的结果", "检查 llm 配置和当天预算，再点重试。"),
            Rule.of("invaliduser|user|member|not in|chat", "收件人不在应用可见范围，或群不可用", "在企业微信后台检查可见范围和群机器人，再重发。"));

    private static final Meaning OTHER = new Meaning("处理失败", "先重试一次；还不行，把下面的原因和系统日志一起发给技术支持。");

    static Meaning of(String reason) {
        return RULES.stream()
                .filter(rule -> rule.pattern().matcher(reason).find())
                .map(Rule::meaning)
                .findFirst()
                .orElse(OTHER);
    }
}

package cn.topcentral.hub.connectors.email;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How mail programs mark quoted history and signatures in text. One line of this class per program; the tests hold a sample of each. */
final class QuoteMarkers {

    /** An attribution longer than this is a paragraph that happens to end in 写道. */
    private static final int MAX_ATTRIBUTION = 250;

    private static final int MAX_ATTRIBUTION_LINES = 3;
    private static final int HEADER_BLOCK_LINES = 6;

    private static final Pattern QUOTED = Pattern.compile("^[ \\t]*>(?:[\\s>].*)?$");
    private static final Pattern RULE = Pattern.compile("^[-_=*─—]{5,}$");

    // ------------------ 原始邮件 ------------------ (QQ, exmail), -----邮件原件----- (Outlook), ---- 回复的原邮件 ---- (NetEase), …
    private static final Pattern DASHED = Pattern.compile("(?i)^[-_—─]{2,}\\s*(?:原始邮件|原始郵件|原始信件|邮件原件|原邮件|回复的原邮件|回复的邮件|"
            + "转发的邮件|转发邮件|转发邮件信息|轉寄的郵件|original|original message|original mail|forwarded message|"
            + "forwarded mail|reply message)\\s*[-_—─]{2,}$");

    private static final Pattern SENDER = label("发件人|寄件人|寄件者|发信人|from|von|de");
    private static final Pattern TIME = label("发送时间|发送日期|寄件日期|日期|时间|傳送時間|sent|date|sent at");
    private static final Pattern ADDRESSEE = label("收件人|收件者|抄送|cc|to");
    private static final Pattern SUBJECT = label("主题|主旨|標題|subject");

    private static final Pattern WROTE =
            Pattern.compile("(?i).*(?:wrote|writes|写道|寫道|写到|schrieb|a écrit|написал[аи]?|пишет)\\s*[:：]$");
    private static final Pattern ATTRIBUTION_START = Pattern.compile("(?i)^(?:on|at|在|\\d|.{1,60}于).*");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:：]\\d{2}");
    private static final Pattern DATE = Pattern.compile("\\d{4}|\\d{1,2}月\\d{1,2}日|\\d{1,2}[./]\\d{1,2}[./]\\d{2}");

    private static final Pattern DEVICE = Pattern.compile(
            "(?i)^(?:发自|發自|来自|從我的|从我的|通过|sent from|sent with|sent via|get outlook for|获取).{0,4}"
                    + "(?:我的|my|mail for|outlook|yahoo|iphone|ipad|huawei|sparrow|samsung|foxmail|qq|网易|阿里|钉钉|企业微信|.{1,12}邮箱|.{1,12}客户端).{0,60}$");

    private static final Pattern NOTICE = Pattern.compile(
            "(?i)^[*【\\[\\s]*(?:保密|机密|免责|重要提示|声明|本邮件|本电子邮件|此邮件|this e-?mail|this message|this communication|"
                    + "confidentiality|disclaimer|the information (?:contained )?in this).*");
    private static final Pattern NOTICE_WORDS =
            Pattern.compile("(?i)保密|机密|免责|误收|预期收件人|指定收件人|confidential|privileged|intended recipient|disclaim");

    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\uFEFF]");
    private static final Pattern BLANK = Pattern.compile("[\\u00A0\\u3000\\t]");
    private static final Pattern PADDED_WORD = Pattern.compile("^(\\p{IsHan})\\s+(\\p{IsHan})");
    private static final Pattern PADDED_COLON = Pattern.compile("^([^:：]{1,16}?)\\s+([:：])");

    private QuoteMarkers() {}

    private static Pattern label(String words) {
        return Pattern.compile("(?i)^(?:" + words + ")[:：].*");
    }

    /** The line as compared: no invisible characters, ideographic and fixed spaces as spaces, no asterisks of converted bold text. */
    static String plain(String line) {
        return BLANK.matcher(INVISIBLE.matcher(line).replaceAll(""))
                .replaceAll(" ")
                .replace("*", "")
                .strip();
    }

    static boolean isQuotedLine(String line) {
        return QUOTED.matcher(line).matches();
    }

    static boolean isRule(String line) {
        return RULE.matcher(plain(line).replace(" ", "")).matches();
    }

    static boolean isSignatureDashes(String line) {
        return plain(line).equals("--");
    }

    static boolean isDeviceLine(String line) {
        return DEVICE.matcher(plain(line)).matches();
    }

    /** A paragraph that says the mail is confidential; the words may stand a few lines below its beginning. */
    static boolean startsNotice(List<String> lines, int i) {
        if (!NOTICE.matcher(plain(lines.get(i))).matches()) {
            return false;
        }
        String paragraph = String.join(" ", lines.subList(i, Math.min(lines.size(), i + 4)));
        return NOTICE_WORDS.matcher(paragraph).find();
    }

    /** A dashed title or a header block: from here to the end is history. */
    static boolean startsBlock(List<String> lines, int i) {
        return DASHED.matcher(plain(lines.get(i))).matches() || startsHeaderBlock(lines, i);
    }

    /** Sender and one of time or subject: sender and addressee alone also stand on a delivery note. */
    private static boolean startsHeaderBlock(List<String> lines, int i) {
        if (!isLabel(tight(lines.get(i)))) {
            return false;
        }
        boolean sender = false;
        boolean second = false;
        for (int j = i; j < Math.min(lines.size(), i + HEADER_BLOCK_LINES); j++) {
            String line = tight(lines.get(j));
            sender |= SENDER.matcher(line).matches();
            second |= TIME.matcher(line).matches() || SUBJECT.matcher(line).matches();
        }
        return sender && second;
    }

    /** Who wrote what is forwarded: the sender in the first header block. */
    static Optional<String> forwardedSender(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (startsHeaderBlock(lines, i)) {
                return lines.subList(i, Math.min(lines.size(), i + HEADER_BLOCK_LINES)).stream()
                        .map(QuoteMarkers::tight)
                        .filter(line -> SENDER.matcher(line).matches())
                        .map(line -> line.replaceFirst("^[^:：]*[:：]", "").strip())
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static boolean isLabel(String line) {
        return SENDER.matcher(line).matches()
                || TIME.matcher(line).matches()
                || ADDRESSEE.matcher(line).matches()
                || SUBJECT.matcher(line).matches();
    }

    /** Labels are padded to one width: 日　期, 主 题. */
    private static String tight(String line) {
        String joined = PADDED_WORD.matcher(plain(line)).replaceFirst("$1$2");
        return PADDED_COLON.matcher(joined).replaceFirst("$1$2");
    }

    /**
     * How many lines from {@code i} on say who wrote the following and when ({@code 在 2024年6月15日，09:30，张三 <a@b> 写道：}); 0 when they do not.
     *
     * @param quoted whether a line is already known as quoted
     */
    static int attributionLength(List<String> lines, int i, IntPredicate quoted) {
        StringBuilder joined = new StringBuilder();
        for (int length = 1; length <= MAX_ATTRIBUTION_LINES && i + length <= lines.size(); length++) {
            String line = plain(lines.get(i + length - 1));
            if (line.isEmpty() || quoted.test(i + length - 1)) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line);
            String text = joined.toString();
            if (text.length() > MAX_ATTRIBUTION
                    || (length == 2 && !ATTRIBUTION_START.matcher(text).matches())) {
                return 0;
            }
            if (length > 1
                    && ATTRIBUTION_START.matcher(line).matches()
                    && WROTE.matcher(line).matches()) {
                return 0; // begins on this line, not on the one before
            }
            if (isAttribution(text, nextQuoted(lines, i + length, quoted))) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isAttribution(String text, boolean beforeQuote) {
        Matcher wrote = WROTE.matcher(text);
        boolean address = text.indexOf('@') > 0;
        boolean moment = CLOCK.matcher(text).find() && DATE.matcher(text).find();
        if (wrote.matches()) {
            return address || moment;
        }
        // In a language not listed: an address and a digit, a colon at the end, quoted lines below.
        return beforeQuote && address && moment && (text.endsWith(":") || text.endsWith("："));
    }

    private static boolean nextQuoted(List<String> lines, int from, IntPredicate quoted) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return quoted.test(i);
            }
        }
        return false;
    }
}

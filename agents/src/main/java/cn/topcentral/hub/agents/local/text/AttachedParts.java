package cn.topcentral.hub.agents.local.text;

import cn.topcentral.hub.agents.local.text.Segment.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells, line by line, what is said now from what mail programs, chat programs and lawyers attach. Sources split off most of it before
 * (connectors); this catches what comes as plain text: pasted mails, forwarded chats, forms.
 */
final class AttachedParts {
    private static final int SIGNATURE_LINES = 9;
    private static final int SIGNATURE_WIDTH = 60;
    private static final int HEADER_LINES = 5;

    private static final Pattern QUOTE_MARK = Pattern.compile("^>.*");
    private static final Pattern SEPARATOR = Pattern.compile(
            "^[-=_*\\s]{2,}\\s?(?:原始邮件|原邮件|原始信息|转发的?邮件|转发邮件信息|转发|回复邮件|邮件原文|历史邮件|Original Message"
                    + "|Original Appointment|Forwarded message|Begin forwarded message|Reply message)\\s?:?[-=_*\\s]{0,40}$|^Begin forwarded message:.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WROTE = Pattern.compile(
            "^(?:On|Am|Le) .{4,120}(?:wrote|schrieb|a écrit)\\s?:$|^(?:在|于)?.{4,120}写道\\s?:$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER =
            Pattern.compile("^\\**(?:发件人|寄件者|寄件人|From)\\**\\s?:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_HEADER = Pattern.compile(
            "^\\**(?:发送时间|发送日期|日期|时间|收件人|抄送|主题|主旨|寄件日期|Sent|Date|To|Cc|Subject)\\**\\s?:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHAT_QUOTE = Pattern.compile("^「.{1,400}」$");
    private static final Pattern CHAT_QUOTE_RULE = Pattern.compile("^(?:- ?){5,60}$|^-{5,60}$");
    private static final Pattern SIGN_OFF = Pattern.compile(
            "^(?:(?:best|kind|warm|many thanks and|with best|with kind)?\\s?(?:regards|rgds|wishes)|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?"
                    + "|cheers|best|br|b\\.?rgds|(?:thanks|tks|thx)(?: ?(?:&|and) ?(?:best )?(?:rgds|regards))?|thank you|mit freundlichen grüßen"
                    + "|此致|顺颂.{0,6}|顺祝.{0,6}|敬祝.{0,6}|祝商祺|商祺|祝好|祝顺|祝.{0,4}[安祺顺]|敬上|以上)[,.!，。！]{0,2}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DASHES = Pattern.compile("^--\\s?$");
    private static final Pattern SENT_FROM = Pattern.compile(
            "^(?:发自我的|来自我的|从我的.{1,12}发送|Sent from my|Get Outlook for).{0,40}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DISCLAIMER = Pattern.compile(
            "(?:本(?:电子)?邮件(?:及其?|和|、)(?:任何)?附件.{0,20}(?:保密|机密|仅供|仅限)|仅供(?:上述|指定)?收件人|如您?(?:并)?非(?:指定|预期)的?收件人|误收本邮件"
                    + "|intended (?:only )?(?:solely )?for the (?:use|addressee)|intended recipient|this e-?mail (?:and any|message).{0,40}confidential|confidentiality notice)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POSTSCRIPT =
            Pattern.compile("^(?:P\\.?\\s?S\\b|又及|另[:外，,]|补充).*", Pattern.CASE_INSENSITIVE);

    private AttachedParts() {}

    /** The kind of every line. A text that is nothing but attached is read all the same: somebody passed it on to be read. */
    static List<Kind> kinds(List<Line> lines, boolean letter) {
        Kind[] kinds = new Kind[lines.size()];
        Arrays.fill(kinds, Kind.BODY);
        int end = quotes(lines, kinds);
        if (letter) {
            signature(lines, kinds, end);
        }
        disclaimers(lines, kinds);
        boolean anything = false;
        for (int i = 0; i < kinds.length; i++) {
            anything |= kinds[i] == Kind.BODY && !lines.get(i).isEmpty();
        }
        if (!anything) {
            Arrays.fill(kinds, Kind.BODY);
        }
        return List.of(kinds);
    }

    private static int quotes(List<Line> lines, Kind[] kinds) {
        for (int i = 0; i < kinds.length; i++) {
            if (startsHistory(lines, i)) {
                Arrays.fill(kinds, i, kinds.length, Kind.QUOTED);
                return i;
            }
            String text = lines.get(i).text();
            if (QUOTE_MARK.matcher(text).matches()) {
                kinds[i] = Kind.QUOTED;
            } else if (CHAT_QUOTE.matcher(text).matches()
                    && i + 1 < kinds.length
                    && CHAT_QUOTE_RULE.matcher(lines.get(i + 1).text()).matches()) {
                kinds[i] = Kind.QUOTED;
                kinds[++i] = Kind.QUOTED;
            }
        }
        return kinds.length;
    }

    private static boolean startsHistory(List<Line> lines, int i) {
        String text = lines.get(i).text();
        if (text.length() > 200) {
            return false;
        }
        if (SEPARATOR.matcher(text).matches() || WROTE.matcher(text).matches()) {
            return true;
        }
        if (!HEADER.matcher(text).matches()) {
            return false;
        }
        int last = Math.min(lines.size(), i + HEADER_LINES);
        return lines.subList(i + 1, last).stream()
                .anyMatch(line -> OTHER_HEADER.matcher(line.text()).matches());
    }

    private static void signature(List<Line> lines, Kind[] kinds, int end) {
        for (int i = 0; i < end; i++) {
            String text = lines.get(i).text();
            if (text.length() > SIGNATURE_WIDTH || kinds[i] != Kind.BODY) {
                continue;
            }
            boolean device = SENT_FROM.matcher(text).matches();
            if (device) {
                kinds[i] = Kind.SIGNATURE;
            } else if (SIGN_OFF.matcher(text).matches() || DASHES.matcher(text).matches()) {
                closeLetter(lines, kinds, i, end);
            }
        }
    }

    private static void closeLetter(List<Line> lines, Kind[] kinds, int from, int end) {
        int filled = 0;
        int last = from;
        while (last + 1 < end && !POSTSCRIPT.matcher(lines.get(last + 1).text()).matches()) {
            Line next = lines.get(last + 1);
            filled += next.isEmpty() ? 0 : 1;
            if (filled > SIGNATURE_LINES
                    || (next.text().length() > SIGNATURE_WIDTH
                            && !DISCLAIMER.matcher(next.text()).find())) {
                return;
            }
            last++;
        }
        Arrays.fill(kinds, from, last + 1, Kind.SIGNATURE);
    }

    private static void disclaimers(List<Line> lines, Kind[] kinds) {
        for (int i = 0; i < kinds.length; i++) {
            if (DISCLAIMER.matcher(lines.get(i).text()).find()) {
                kinds[i] = Kind.DISCLAIMER;
            }
        }
    }
}

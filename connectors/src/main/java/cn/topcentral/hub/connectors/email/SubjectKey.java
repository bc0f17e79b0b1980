package cn.topcentral.hub.connectors.email;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject without what mail programs put before it, so that all mails of one conversation have the same key.
 *
 * @param key without prefixes and tags, half-width, lower case, single spaces; empty when nothing is left
 * @param reply whether a reply or forward prefix was there
 * @param forward whether the outermost prefix was that of a forward
 */
public record SubjectKey(String key, boolean reply, boolean forward) {

    private static final Pattern PREFIX = Pattern.compile(
            "^\\s*(re|aw|antw|sv|回复|回覆|答复|答覆|自动回复|自動回覆|自动答复|automatic reply|(fw|fwd|wg|转发|轉發|转寄|轉寄))\\s*"
                    + "(?:[\\[(]\\s*\\d{1,4}\\s*[\\])]|\\^\\d{1,4})?\\s*:\\s*");

    /** Put there by gateways and by "already read" tools, never by a person. After NFKC, so round brackets are half-width. */
    private static final Pattern TAG = Pattern.compile(
            "^\\s*(?:[\\[(]\\s*(?:外部|外部邮件|external|external email|ext|\\**\\s*spam\\s*\\**|垃圾邮件)\\s*[\\])]"
                    + "|【(?:外部|外部邮件|垃圾邮件|[^【】]{0,20}已读)】)\\s*:?\\s*");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Reads a decoded subject. */
    public static SubjectKey of(String subject) {
        String rest = fold(subject);
        boolean reply = false;
        boolean forward = false;
        while (true) {
            Matcher prefix = PREFIX.matcher(rest);
            Matcher tag = TAG.matcher(rest);
            if (prefix.find()) {
                forward = reply ? forward : prefix.group(2) != null;
                reply = true;
                rest = rest.substring(prefix.end());
            } else if (tag.find()) {
                rest = rest.substring(tag.end());
            } else {
                return new SubjectKey(rest.strip(), reply, forward);
            }
        }
    }

    /** Lower case can undo a normal form (İ) and the normal form can bring back capitals, so until nothing changes any more. */
    private static String fold(String subject) {
        String before;
        String now = subject;
        do {
            before = now;
            now = SPACES.matcher(Normalizer.normalize(before, Normalizer.Form.NFKC))
                    .replaceAll(" ")
                    .strip()
                    .toLowerCase(Locale.ROOT);
        } while (!now.equals(before));
        return now;
    }
}

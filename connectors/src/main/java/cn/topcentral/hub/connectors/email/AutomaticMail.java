package cn.topcentral.hub.connectors.email;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a program wrote the mail, so that nobody waits for an answer. */
final class AutomaticMail {

    private static final Pattern BOUNCE_SENDER = Pattern.compile("(?i).*\\b(?:mailer-daemon|postmaster)@.*");
    private static final Pattern BOUNCE_SUBJECT =
            Pattern.compile("(?i).*(?:退信|退件|未送达|无法送达|投递失败|undeliver|delivery status notification|"
                    + "delivery (?:has )?fail|mail delivery failed|returned mail|failure notice|mail system error).*");
    private static final Pattern RECEIPT_SUBJECT =
            Pattern.compile("(?i)^(?:已读|已讀|已读回执|read|not read|gelesen)\\s*[:：].*");
    private static final Pattern REPLY_SUBJECT =
            Pattern.compile("(?i)^\\s*(?:自动回复|自動回覆|自动答复|automatic reply|auto(?:matic)?[ -]?reply|auto:|"
                    + "out of (?:the )?office|autoreply|abwesenheitsnotiz).*");

    private AutomaticMail() {}

    /** {@code auto-reply}, {@code bounce}, {@code receipt} or {@code generated}; empty when a person wrote it. */
    static Optional<String> kind(MimePart message, String subject) {
        String report = message.typeParameter("report-type").orElse("").toLowerCase(Locale.ROOT);
        if (report.equals("disposition-notification")
                || RECEIPT_SUBJECT.matcher(subject).matches()) {
            return Optional.of("receipt");
        }
        if (isBounce(message, report, subject)) {
            return Optional.of("bounce");
        }
        return autoReply(message, subject);
    }

    private static boolean isBounce(MimePart message, String report, String subject) {
        boolean daemon =
                BOUNCE_SENDER.matcher(message.header("From").orElse("")).matches();
        boolean noReturn = message.header("Return-Path")
                .map(String::strip)
                .filter("<>"::equals)
                .isPresent();
        return report.equals("delivery-status")
                || ((daemon || noReturn) && BOUNCE_SUBJECT.matcher(subject).matches());
    }

    /** RFC 3834 section 5, and what came before it. Precedence bulk alone is a newsletter, told by its list headers. */
    private static Optional<String> autoReply(MimePart message, String subject) {
        String submitted = lower(message, "Auto-Submitted");
        boolean replied = submitted.startsWith("auto-replied")
                || message.header("X-Autoreply").isPresent()
                || message.header("X-Autorespond").isPresent()
                || lower(message, "Precedence").startsWith("auto_reply")
                || REPLY_SUBJECT.matcher(subject).matches();
        if (replied) {
            return Optional.of("auto-reply");
        }
        boolean generated = submitted.startsWith("auto-")
                || lower(message, "X-Auto-Response-Suppress").contains("all");
        return generated ? Optional.of("generated") : Optional.empty();
    }

    private static String lower(MimePart message, String header) {
        return message.header(header)
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}

package cn.topcentral.hub.bot.web.form;

import cn.topcentral.hub.bot.web.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells entries of programs from those of people. Thread-safe. */
final class SpamGuard {
    static final Duration LEAST_FILL_TIME = Duration.ofSeconds(3);

    private static final int MOST_LINKS = 2;
    private static final int SHORTEST_TEXT = 15;
    private static final Pattern LINK = Pattern.compile("https?://|www\\.|\\[url", Pattern.CASE_INSENSITIVE);

    private final Clock clock;
    private final RateLimit perAddress;
    private final RateLimit sameText;

    SpamGuard(Clock clock) {
        this.clock = clock;
        // A trade fair's visitors share one address, but not in ten minutes; the same words thrice a day nobody writes.
        this.perAddress = new RateLimit(10, Duration.ofMinutes(10), clock);
        this.sameText = new RateLimit(3, Duration.ofDays(1), clock);
    }

    /** Why an entry is turned away. */
    enum Reason {
        HONEYPOT("honeypot", "自动填写", "这次提交像是程序自动填写的，没有收下。请刷新页面重新填写，或直接打电话给我们。"),
        TOO_FAST("too_fast", "提交过快", "提交得太快了，请检查一下内容，再点一次“提交”。"),
        TOO_MANY("too_many", "提交过于频繁", "提交次数太多，请十分钟后再试，或直接打电话给我们。"),
        LINKS("links", "链接过多", "留言里的链接太多，请删去链接后再提交。"),
        REPEATED_TEXT("repeated_text", "重复内容", "同样的内容已经收到多次，请换个说法或直接打电话给我们。");

        private final String code;
        private final String word;
        private final String sentence;

        Reason(String code, String word, String sentence) {
            this.code = code;
            this.word = word;
            this.sentence = sentence;
        }

        String code() {
            return code;
        }

        /** For the visitor. */
        String sentence() {
            return sentence;
        }

        /** For colleagues. */
        static String wordOf(String code) {
            for (Reason reason : values()) {
                if (reason.code.equals(code)) {
                    return reason.word;
                }
            }
            return code;
        }
    }

    /** @param trap what stands in the field that people do not see */
    Optional<Reason> check(FormAnswers answers, FormStamp.Page page, String trap, String address) {
        if (!perAddress.allows(address)) {
            return Optional.of(Reason.TOO_MANY);
        }
        if (!trap.isEmpty()) {
            return Optional.of(Reason.HONEYPOT);
        }
        if (Duration.between(page.madeAt(), clock.instant()).compareTo(LEAST_FILL_TIME) < 0) {
            return Optional.of(Reason.TOO_FAST);
        }
        String text = String.join("\n", answers.values().values());
        if (LINK.matcher(text).results().count() > MOST_LINKS) {
            return Optional.of(Reason.LINKS);
        }
        String message = answers.get("message").replaceAll("\\s", "");
        return message.length() >= SHORTEST_TEXT && !sameText.allows(message)
                ? Optional.of(Reason.REPEATED_TEXT)
                : Optional.empty();
    }
}

package cn.topcentral.hub.bot.web.page.source;

import cn.topcentral.hub.storage.trouble.Troubles;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an act came to, in a word that fits an address and in a sentence. */
final class TroubleActs {
    private static final Pattern DONE = Pattern.compile("(retry|dismiss)-(\\d{1,9})");

    private TroubleActs() {}

    /** The sentence for {@code retry-12}; empty for what no act wrote. */
    static Optional<String> told(Optional<String> done) {
        return done.map(DONE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> sentence(matcher.group(1).equals("retry"), Integer.parseInt(matcher.group(2))));
    }

    private static String sentence(boolean retry, int count) {
        if (count == 0) {
            return retry ? "没有可以重试的：可能刚刚处理好了；同事的提问不会重答，请他再问一次。" : "没有要放弃的：可能刚刚处理好了。";
        }
        String more = count == Troubles.MOST_AT_ONCE ? "一次最多这么多，还有的话请再点一次。" : "";
        return retry ? "已放回队列" + count + "条，马上重新处理。" + more : "已不再处理" + count + "条。" + more;
    }
}

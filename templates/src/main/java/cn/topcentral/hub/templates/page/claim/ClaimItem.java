package cn.topcentral.hub.templates.page.claim;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that waits to be claimed, or what was just decided about it.
 *
 * @param path where decisions about it go, {@code /claims/points/12}
 * @param icon of its channels
 * @param label the number, the address or the channel
 * @param name what its source calls it
 * @param facts how often and since when
 * @param texts what was said, the newest first
 * @param guesses whose it may be
 * @param records how many records move when it is claimed
 * @param decided what somebody decided; then nothing is left to do but to take it back
 * @param said what was just done with it; empty on a page that is only looked at
 */
public record ClaimItem(
        String path,
        String icon,
        String label,
        Optional<String> name,
        String facts,
        List<Text> texts,
        List<Guess> guesses,
        long records,
        Optional<Decided> decided,
        Optional<String> said,
        String csrf,
        Instant now)
        implements View {
    /** Something that was said. */
    public record Text(String icon, Instant time, String text) {
        public Text {
            text = CleanText.lines(text).isEmpty() ? "（没有内容）" : CleanText.lines(text);
        }
    }

    /**
     * A customer whose it may be.
     *
     * @param reason why that is thought
     */
    public record Guess(String customer, String name, String reason) {
        public Guess {
            name = CleanText.line(name);
        }
    }

    /**
     * A decision.
     *
     * @param text in a sentence
     * @param page of the customer, where the reader may see it
     * @param back whether the reader may take it back
     */
    public record Decided(String text, Optional<String> page, boolean back) {
        public Decided {
            text = CleanText.line(text);
        }
    }

    public ClaimItem {
        label = CleanText.line(label);
        name = name.map(CleanText::line).filter(text -> !text.isEmpty());
        texts = List.copyOf(texts);
        guesses = List.copyOf(guesses);
    }

    @Override
    public String template() {
        return "claim/item.jte";
    }

    public String when(Text text) {
        return ChineseTime.relative(text.time(), now);
    }

    public String exactly(Text text) {
        return ChineseTime.dayHeading(ChineseTime.date(text.time()), now) + " " + ChineseTime.clock(text.time());
    }
}

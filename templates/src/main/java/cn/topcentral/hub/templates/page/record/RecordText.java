package cn.topcentral.hub.templates.page.record;

import cn.topcentral.hub.templates.page.View;
import java.util.List;

/**
 * What was written or said.
 *
 * @param prefix of the ids in it, so that several records fit on one page
 * @param passages in order; of a text that is no transcript one
 * @param left how many characters are not shown
 * @param all where the whole text is shown; empty when it is
 * @param quoted history and signature that came along; may be empty
 */
public record RecordText(String prefix, List<Passage> passages, int left, String all, String quoted) implements View {
    public RecordText {
        passages = List.copyOf(passages);
    }

    /**
     * What one speaker said without being interrupted, or a stretch that nobody is named for.
     *
     * @param name of the speaker; empty for such a stretch
     * @param side {@code ours}, {@code customer} or {@code unknown}
     * @param time since the beginning, or of day, as the source wrote it; may be empty
     */
    public record Passage(String name, String side, String time, QuotedText words) {
        public String sideLabel() {
            return switch (side) {
                case "ours" -> "我方";
                case "customer" -> "客户";
                default -> "";
            };
        }
    }

    /** Whether it tells who speaks. */
    public boolean transcript() {
        return passages.stream().anyMatch(passage -> !passage.name().isEmpty());
    }

    public boolean empty() {
        return passages.stream().allMatch(passage -> passage.words().pieces().isEmpty());
    }

    @Override
    public String template() {
        return "record/text.jte";
    }
}

package cn.topcentral.hub.templates.page.merge;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.List;
import java.util.Optional;

/**
 * The page on which merges of a customer are undone.
 *
 * @param timeline of the customer
 * @param merges that can be undone, the last first
 * @param plan what undoing one would do, once it is chosen
 * @param notice what just happened, or why nothing did
 */
public record SplitPage(
        String name,
        String timeline,
        String merge,
        List<MergePage.Choice> merges,
        Optional<MergePlanView> plan,
        Optional<String> notice,
        List<MergePage.Choice> next,
        String csrf)
        implements View {
    public SplitPage {
        name = CleanText.line(name);
        merges = List.copyOf(merges);
        next = List.copyOf(next);
        notice = notice.map(CleanText::line);
    }

    @Override
    public String template() {
        return "merge/split.jte";
    }
}

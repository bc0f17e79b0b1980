package cn.topcentral.hub.templates.page.merge;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.List;
import java.util.Optional;

/**
 * The page on which a customer is merged with another.
 *
 * @param path of the page
 * @param timeline of the customer
 * @param typed what was looked for
 * @param found whom it may be merged with
 * @param plan what would happen, once the other is chosen
 * @param notice what just happened, or why nothing did
 * @param next where that can be looked at or taken back
 */
public record MergePage(
        String name,
        String path,
        String timeline,
        String typed,
        List<Choice> found,
        Optional<MergePlanView> plan,
        Optional<String> notice,
        List<Choice> next,
        String csrf)
        implements View {
    /** A link. */
    public record Choice(String label, String note, String path) {
        public Choice {
            label = CleanText.line(label);
            note = CleanText.line(note);
        }
    }

    public MergePage {
        name = CleanText.line(name);
        typed = CleanText.line(typed);
        found = List.copyOf(found);
        next = List.copyOf(next);
        notice = notice.map(CleanText::line);
    }

    @Override
    public String template() {
        return "merge/merge.jte";
    }
}

package cn.topcentral.hub.templates.page.search;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.SoughtWords;
import cn.topcentral.hub.templates.text.SoughtWords.Piece;
import java.util.List;
import java.util.Optional;

/** What was found beside records, in groups; groups without a hit are left out. */
public record SearchFound(List<Group> groups) {
    public static final SearchFound NOTHING = new SearchFound(List.of());

    /**
     * Hits of a kind.
     *
     * @param more where more of them are listed; empty when these are all
     */
    public record Group(String heading, List<Hit> hits, Optional<String> more) {
        public Group {
            hits = List.copyOf(hits);
        }
    }

    /**
     * A hit.
     *
     * @param title what it is called
     * @param page where it is; empty where it has no page
     * @param text what else there is to say
     * @param note in small type
     */
    public record Hit(String icon, String title, Optional<String> page, String text, String note) {
        public Hit {
            title = CleanText.line(title).isEmpty() ? "（没有名称）" : CleanText.line(title);
            text = CleanText.line(text);
            note = CleanText.line(note);
        }

        public List<Piece> titlePieces(SoughtWords words) {
            return words.marked(title);
        }

        public List<Piece> textPieces(SoughtWords words) {
            return words.marked(text);
        }
    }

    public SearchFound {
        groups = List.copyOf(groups);
    }
}

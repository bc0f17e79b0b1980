package cn.topcentral.hub.templates.page.board;

import cn.topcentral.hub.templates.page.View;
import java.util.List;

/**
 * The alerts that stand with a team's customers: a part of the board.
 *
 * @param csrf what its forms send along
 * @param levels the worst first; empty when nothing stands
 * @param said what came of the last change; blank for nothing
 * @param more whether there are more than are shown
 */
public record BoardAlerts(String csrf, List<Level> levels, String said, boolean more) implements View {
    /** Alerts of one level. */
    public record Level(String label, String tone, List<Line> lines) {
        public Level {
            lines = List.copyOf(lines);
        }
    }

    /**
     * An alert.
     *
     * @param who has it
     * @param since when it began, for machines, in full, and as people say it
     * @param path of the customer, or of the communication
     * @param open whether it still waits for somebody
     */
    public record Line(
            long id,
            String customer,
            String kind,
            String title,
            String who,
            String sinceIso,
            String sinceFull,
            String since,
            String state,
            String path,
            boolean open) {}

    public BoardAlerts {
        levels = List.copyOf(levels);
    }

    @Override
    public String template() {
        return "board/alerts.jte";
    }
}
